import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { freeNames } from './freeNames.ts';
import { everyNode, importsOf, type Node, nameOf, parse, propertyOf } from './syntax.ts';

export interface Source {
  /** From the project's root, with slashes. */
  path: string;
  source: string;
}

interface Module {
  path: string;
  program: Node;
  /** Imports that are files of this project, as paths from its root. */
  files: string[];
  /** Those that are not: names of packages, Node's own included. */
  packages: string[];
  hasComputedImport: boolean;
}

/** All that is wrong with the sources, in sentences; empty when they keep to ARCHITECTURE.md. */
export function architectureProblems(sources: readonly Source[]): string[] {
  const modules = sources.map(toModule);
  return [...modules.flatMap((module) => checks.flatMap((check) => check(module))), ...cycles(modules)];
}

function toModule({ path, source }: Source): Module {
  const program = parse(path, source);
  const found = importsOf(program);
  const imports = found.filter((specifier) => specifier !== null);
  const [relative, others] = [imports.filter(isRelative), imports.filter((specifier) => !isRelative(specifier))];
  return {
    path,
    program,
    files: relative.map((specifier) => posix.join(posix.dirname(path), specifier)),
    packages: others,
    hasComputedImport: imports.length < found.length,
  };
}

const isRelative = (specifier: string): boolean => specifier.startsWith('.') || specifier.startsWith('/');

const isPackage = (specifier: string, name: string): boolean => specifier === name || specifier.startsWith(`${name}/`);

const isBuiltIn = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0]!);

type Check = (module: Module) => string[];

/** From left to right: each imports only from its left. */
const LAYERS = ['kernel', 'model', 'store', 'domain', 'rules', 'exchange', 'sample', 'api'];

const layerOf = (path: string): number => LAYERS.indexOf(path.split('/')[1]!);

const sharedImportsFromItsLeft: Check = ({ path, files, packages }) => {
  if (!path.startsWith('shared/')) return [];
  if (layerOf(path) < 0) return [`${path} lies in no layer of shared/.`];
  return [
    ...files
      .filter((file) => !file.startsWith('shared/') || layerOf(file) > layerOf(path) || layerOf(file) < 0)
      .map((file) => `${path} imports ${file}, which is not on its left.`),
    ...packages.filter(isBuiltIn).map((name) => `${path} imports ${name}: shared/ knows no Node.`),
  ];
};

/** Where a file's own imports may lead. Anything that starts with none of these is refused. */
const MAY_IMPORT: [from: RegExp, to: RegExp][] = [
  [/^electron\/backend\//, /^(shared|electron\/backend)\//],
  [/^electron\/cli(\/|\.ts$)/, /^(shared|electron\/backend|electron\/cli)\//],
  [/^electron\//, /^(shared|electron)\//],
  [/^renderer\//, /^(shared|renderer)\//],
];

const staysInItsPart: Check = ({ path, files }) => {
  const allowed = MAY_IMPORT.find(([from]) => from.test(path))?.[1];
  return allowed
    ? files.filter((file) => !allowed.test(file)).map((file) => `${path} imports ${file}, which is not for it.`)
    : [];
};

const rendererKnowsNoNode: Check = ({ path, packages }) =>
  path.startsWith('renderer/')
    ? packages.filter(isBuiltIn).map((name) => `${path} imports ${name}: a window knows no Node.`)
    : [];

/** Scripts find and start Electron from outside; they are no part of the app. */
const onlyTheDesktopImportsElectron: Check = ({ path, packages }) =>
  /^scripts\/|^electron\/(main|preload|pdf)\.ts$|^electron\/desktop\//.test(path)
    ? []
    : packages
        .filter((name) => isPackage(name, 'electron'))
        .map(() => `${path} imports electron: only the desktop around the backend does.`);

const onlyTimeImportsTemporal: Check = ({ path, packages }) =>
  path === 'shared/kernel/time.ts'
    ? []
    : packages
        .filter((name) => isPackage(name, 'temporal-polyfill') || isPackage(name, 'temporal-spec'))
        .map((name) => `${path} imports ${name}: only shared/kernel/time.ts does.`);

/** Scripts may start what they are told to. */
const importsAreWrittenOut: Check = ({ path, hasComputedImport }) =>
  hasComputedImport && !path.startsWith('scripts/')
    ? [`${path} imports what it computes, so nobody can see what.`]
    : [];

const onlyTransportKnowsTheBridge: Check = ({ path, program }) => {
  if (path === 'renderer/app/transport.ts') return [];
  const isWindow = (node: unknown) => ['window', 'globalThis', 'self'].includes(nameOf(node) ?? '');
  const isBridge = (node: Node): boolean =>
    (node.type === 'MemberExpression' && propertyOf(node) === 'bridge' && isWindow(node.object)) ||
    (node.type === 'VariableDeclarator' && isWindow(node.init) && JSON.stringify(node.id).includes('"bridge"'));
  const isUsed = [...everyNode(program)].some(isBridge) || freeNames(program).some(({ name }) => name === 'bridge');
  return isUsed ? [`${path} uses window.bridge: only renderer/app/transport.ts does.`] : [];
};

const FORBIDDEN = new Set(
  'process window document fetch setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame globalThis self require Buffer navigator localStorage performance crypto __dirname __filename'.split(
    ' ',
  ),
);

const sharedReadsNothingFromTheWorld: Check = ({ path, program }) => {
  if (!path.startsWith('shared/')) return [];
  const globals = freeNames(program).flatMap(({ name, parent }) => {
    if (FORBIDDEN.has(name)) return [name];
    if (name === 'Date' && !isHarmlessDate(parent)) return ['the clock through Date'];
    if (name === 'Math' && !isHarmlessMath(parent)) return ['Math.random'];
    return [];
  });
  const temporal = [...everyNode(program)].filter(
    (node) => node.type === 'MemberExpression' && propertyOf(node) === 'Now',
  );
  const used = [...globals, ...temporal.map(() => 'the clock through Temporal.Now')];
  return used.map((name) => `${path} uses ${name}: shared/ is given all that it knows.`);
};

/** `new Date(epoch)`, `Date.parse`, `Date.UTC`: they read no clock. */
function isHarmlessDate(parent: Node): boolean {
  if (parent.type === 'NewExpression') return (parent.arguments as unknown[]).length > 0;
  return parent.type === 'MemberExpression' && ['parse', 'UTC'].includes(propertyOf(parent) ?? '');
}

const isHarmlessMath = (parent: Node): boolean =>
  parent.type === 'MemberExpression' && ![null, 'random'].includes(propertyOf(parent));

const checks: Check[] = [
  sharedImportsFromItsLeft,
  staysInItsPart,
  rendererKnowsNoNode,
  onlyTheDesktopImportsElectron,
  onlyTimeImportsTemporal,
  importsAreWrittenOut,
  onlyTransportKnowsTheBridge,
  sharedReadsNothingFromTheWorld,
];

/** Rounds of imports, each once, from its first file by name on. */
function cycles(modules: readonly Module[]): string[] {
  const filesByPath = new Map(modules.map(({ path, files }) => [path, files]));
  const state = new Map<string, 'open' | 'done'>();
  const found = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done' || !filesByPath.has(path)) return;
    if (state.get(path) === 'open') {
      const round = trail.slice(trail.indexOf(path));
      const first = round.indexOf(round.toSorted()[0]!);
      const turned = [...round.slice(first), ...round.slice(0, first)];
      found.add(`${[...turned, turned[0]].join(' -> ')} is a round.`);
      return;
    }
    state.set(path, 'open');
    for (const file of filesByPath.get(path)!) walk(file, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of [...filesByPath.keys()].toSorted()) walk(path, []);
  return [...found];
}

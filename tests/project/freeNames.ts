import { childrenOf, isNode, type Node, nameOf } from './syntax.ts';

/** A name that a source uses and does not declare, with the node around it. */
interface FreeName {
  name: string;
  parent: Node;
}

/**
 * The names that come from outside: globals. A parameter `window` is a maintenance window and no global, so scopes are
 * followed. Types are passed over, for they do nothing.
 */
export function freeNames(program: Node): FreeName[] {
  const found: FreeName[] = [];
  visit(program, [new Set()], program, found);
  return found;
}

/** Nodes of types that hold an expression which runs. */
const RUNNING_TYPE_NODES = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TSEnumDeclaration',
  'TSEnumBody',
  'TSEnumMember',
  'TSParameterProperty',
  'TSExportAssignment',
  'TSModuleDeclaration',
  'TSModuleBlock',
]);

function visit(node: Node, scopes: readonly Set<string>[], parent: Node, found: FreeName[]): void {
  if (node.type.startsWith('TS') && !RUNNING_TYPE_NODES.has(node.type)) return;
  if (node.type === 'Identifier') {
    const name = node.name as string;
    if (!scopes.some((scope) => scope.has(name))) found.push({ name, parent });
    return;
  }
  const declared = declaredIn(node);
  const inner = declared.size > 0 ? [...scopes, declared] : scopes;
  for (const { field, child } of childrenOf(node)) if (!isMereName(node, field)) visit(child, inner, node, found);
}

/** Whether the field holds a name that refers to no variable: a property, a label, an import's other name. */
function isMereName(node: Node, field: string): boolean {
  switch (node.type) {
    case 'MemberExpression':
      return field === 'property' && !node.computed;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return field === 'key' && !node.computed;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'ExportAllDeclaration':
    case 'MetaProperty':
      return true;
    case 'ExportSpecifier':
      return field === 'exported';
    case 'ExportNamedDeclaration':
      // `export { a } from './b.ts'` names nothing of this source.
      return field === 'specifiers' && Boolean(node.source);
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return field === 'label';
    case 'TSEnumMember':
      return field === 'id';
    default:
      return false;
  }
}

/** The names that a node makes known to all below it. */
function declaredIn(node: Node): Set<string> {
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return namesOf((node.body as Node[]).flatMap(bindingsOf));
    case 'SwitchStatement':
      return namesOf((node.cases as Node[]).flatMap((one) => one.consequent as Node[]).flatMap(bindingsOf));
    case 'ForStatement':
      return namesOf(bindingsOf(node.init));
    case 'ForInStatement':
    case 'ForOfStatement':
      return namesOf(bindingsOf(node.left));
    case 'CatchClause':
      return namesOf([node.param]);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return namesOf([node.id, ...(node.params as unknown[]), { type: 'Identifier', name: 'arguments' }]);
    case 'ClassExpression':
      return namesOf([node.id]);
    default:
      return new Set();
  }
}

/** The patterns that a statement binds. */
function bindingsOf(statement: unknown): unknown[] {
  if (!isNode(statement)) return [];
  switch (statement.type) {
    case 'VariableDeclaration':
      return (statement.declarations as Node[]).map(({ id }) => id);
    case 'ImportDeclaration':
      return (statement.specifiers as Node[]).map(({ local }) => local);
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return bindingsOf(statement.declaration);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'TSDeclareFunction':
      return [statement.id];
    default:
      return [];
  }
}

function namesOf(patterns: readonly unknown[]): Set<string> {
  const names = new Set<string>();
  const add = (pattern: unknown): void => {
    if (!isNode(pattern)) return;
    const name = nameOf(pattern);
    if (name) names.add(name);
    else if (pattern.type === 'ObjectPattern') for (const property of pattern.properties as Node[]) add(property);
    else if (pattern.type === 'ArrayPattern') for (const element of pattern.elements as unknown[]) add(element);
    else for (const part of [pattern.value, pattern.left, pattern.argument, pattern.parameter]) add(part);
  };
  for (const pattern of patterns) add(pattern);
  return names;
}

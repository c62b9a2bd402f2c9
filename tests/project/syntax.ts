import { parseSync } from 'vite';

/** A node of the syntax tree, as far as these checks must know it. */
export interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}

/** The program of a TypeScript source. It throws where there is none: a check of what it cannot read would pass. */
export function parse(path: string, source: string): Node {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]!.message}`);
  return program as unknown as Node;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The nodes directly below one, in the order in which they are written, with the field that holds them. */
export function* childrenOf(node: Node): Iterable<{ field: string; child: Node }> {
  for (const [field, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield { field, child };
  }
}

export function* everyNode(node: Node): Iterable<Node> {
  yield node;
  for (const { child } of childrenOf(node)) yield* everyNode(child);
}

/** The text of a string literal, also one in backquotes without a hole. */
function textOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Literal') return typeof value.value === 'string' ? value.value : null;
  if (value.type === 'TSLiteralType') return textOf(value.literal);
  const [quasi, ...others] = value.type === 'TemplateLiteral' ? (value.quasis as Node[]) : [];
  return quasi && others.length === 0 ? (quasi.value as { cooked: string }).cooked : null;
}

export const nameOf = (value: unknown): string | null =>
  isNode(value) && value.type === 'Identifier' ? (value.name as string) : null;

/** `now` of `Date.now` and of `Date['now']`. */
export const propertyOf = (member: Node): string | null =>
  member.computed ? textOf(member.property) : nameOf(member.property);

/** What a source imports, in each way there is; types count. A specifier that is computed is given as null. */
export function importsOf(program: Node): (string | null)[] {
  const found: (string | null)[] = [];
  for (const node of everyNode(program)) {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ImportExpression':
        found.push(textOf(node.source));
        break;
      case 'ExportNamedDeclaration':
        if (node.source) found.push(textOf(node.source));
        break;
      case 'TSImportType':
        found.push(textOf(node.source) ?? textOf(node.argument));
        break;
      case 'TSExternalModuleReference':
        found.push(textOf(node.expression));
        break;
      case 'CallExpression':
        if (nameOf(node.callee) === 'require') found.push(textOf((node.arguments as unknown[])[0]));
        break;
    }
  }
  return found;
}

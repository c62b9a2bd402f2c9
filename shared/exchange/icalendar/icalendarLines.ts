/** Content lines of iCalendar (RFC 5545, 3.1): folded lines made whole, with name, parameters and value told apart. */

export interface ContentLine {
  /** Where it begins, as an editor counts. */
  line: number;
  /** In capitals. */
  name: string;
  /** Name in capitals -> its values, without quotes. */
  parameters: ReadonlyMap<string, readonly string[]>;
  /** As written: what it escapes depends on its type. */
  value: string;
}

/** A line that is none: what is wrong with it, and the name that it begins with, where it has one. */
export interface BrokenLine {
  line: number;
  name: string;
  problem: string;
}

export const isBroken = (line: ContentLine | BrokenLine): line is BrokenLine => 'problem' in line;

/** All content lines of a text. Line ends may be CRLF, LF or CR; a line that cannot be read is given as broken. */
export function* contentLines(text: string): Generator<ContentLine | BrokenLine> {
  let whole = '';
  let begin = 0;
  let number = 0;
  for (const row of rowsOf(text)) {
    number += 1;
    if (begin > 0 && (row.startsWith(' ') || row.startsWith('\t'))) {
      whole += row.slice(1);
      continue;
    }
    if (whole.trim() !== '') yield parseLine(whole, begin);
    whole = row;
    begin = number;
  }
  if (whole.trim() !== '') yield parseLine(whole, begin);
}

/** Where a file has LF at all, a CR is no line end of its own: some programs double it. */
function* rowsOf(text: string): Generator<string> {
  const end = text.includes('\n') ? '\n' : '\r';
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  while (from <= text.length) {
    const found = text.indexOf(end, from);
    const to = found < 0 ? text.length : found;
    yield text.slice(from, to).replace(/\r+$/, '');
    from = to + 1;
  }
}

const NAME = /^[A-Za-z0-9-]+/;
/** What a parameter's value is made of: quoted parts and plain ones. */
const PARAMETER = /^;\s*([A-Za-z0-9-]+)\s*=((?:"[^"]*"|[^",;:])*(?:,(?:"[^"]*"|[^",;:])*)*)/;

function parseLine(whole: string, line: number): ContentLine | BrokenLine {
  const name = NAME.exec(whole)?.[0].toUpperCase() ?? '';
  const broken = (problem: string): BrokenLine => ({ line, name, problem });
  if (name === '') return broken('it does not begin with the name of a property');
  const parameters = new Map<string, string[]>();
  let rest = whole.slice(name.length).replace(/^\s+/, '');
  while (rest.startsWith(';')) {
    // Some programs write one semicolon too many.
    rest = rest.replace(/^;[;\s]*(?=[;:])/, '');
    if (!rest.startsWith(';')) break;
    const match = PARAMETER.exec(rest);
    if (!match) return broken('its parameters cannot be told apart');
    const key = match[1]!.toUpperCase();
    const others = parameters.get(key) ?? [];
    for (const value of splitParameter(match[2]!)) others.push(value);
    parameters.set(key, others);
    rest = rest.slice(match[0].length);
  }
  if (!rest.startsWith(':')) return broken('no colon stands before its value');
  return { line, name, parameters, value: rest.slice(1) };
}

const splitParameter = (values: string): string[] =>
  (values.match(/(?:"[^"]*"|[^",])+|(?<=,)(?=,|$)|^$/g) ?? []).map((value) =>
    value
      .trim()
      .replaceAll('"', '')
      .replace(/\^(n|\^|')/g, (_, sign: string) => CIRCUMFLEX[sign]!),
  );

/** RFC 6868: what may not stand in a parameter as it is. */
const CIRCUMFLEX: Record<string, string> = { n: '\n', '^': '^', "'": '"' };

/** The first value of a parameter. */
export const parameterOf = ({ parameters }: ContentLine, name: string): string | undefined => parameters.get(name)?.[0];

/** A TEXT value as it is meant (3.3.11). A backslash that escapes nothing stands for itself. */
export const unescapeText = (value: string): string =>
  value.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));

/** A list of TEXT values; a comma that is escaped parts nothing. */
export const splitTexts = (value: string): string[] =>
  (value.match(/(?:\\[\s\S]|[^,\\])+/g) ?? []).map((part) => unescapeText(part).trim()).filter((part) => part !== '');

/** What TEXT can say: no control characters beside tab and line break, and no half of a surrogate pair. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');

export const escapeText = (text: string): string =>
  plainText(text)
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** A content line as it is written: folded so that no line is longer than 75 octets, without cutting a character. */
export function writeLine(name: string, value: string, parameters: Record<string, string> = {}): string {
  const said = Object.entries(parameters).map(([key, given]) => `;${key}=${writeParameter(given)}`);
  return fold(`${name}${said.join('')}:${value}`);
}

const writeParameter = (value: string): string => {
  const escaped = plainText(value).replace(/[\^\n"]/g, (sign) => (sign === '^' ? '^^' : sign === '\n' ? '^n' : "^'"));
  return /[,;:]/.test(escaped) ? `"${escaped}"` : escaped;
};

const LONGEST_LINE = 75;

function fold(whole: string): string {
  if (whole.length * 3 <= LONGEST_LINE) return `${whole}\r\n`;
  let folded = '';
  let octets = 0;
  for (const character of whole) {
    const size = octetsOf(character.codePointAt(0)!);
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type BrokenLine, type ContentLine, contentLines, isBroken } from './icalendarLines.ts';

/** What stands between BEGIN and END (RFC 5545, 3.6). */
export interface Component {
  /** In capitals: `VEVENT`. */
  name: string;
  line: number;
  properties: ContentLine[];
  components: Component[];
  broken: BrokenLine[];
}

/** Components in components: a calendar has four levels at most. */
const DEEPEST = 20;
/** A text of more is no calendar. Its lines are bounded by it too. */
export const LONGEST_CALENDAR = 30_000_000;

/**
 * The components of a text. One that is not closed where an outer one ends ends there too; a text that ends inside a component
 * is refused, because nobody knows what is missing.
 *
 * @param onProgress told of the share that is read, from 0 to 1
 */
export function readComponents(text: string, onProgress: (share: number) => void = () => undefined): Result<Component> {
  if (text.length > LONGEST_CALENDAR)
    return refuse('invalid', 'The calendar is longer than 30 million characters. Export a shorter time.');
  const root: Component = { name: '', line: 1, properties: [], components: [], broken: [] };
  const open = [root];
  let [lines, characters] = [0, 0];
  for (const line of contentLines(text)) {
    lines += 1;
    if (!isBroken(line)) characters += line.name.length + line.value.length;
    if (lines % 1_000 === 0) onProgress(Math.min(1, characters / text.length));
    const inside = open.at(-1)!;
    if (isBroken(line)) inside.broken.push(line);
    else if (line.name === 'BEGIN') {
      if (open.length > DEEPEST)
        return refuse('invalid', `Line ${line.line}: components lie in each other more than ${DEEPEST} deep.`);
      const begun = { name: nameIn(line), line: line.line, properties: [], components: [], broken: [] };
      inside.components.push(begun);
      open.push(begun);
    } else if (line.name === 'END') close(open, line);
    else inside.properties.push(line);
  }
  const unclosed = open.at(-1)!;
  if (open.length > 1)
    return refuse(
      'invalid',
      `The file ends inside the ${unclosed.name} that begins in line ${unclosed.line}: it seems to be cut off. Export it again.`,
    );
  return ok(root);
}

const nameIn = ({ value }: ContentLine): string => value.trim().toUpperCase().slice(0, 60);

function close(open: Component[], end: ContentLine): void {
  const index = open.findLastIndex(({ name }) => name === nameIn(end));
  if (index > 0) open.length = index;
  else
    open
      .at(-1)!
      .broken.push({ line: end.line, name: 'END', problem: `no ${nameIn(end) || 'component'} is open there` });
}

/** The first property of a name. */
export const propertyOf = ({ properties }: Component, name: string): ContentLine | undefined =>
  properties.find((property) => property.name === name);

export const propertiesOf = ({ properties }: Component, name: string): ContentLine[] =>
  properties.filter((property) => property.name === name);

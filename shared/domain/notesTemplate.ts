import mustache from 'mustache';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { escapeMarkdown } from './markdownText.ts';

/**
 * How release notes are made: Markdown with Mustache's placeholders, which know no logic beyond "where there is one" and "for
 * each", and run nothing. Whatever is filled in shows as it was typed.
 */
export const STANDARD_TEMPLATE = `# {{name}}

{{#emergency}}
**Emergency release**{{#cause}}, because of {{cause}}{{/cause}}

{{/emergency}}
{{kind}} {{key}}{{#environment}}, {{environment}}{{/environment}}{{#services}}, changes {{services}}{{/services}}

{{#when}}
Goes live {{when}}, {{zone}}. Planned length {{plannedLength}}.
{{/when}}
{{^when}}
No date is set yet.
{{/when}}

{{#description}}
{{description}}

{{/description}}
{{#features}}
## New features

{{#items}}
- {{title}} ({{reference}})
{{/items}}

{{/features}}
{{#defects}}
## Defects fixed

{{#items}}
- {{title}} ({{reference}})
{{/items}}

{{/defects}}
{{#regulatory}}
## Regulatory changes

{{#items}}
- {{title}} ({{reference}})
{{/items}}

{{/regulatory}}
{{#upkeep}}
## Upkeep

{{#items}}
- {{title}} ({{reference}})
{{/items}}

{{/upkeep}}
{{#isEmpty}}
No items are in this release yet.
{{/isEmpty}}
`;

/** What may stand in a template, each with its meaning; what holds more has its own names. */
interface Names {
  [name: string]: string | Names;
}

const items: Names = {
  items: {
    title: 'the title',
    key: 'the id, like BLI-12',
    reference: "the tracker's key, or the id where there is none",
  },
};

export const TEMPLATE_NAMES: Names = {
  name: 'the name of the release',
  key: 'its id, like REL-12',
  kind: 'Major release, Minor release, Patch, Emergency release',
  description: 'its description',
  environment: 'where it goes',
  services: 'the services that it changes',
  when: 'from when to when',
  start: 'when it starts',
  end: 'when it ends',
  zone: 'the time zone of these',
  plannedLength: 'how long it takes',
  emergency: { cause: 'the incident, problem or duty behind an emergency' },
  features: items,
  defects: items,
  regulatory: items,
  upkeep: items,
  isEmpty: 'where it has no items',
};

export interface NotesItem {
  title: string;
  key: string;
  reference: string;
}

/** What a template is filled with. Null and empty texts are left out by a section around them. */
export interface NotesContent {
  name: string;
  key: string;
  kind: string;
  description: string;
  environment: string | null;
  services: string;
  when: string | null;
  start: string | null;
  end: string | null;
  zone: string;
  plannedLength: string;
  emergency: { cause: string | null } | null;
  features: { items: NotesItem[] } | null;
  defects: { items: NotesItem[] } | null;
  regulatory: { items: NotesItem[] } | null;
  upkeep: { items: NotesItem[] } | null;
  isEmpty: boolean;
}

/** The notes as Markdown, or the sentence that says what is wrong with the template, with its line. */
export function fillTemplate(template: string, content: NotesContent): Result<string> {
  const checked = checkTemplate(template);
  if (!checked.ok) return checked;
  // A writer of its own: the shared one keeps every template that it ever saw.
  const filled = new mustache.Writer().render(template, content, undefined, { escape: escapeValue });
  return ok(`${filled.trim()}\n`);
}

const escapeValue = (value: unknown): string => escapeMarkdown(String(value));

export function checkTemplate(template: string): Result<null> {
  try {
    return checkTokens(template, new mustache.Writer().parse(template) as Token[], TEMPLATE_NAMES, []);
  } catch (error) {
    return refuseSyntax(template, (error as Error).message);
  }
}

/** Mustache's own: kind, value, where it starts and ends; a section has its content behind. */
type Token = [type: string, value: string, start: number, end: number, inside?: Token[]];

function checkTokens(template: string, tokens: readonly Token[], names: Names, outer: readonly Names[]): Result<null> {
  for (const [type, name, start, , inside] of tokens) {
    if (type === 'text' || type === '!') continue;
    if (type === '&' || type === '>' || type === '=')
      return refuseAt(
        template,
        start,
        `Only {{name}}, {{#name}} and {{^name}} can be used here. Take the other marks out.`,
      );
    const known = [names, ...outer].find((level) => Object.hasOwn(level, name));
    if (!known)
      return refuseAt(template, start, `There is no {{${name}}} here. Use one of: ${sayNames([names, ...outer])}.`);
    const meaning = known[name]!;
    if (type === 'name' && typeof meaning !== 'string')
      return refuseAt(
        template,
        start,
        `{{${name}}} holds more than a text. Write {{#${name}}} and {{/${name}}} around what it holds.`,
      );
    // A list inside itself would be gone through once for each of its items.
    if (type !== 'name' && known !== names && typeof meaning !== 'string')
      return refuseAt(template, start, `{{#${name}}} cannot stand inside another list. Move it out.`);
    const deeper = type === '#' && typeof meaning !== 'string';
    const checked = checkTokens(template, inside ?? [], deeper ? meaning : names, deeper ? [names, ...outer] : outer);
    if (!checked.ok) return checked;
  }
  return ok(null);
}

const sayNames = (levels: readonly Names[]): string => [...new Set(levels.flatMap(Object.keys))].join(', ');

/** Mustache says `Unclosed section "features" at 42`. */
function refuseSyntax(template: string, message: string) {
  const name = /"(.*)"/s.exec(message)?.[1] ?? '';
  const at = Number(/at (\d+)$/.exec(message)?.[1] ?? 0);
  if (message.startsWith('Unclosed section')) {
    const opened = template.lastIndexOf(`{{#${name}`, at);
    const start = opened >= 0 ? opened : Math.max(0, template.lastIndexOf(`{{^${name}`, at));
    return refuseAt(template, start, `{{#${name}}} is opened and not closed. Write {{/${name}}} where it ends.`);
  }
  if (message.startsWith('Unopened section'))
    return refuseAt(
      template,
      at,
      `{{/${name}}} closes what was not opened. Write {{#${name}}} where it begins, or take it out.`,
    );
  return refuseAt(template, template.lastIndexOf('{{', at), 'A {{ is not closed. Write }} behind the name.');
}

function refuseAt(template: string, position: number, sentence: string) {
  const line = template.slice(0, Math.max(0, position)).split('\n').length;
  return refuse('invalid', `Template, line ${line}: ${sentence}`, { field: 'template' });
}

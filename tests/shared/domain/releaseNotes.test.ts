import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTemplate, STANDARD_TEMPLATE } from '../../../shared/domain/notesTemplate.ts';
import { notesOf, readNotes } from '../../../shared/domain/releaseNotes.ts';
import { parseMarkdown } from '../../../shared/exchange/markdownTree.ts';
import { type InMemoryPlan, refusalOf, valueOf } from '../inMemoryPlan.ts';
import { furnishedPlan } from './furnishedPlan.ts';

const release = ({ state }: InMemoryPlan, key = 'REL-1') => state.database.byKey('releases', key)!;
const bodyOf = (plan: InMemoryPlan, key = 'REL-1') => notesOf(plan.state.database, release(plan, key).id)?.body;
const edit = (plan: InMemoryPlan, body: string) => valueOf(plan.run('releaseNotes.edit', { release: 'REL-1', body }));
const generate = (plan: InMemoryPlan) => valueOf(plan.run('releaseNotes.generate', { release: 'REL-1' }));

describe('generated notes', () => {
  it('hold the items by type under a head that says when, and leave out empty groups', () => {
    const plan = furnishedPlan();
    valueOf(plan.run('item.create', { title: 'Fees rounded wrong', kind: 'defect', externalKey: 'PAY-7' }));
    valueOf(plan.run('release.addItems', { release: 'REL-1', items: ['BLI-4', 'BLI-2'] }));
    generate(plan);
    expect(bodyOf(plan)).toBe(`# Payments 4.2

Minor release REL-1

Goes live Wed 2 Dec 2026 22:00 to 24:00, Europe/London. Planned length 2 h.

## New features

- Card fees (BLI-1)
- Ledger (BLI-2)

## Defects fixed

- Fees rounded wrong (PAY-7)
`);
  });

  it('say of an emergency what is behind it, and where a release has no date or items', () => {
    const plan = furnishedPlan();
    valueOf(plan.run('release.create', { name: 'Hotfix *7*', kind: 'emergency', environment: 'Production' }));
    expect(valueOf(readNotes(plan.state.database, release(plan, 'REL-3')))).toBe(`# Hotfix \\*7\\*

**Emergency release**

Emergency release REL-3, Production

No date is set yet.

No items are in this release yet.
`);
  });

  it('survive generating anew with what was edited by hand', () => {
    const plan = furnishedPlan();
    generate(plan);
    edit(plan, bodyOf(plan)!.replace('- Card fees (BLI-1)', '- Card fees are shown before you pay (BLI-1)'));
    valueOf(plan.run('release.addItems', { release: 'REL-1', items: ['BLI-2'] }));
    expect(generate(plan).header.label).toBe('Generated the notes of REL-1 anew');
    expect(bodyOf(plan)).toContain('- Card fees are shown before you pay (BLI-1)\n- Ledger (BLI-2)\n');
    valueOf(plan.run('item.update', { items: ['BLI-1', 'BLI-2'], fields: { title: 'Fees' } }));
    expect(generate(plan).header.label).toBe('Generated the notes of REL-1 anew; your wording stays in 1 place');
    expect(bodyOf(plan)).toContain('- Card fees are shown before you pay (BLI-1)\n- Fees (BLI-2)\n');
    // What stands is measured against the last generation: nothing is told twice.
    expect(generate(plan).header.label).toBe('Generated the notes of REL-1 anew');
  });

  it('go with their release, and come back with it', () => {
    const plan = furnishedPlan();
    generate(plan);
    const body = bodyOf(plan);
    valueOf(plan.run('release.remove', { release: 'REL-1' }));
    expect([...plan.state.database.all('releaseNotes')]).toEqual([]);
    valueOf(plan.reverse('undo'));
    expect(bodyOf(plan)).toBe(body);
  });

  it('that would be too long are refused in words', () => {
    const plan = furnishedPlan();
    const template = `{{#features}}{{#items}}${'x'.repeat(60_000)}{{/items}}{{/features}}`;
    valueOf(plan.run('releaseNotes.changeTemplate', { template }));
    valueOf(plan.run('release.addItems', { release: 'REL-1', items: ['BLI-2'] }));
    expect(refusalOf(plan.run('releaseNotes.generate', { release: 'REL-1' })).message).toBe(
      'The notes of REL-1 would be 120,001 characters long; notes hold 100,000. Take fields out of the template, or items out of the release.',
    );
  });

  const file = join(import.meta.dirname, '../../../../shared/data/csv/blns/blns.json');
  it('show the Big List of Naughty Strings as it was typed', (context) => {
    if (!existsSync(file)) context.skip(`${file} is missing`);
    const titles = (JSON.parse(readFileSync(file, 'utf8')) as string[]).filter((text) => text.trim() !== '');
    const plan = furnishedPlan();
    const items = titles.map(
      (title) => valueOf(plan.run('item.create', { title: title.slice(0, 500) })).changes[0]!.id,
    );
    valueOf(plan.run('release.create', { name: titles[100], description: titles.slice(0, 20).join('\n'), items }));
    const body = valueOf(readNotes(plan.state.database, release(plan, 'REL-3')));
    const list = parseMarkdown(body).children.find(({ type }) => type === 'list') as Node;
    expect(list.children!.map(textOf)).toEqual(
      items.map((id) => {
        const { title, key } = plan.state.database.get('items', id)!;
        return `${title} (${key})`;
      }),
    );
  });
});

interface Node {
  type: string;
  value?: string;
  children?: Node[];
}
const textOf = ({ value = '', children = [] }: Node): string => value + children.map(textOf).join('');

describe('a template', () => {
  it('of our own is right', () => {
    expect(checkTemplate(STANDARD_TEMPLATE)).toEqual({ ok: true, value: null });
  });

  it.each([
    [
      'a\n{{{name}}}',
      'Template, line 2: Only {{name}}, {{#name}} and {{^name}} can be used here. Take the other marks out.',
    ],
    [
      '{{> other}}',
      'Template, line 1: Only {{name}}, {{#name}} and {{^name}} can be used here. Take the other marks out.',
    ],
    [
      '{{=<% %>=}}',
      'Template, line 1: Only {{name}}, {{#name}} and {{^name}} can be used here. Take the other marks out.',
    ],
    ['\n\n{{constructor}}', /^Template, line 3: There is no \{\{constructor\}\} here\. Use one of: name, /],
    ['{{title}}', /^Template, line 1: There is no \{\{title\}\} here/],
    ['{{name.length}}', /^Template, line 1: There is no \{\{name\.length\}\} here/],
    [
      '{{features}}',
      'Template, line 1: {{features}} holds more than a text. Write {{#features}} and {{/features}} around what it holds.',
    ],
    ['a\nb {{name', 'Template, line 2: A {{ is not closed. Write }} behind the name.'],
    [
      'a\n{{/features}}',
      'Template, line 2: {{/features}} closes what was not opened. Write {{#features}} where it begins, or take it out.',
    ],
    [
      'a\n{{^when}}\n{{#features}}{{/features}}',
      'Template, line 2: {{#when}} is opened and not closed. Write {{/when}} where it ends.',
    ],
    [
      '{{#features}}{{#items}}{{#features}}{{/features}}{{/items}}{{/features}}',
      'Template, line 1: {{#features}} cannot stand inside another list. Move it out.',
    ],
  ])('%j is refused with its line', (template, sentence) => {
    const { message, field } = refusalOf(checkTemplate(template));
    expect(message).toMatch(sentence);
    expect(field).toBe('template');
  });

  it('may be in any language, and its own marks stay', () => {
    const plan = furnishedPlan();
    const template =
      '# {{name}} / Notas\n\n{{#features}}\n| Clave | Título |\n|---|---|\n{{#items}}\n| {{key}} | {{title}} |\n{{/items}}\n{{/features}}';
    valueOf(plan.run('releaseNotes.changeTemplate', { template }));
    valueOf(plan.run('item.update', { items: ['BLI-1'], fields: { title: 'a | b' } }));
    generate(plan);
    expect(bodyOf(plan)).toBe('# Payments 4.2 / Notas\n\n| Clave | Título |\n|---|---|\n| BLI-1 | a \\| b |\n');
  });
});

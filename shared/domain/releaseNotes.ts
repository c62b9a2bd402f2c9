import { z } from 'zod';
import type { Id } from '../kernel/id.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { toEpoch } from '../kernel/time.ts';
import { sayCount, sayInstant, sayLength, saySpan } from '../kernel/timeText.ts';
import { LONGEST_TEXT, text } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { type Release, releaseEnd } from '../model/release.ts';
import type { ReleaseNotes } from '../model/releaseNotes.ts';
import { insert, update } from '../store/change.ts';
import { command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { find, reference } from './find.ts';
import { type MergedText, mergeText } from './mergeText.ts';
import { checkTemplate, fillTemplate, type NotesContent, type NotesItem, STANDARD_TEMPLATE } from './notesTemplate.ts';
import { settingsOf, zoneOf } from './planSettings.ts';

/** The notes of a release, where they were written or generated. */
export const notesOf = (view: View, releaseId: Id): ReleaseNotes | undefined =>
  [...view.referring('releaseNotes', 'releaseId', releaseId)][0];

/** What stands in the notes, or would, were they generated now. */
export function readNotes(view: View, release: Release): Result<string> {
  const notes = notesOf(view, release.id);
  return notes ? ok(notes.body) : generateNotes(view, release);
}

/** The notes as the plan's template makes them from the release and its items. */
function generateNotes(view: View, release: Release): Result<string> {
  const filled = fillTemplate(settingsOf(view)?.notesTemplate ?? STANDARD_TEMPLATE, contentOf(view, release));
  if (filled.ok && filled.value.length > LONGEST_TEXT)
    return refuse(
      'invalid',
      `The notes of ${release.key} would be ${filled.value.length.toLocaleString('en-US')} characters long; notes hold ${LONGEST_TEXT.toLocaleString('en-US')}. Take fields out of the template, or items out of the release.`,
    );
  return filled;
}

/** The notes generated anew: what was edited by hand since stays, and is told where the generation changed it too. */
export function regenerateNotes(view: View, release: Release): Result<MergedText & { generated: string }> {
  const generated = generateNotes(view, release);
  if (!generated.ok) return generated;
  const notes = notesOf(view, release.id);
  const merged = notes
    ? mergeText(notes.generated, notes.body, generated.value)
    : { text: generated.value, clashes: [] };
  return ok({ ...merged, generated: generated.value });
}

/** FLOW step 10. The first time it makes the notes; from then on hand edits survive. */
export const generateReleaseNotes = command({
  name: 'releaseNotes.generate',
  version: 1,
  title: 'Generate release notes',
  policy: 'rerun',
  input: z.object({ release: reference }),
  plan(view, input, context) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const { key, id: releaseId } = found.value;
    const made = regenerateNotes(view, found.value);
    if (!made.ok) return made;
    const { text: body, generated, clashes } = made.value;
    const before = notesOf(view, releaseId);
    const kept = clashes.length > 0 ? `; your wording stays in ${sayCount(clashes.length, 'place')}` : '';
    return ok({
      label: before ? `Generated the notes of ${key} anew${kept}` : `Generated the notes of ${key}`,
      changes: [
        before
          ? update('releaseNotes', before, { body, generated })
          : insert('releaseNotes', { id: context.newId('releaseNotes'), releaseId, body, generated }),
      ],
    });
  },
});

export const editReleaseNotes = command({
  name: 'releaseNotes.edit',
  version: 1,
  title: 'Edit release notes',
  policy: 'ask',
  input: z.object({
    release: reference,
    body: text,
    /** The body that the edit began with. Where another one stands by now, the edit is refused, so that none is lost. */
    before: text.optional(),
  }),
  // The change says the rest, and a body may be long.
  summarise: ({ release }) => ({ release }),
  plan(view, input, context) {
    const found = find(view, 'releases', input.release, 'release');
    if (!found.ok) return found;
    const { key, id: releaseId } = found.value;
    const notes = notesOf(view, releaseId);
    if (input.before !== undefined && input.before !== (notes?.body ?? ''))
      return refuse('conflict', `The notes of ${key} were changed meanwhile. Look at them again, then edit.`, {
        field: 'body',
      });
    return ok({
      label: `${notes ? 'Edited' : 'Wrote'} the notes of ${key}`,
      changes: [
        notes
          ? update('releaseNotes', notes, { body: input.body })
          : insert('releaseNotes', { id: context.newId('releaseNotes'), releaseId, body: input.body, generated: '' }),
      ],
    });
  },
});

export const changeNotesTemplate = command({
  name: 'releaseNotes.changeTemplate',
  version: 1,
  title: 'Change the template of release notes',
  policy: 'ask',
  /** Null: Slipway's own template. */
  input: z.object({ template: text.nullable() }),
  plan(view, { template }) {
    const settings = settingsOf(view);
    if (!settings) return refuse('missing', 'This plan has no settings.');
    const checked = template === null ? ok(null) : checkTemplate(template);
    if (!checked.ok) return checked;
    const notesTemplate = template === STANDARD_TEMPLATE ? null : template;
    return ok({
      label: notesTemplate === null ? "Took Slipway's own notes template" : 'Changed the notes template',
      changes: [update('plan', settings, { notesTemplate })],
    });
  },
});

const KIND: Record<Release['kind'], string> = {
  major: 'Major release',
  minor: 'Minor release',
  patch: 'Patch',
  emergency: 'Emergency release',
};

function contentOf(view: View, release: Release): NotesContent {
  const zone = zoneOf(view);
  const items = [...view.referring('items', 'releaseId', release.id)].toSorted(byKey);
  const groupOf = (kind: Item['kind']) => {
    const group = items.filter((item) => item.kind === kind).map(toNotesItem);
    return group.length > 0 ? { items: group } : null;
  };
  const services = release.serviceIds.map((id) => view.get('services', id)?.name ?? '');
  return {
    name: release.name,
    key: release.key,
    kind: KIND[release.kind],
    description: release.description.trim(),
    environment: release.environment,
    services: services.filter(Boolean).join(', '),
    ...timesOf(release, zone),
    zone,
    plannedLength: sayLength(release.lengthMinutes),
    emergency: release.kind === 'emergency' ? { cause: causeOf(view, release.id) } : null,
    features: groupOf('feature'),
    defects: groupOf('defect'),
    regulatory: groupOf('regulatory'),
    upkeep: groupOf('upkeep'),
    isEmpty: items.length === 0,
  };
}

function timesOf({ start, ...release }: Release, zone: string): Pick<NotesContent, 'start' | 'end' | 'when'> {
  if (start === null) return { start: null, end: null, when: null };
  const end = releaseEnd({ ...release, start });
  // With the year: notes are read on any day.
  return { start: sayInstant(start, zone), end: sayInstant(end, zone), when: saySpan(toEpoch(start), end, zone) };
}

/** The incident, problem or duty that the first of its waivers names. */
const causeOf = (view: View, releaseId: Id): string | null =>
  [...view.referring('waivers', 'releaseId', releaseId)]
    .toSorted((a, b) => a.grantedAt.localeCompare(b.grantedAt))
    .find(({ cause }) => cause !== null)?.cause ?? null;

const toNotesItem = ({ title, key, externalKey }: Item): NotesItem => ({ title, key, reference: externalKey ?? key });

/** Their numbers, so that every window and every run puts them in one order. */
const byKey = (a: Item, b: Item): number => numberOf(a.key) - numberOf(b.key);
const numberOf = (key: string): number => Number(key.slice(key.indexOf('-') + 1));

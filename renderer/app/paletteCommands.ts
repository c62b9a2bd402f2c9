import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowRight,
  IconCalendarTime,
  IconFile,
  IconHelp,
  IconLayout,
  IconLockOpen,
  IconMessage,
  IconNotes,
  IconPencil,
} from '@tabler/icons-react';
import { type Action, actions } from '../../shared/api/actions.ts';
import { isFrozenNow } from '../../shared/domain/freezeNow.ts';
import { ITEM_STATES, type Item } from '../../shared/model/item.ts';
import type { CollectionName } from '../../shared/model/plan.ts';
import type { Release } from '../../shared/model/release.ts';
import { type NamedRecord, recordOf } from '../ui/IdLink.tsx';
import { ITEM_STATE_WORD } from '../ui/words.ts';
import { setFields } from '../views/backlog/changeItems.ts';
import { startMoving } from '../views/calendar/moving.ts';
import { commentOn } from '../views/remarks/showRemarks.ts';
import { liftFreeze } from '../views/windows/liftFreeze.ts';
import { runAction } from './actions.ts';
import { go, openForm, usePlace } from './place.ts';
import { namedKey } from './recordSearch.ts';
import { plan, useSession } from './session.ts';
import { isHere, sayKeys } from './shortcuts.ts';

/** One line of the palette that does something. */
export interface PaletteCommand {
  id: string;
  title: string;
  /** In grey at the right: what it is about. */
  about?: string | undefined;
  keys: string;
  Icon: typeof IconFile;
  run: () => void;
}

/** Every command whose words are there, those about the record at hand first. A command carries its object. */
export function paletteCommands(words: readonly string[]): PaletteCommand[] {
  const all = [...aboutTheRecord(words), ...liftFreezes(), ...inOrder.flatMap(toCommand)];
  return all.filter(({ title }) => {
    const text = title.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What is wanted most stands first. */
const MENU_ICON = {
  Plan: IconCalendarTime,
  Edit: IconPencil,
  Go: IconArrowRight,
  View: IconLayout,
  File: IconFile,
  Help: IconHelp,
};
const menuOrder = Object.keys(MENU_ICON);
const inOrder = actions.toSorted((a, b) => menuOrder.indexOf(a.menu) - menuOrder.indexOf(b.menu));

function toCommand(action: Action): PaletteCommand[] {
  const { phase, status, info, preferences } = useSession.getState();
  const { name, title, menu, needsPlan } = action;
  if (name === 'palette.open' || name === 'release.move' || name === 'release.notes' || (needsPlan && phase !== 'open'))
    return [];
  const command: PaletteCommand = {
    id: name,
    title,
    keys: action.accelerator || isHere(action) ? sayKeys(action, info?.platform ?? '') : '',
    Icon: MENU_ICON[menu],
    run: () => runAction(name),
  };
  if (name === 'edit.undo')
    return status?.undo ? [{ ...command, title: `Undo: ${status.undo.label}`, Icon: IconArrowBackUp }] : [];
  if (name === 'edit.redo')
    return status?.redo ? [{ ...command, title: `Redo: ${status.redo.label}`, Icon: IconArrowForwardUp }] : [];
  return name === `theme.${preferences.theme}` ? [{ ...command, about: 'as it is now' }] : [command];
}

const FORM_OF: Partial<Record<string, string>> = {
  releases: 'release',
  items: 'item',
  sprints: 'sprint',
  windows: 'window',
  freezes: 'freeze',
  businessCalendars: 'businessCalendar',
  anchors: 'anchor',
  services: 'service',
  configurationItems: 'configurationItem',
};

/** What can be done with the record that the words name, or else with the one that is looked at. */
function aboutTheRecord(words: readonly string[]): PaletteCommand[] {
  const found = recordAtHand(words);
  if (!found) return [];
  const { record, collection } = found;
  const about = record.name ?? record.title;
  const form = FORM_OF[collection];
  const remark: PaletteCommand = {
    id: 'record.comment',
    title: `Comment on ${record.key}…`,
    about,
    keys: '',
    Icon: IconMessage,
    run: () => commentOn(collection, record.id),
  };
  if (!form) return [remark];
  const edit: PaletteCommand = {
    id: 'record.edit',
    title: `Edit ${record.key}…`,
    about,
    keys: '',
    Icon: IconPencil,
    run: () => openForm(form, { subject: record.id }),
  };
  if (collection === 'items') return [...moveItem(record as Item), edit, remark];
  if (collection !== 'releases') return [edit, remark];
  const move: PaletteCommand = {
    id: 'release.move',
    title: `Move ${record.key}…`,
    about,
    keys: 'M',
    Icon: IconCalendarTime,
    run: () => startMoving(record as Release),
  };
  const notes: PaletteCommand = {
    id: 'release.notes',
    title: `Release notes of ${record.key}`,
    about,
    keys: 'R',
    Icon: IconNotes,
    run: () => go('notes', record.id),
  };
  return [move, edit, notes, remark];
}

/** Every freeze that holds at this moment can be lifted. */
function liftFreezes(): PaletteCommand[] {
  if (useSession.getState().phase !== 'open') return [];
  const running = Array.from(plan().all('freezes')).filter((freeze) => isFrozenNow(plan(), freeze, Date.now()));
  return running.map(({ id, key, name }) => ({
    id: `freeze.lift.${id}`,
    title: `Lift ${key}`,
    about: name,
    keys: '',
    Icon: IconLockOpen,
    run: () => void liftFreeze(id),
  }));
}

/** The board's keys, for whoever is elsewhere. */
const moveItem = ({ id, key, title, state }: Item): PaletteCommand[] =>
  ITEM_STATES.filter((other) => other !== state).map((to) => ({
    id: `item.state.${to}`,
    title: `Move ${key} to ${ITEM_STATE_WORD[to]}`,
    about: title,
    keys: '',
    Icon: IconArrowRight,
    run: () => void setFields([id], { state: to }),
  }));

function recordAtHand(words: readonly string[]): { collection: CollectionName; record: NamedRecord } | null {
  const named = namedKey(words);
  if (named) return recordOf(named);
  const { peek: peeked } = usePlace.getState();
  const record = peeked && plan().get(peeked.collection, peeked.id);
  return peeked && record ? { collection: peeked.collection, record } : null;
}

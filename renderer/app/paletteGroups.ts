import { useEffect, useState } from 'react';
import { nextTask } from './nextTask.ts';
import type { PaletteEntry } from './PaletteOption.tsx';
import { paletteCommands } from './paletteCommands.ts';
import { showRecord } from './place.ts';
import { distanceOf, type Hit, readQuery, searchRecords } from './recordSearch.ts';
import { plan, useSession } from './session.ts';

const MOST_RECORDS = 12;
const MOST_COMMANDS = 6;

export interface PaletteGroup {
  title: string;
  entries: PaletteEntry[];
  /** The place of its first entry among all. */
  first: number;
}

/** What is found, in groups. An id that was typed comes before the commands about it. */
export function usePaletteGroups(typed: string): PaletteGroup[] {
  // Undo and redo are named by what they would take back just now.
  useSession((session) => session.status);
  const { words, only } = readQuery(typed);
  const hits = useRecords(typed);
  const found = only === 'ids' ? [] : paletteCommands(words);
  const commands = words.length > 0 && only === null ? found.slice(0, MOST_COMMANDS) : found;
  const groups = [
    { title: 'Commands', entries: commands.map((command): PaletteEntry => ({ kind: 'command', ...command })) },
    { title: 'Records', entries: hits.map(toEntry) },
  ].filter(({ entries }) => entries.length > 0);
  if (hits[0]?.distance === 0) groups.reverse();
  return groups.map((group, index) => ({ ...group, first: index === 0 ? 0 : groups[0]!.entries.length }));
}

const toEntry = ({ collection, record }: Hit): PaletteEntry => ({
  kind: 'record',
  id: record.id,
  collection,
  record,
  run: () => showRecord(collection, record.id),
});

const NONE: readonly Hit[] = [];

/** The records of what is typed; until they are found, those of what was typed before that fit as well. */
function useRecords(typed: string): readonly Hit[] {
  const isOpen = useSession((session) => session.phase === 'open');
  const [found, setFound] = useState<{ typed: string; hits: readonly Hit[] }>({ typed: '', hits: NONE });
  useEffect(() => {
    const { words, only } = readQuery(typed);
    if (only === 'commands' || !isOpen) return undefined;
    let isStale = false;
    void searchRecords(
      plan(),
      { words, isById: only === 'ids', limit: MOST_RECORDS },
      { clock: () => performance.now(), rest: nextTask, isStale: () => isStale },
    ).then((hits) => hits && !isStale && setFound({ typed, hits }));
    return () => {
      isStale = true;
    };
  }, [typed, isOpen]);
  if (found.typed === typed) return found.hits;
  const { words, only } = readQuery(typed);
  if (words.length === 0 || only === 'commands') return NONE;
  return found.hits.filter(({ record }) => distanceOf(record, words, only === 'ids') !== null);
}

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';
import type { Id } from '../../../shared/kernel/id.ts';
import { dayAt, toEpoch } from '../../../shared/kernel/time.ts';
import type { Release } from '../../../shared/model/release.ts';
import { usePlace } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { calendarZone, goToDay, showDay } from './calendarPlace.ts';

/**
 * When the plan changes a chip goes away with the focus, or shows another record with it. So what was in focus is known by its
 * record, and its new chip is given the focus back. Chips carry their record as `data-record`.
 */
const useFocus = create<{ wanted: string | null }>(() => ({ wanted: null }));

type Collection = 'releases' | 'freezes' | 'cabMeetings';

export const recordName = (collection: Collection, id: Id): string => `${collection}/${id}`;

/** Gives the focus to the record's chip as soon as it is drawn; where no calendar is open there is none. */
export function wantFocus(collection: Collection, id: Id): void {
  if (usePlace.getState().view === 'calendar') useFocus.setState({ wanted: recordName(collection, id) });
}

/** For a view with a focus of its own way: told the name of the record that is to have it. */
export function useWantedFocus(give: (name: string) => void): void {
  const wanted = useFocus((state) => state.wanted);
  const giving = useEffectEvent(give);
  useEffect(() => {
    if (!wanted) return;
    useFocus.setState({ wanted: null });
    giving(wanted);
  }, [wanted]);
}

/** The release whose chip or row has the focus, for the keys that are about it. */
export function releaseInFocus(): Release | undefined {
  const { activeElement } = document;
  const row = document.getElementById(activeElement?.getAttribute('aria-activedescendant') ?? '');
  const name = row?.dataset.record ?? recordIn(activeElement);
  return name?.startsWith('releases/') ? plan().get('releases', name.slice('releases/'.length)) : undefined;
}

const recordIn = (element: Element | null): string | undefined =>
  element?.classList.contains('calendar-event')
    ? element.querySelector<HTMLElement>('[data-record]')?.dataset.record
    : undefined;

/**
 * @param version of the plan's part that the chips are made from
 * @param drawn the chips: other ones with another version, and also on another page
 */
export function useFocusReturn(sheet: RefObject<HTMLElement | null>, version: unknown, drawn: unknown): void {
  const wanted = useFocus((state) => state.wanted);
  useEffect(() => rememberFocus(sheet.current), [sheet]);
  useEffect(() => wantBack(version), [version]);
  useEffect(() => (wanted ? bringFocus(sheet.current, wanted, drawn) : undefined), [wanted, drawn, sheet]);
}

/** The chip in focus went away, or is another record's now, because the plan has changed. */
function wantBack(_version: unknown): undefined {
  const { wanted } = useFocus.getState();
  const { activeElement } = document;
  const isLost = activeElement === document.body || (recordIn(activeElement) ?? latest) !== latest;
  if (!wanted && latest && isLost) useFocus.setState({ wanted: latest });
}

function bringFocus(sheet: HTMLElement | null, wanted: string, _drawn: unknown): () => void {
  const done = () => useFocus.setState({ wanted: null });
  const day = dayOfRelease(wanted);
  // A release that went to another month takes the calendar along.
  if (day) showDay(day);
  return tryForFrames(
    () => giveFocus(sheet, wanted),
    done,
    () => {
      done();
      // It is one of "n more": then the day itself has the focus.
      if (day) goToDay(day);
    },
  );
}

let latest: string | null = null;

/** What had the focus last; forgotten when the person takes it elsewhere, not when a chip goes away with it. */
function rememberFocus(sheet: HTMLElement | null): () => void {
  const remember = ({ target }: FocusEvent) => {
    latest = (sheet?.contains(target as Node) && recordIn(target as Element)) || null;
  };
  document.addEventListener('focusin', remember);
  return () => {
    latest = null;
    useFocus.setState({ wanted: null });
    document.removeEventListener('focusin', remember);
  };
}

/** The day a release starts on, by the name of its record. */
export const dayOfRelease = (wanted: string): string | null => {
  const start = plan().get('releases', wanted.slice('releases/'.length))?.start;
  return start ? dayAt(toEpoch(start), calendarZone()) : null;
};

function giveFocus(sheet: HTMLElement | null, wanted: string): boolean {
  const chip = sheet?.querySelector(`[data-record="${CSS.escape(wanted)}"]`)?.closest<HTMLElement>('.calendar-event');
  chip?.focus();
  return chip !== undefined && chip !== null && document.activeElement === chip;
}

/** Chips are drawn, measured, and only then shown: a chip takes the focus some frames after the plan has changed. */
function tryForFrames(attempt: () => boolean, onDone: () => void, onGivenUp: () => void): () => void {
  let frame = 0;
  const next = (left: number) => {
    if (attempt()) onDone();
    else if (left === 0) onGivenUp();
    else frame = requestAnimationFrame(() => next(left - 1));
  };
  frame = requestAnimationFrame(() => next(20));
  return () => cancelAnimationFrame(frame);
}

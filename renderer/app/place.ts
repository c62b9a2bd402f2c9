import { create } from 'zustand';
import type { Id } from '../../shared/kernel/id.ts';
import type { CollectionName } from '../../shared/model/plan.ts';

/** Where the window is: which view, which record is peeked at, which form stands over it. */
interface Place {
  view: string;
  /** The record that a view of a single record shows. */
  subject: Id | null;
  peek: Peeked | null;
  form: OpenForm | null;
  hasSidebar: boolean;
}

interface Peeked {
  collection: CollectionName;
  id: Id;
  /** Of a series: when the date begins that was chosen, in milliseconds since 1970. */
  at?: number;
}

/** A form by name, and what it is about: a record to change, or values to begin with. */
interface OpenForm {
  name: string;
  subject?: Id;
  begin?: Record<string, unknown>;
}

export const usePlace = create<Place>(() => ({
  view: 'calendar',
  subject: null,
  peek: null,
  form: null,
  hasSidebar: true,
}));

export const go = (view: string, subject: Id | null = null): void => usePlace.setState({ view, subject, peek: null });
export const peek = (collection: CollectionName, id: Id, at?: number): void =>
  usePlace.setState({ peek: { collection, id, ...(at === undefined ? {} : { at }) } });

/** Where records of a collection are looked at: any of these views, the first where none of them is open. */
const VIEWS_OF: Partial<Record<CollectionName, readonly string[]>> = {
  releases: ['releases', 'calendar'],
  changes: ['changes'],
  people: ['people'],
  items: ['backlog'],
  sprints: ['backlog'],
  windows: ['calendar'],
  freezes: ['calendar'],
  businessCalendars: ['workingDays'],
  anchors: ['workingDays'],
  windowClasses: ['calendar'],
  cabMeetings: ['calendar'],
  services: ['configuration'],
  configurationItems: ['configuration'],
};

/** Goes to where the record is one of the list, and peeks at it. */
export function showRecord(collection: CollectionName, id: Id): void {
  const views = VIEWS_OF[collection] ?? [];
  const { view } = usePlace.getState();
  usePlace.setState({ view: views.includes(view) ? view : (views[0] ?? view), peek: { collection, id } });
}

export const closePeek = (): void => usePlace.setState({ peek: null });
export const openForm = (name: string, about: Omit<OpenForm, 'name'> = {}): void =>
  usePlace.setState({ form: { name, ...about } });
export const closeForm = (): void => usePlace.setState({ form: null });

/** What every form over a view is given. */
export interface FormProperties {
  about: OpenForm;
  close: () => void;
}

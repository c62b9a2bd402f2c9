import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconCalendar,
  IconCalendarCheck,
  IconCalendarEvent,
  IconFileImport,
  IconHistory,
  IconListDetails,
  IconNotes,
  IconRocket,
  IconServer2,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { type KeyHelp, TABLE_KEYS } from '../ui/keyHelp.ts';
import type { Load } from '../ui/Later.tsx';
import { CalendarSide } from './calendar/CalendarSide.tsx';
import { HistorySide } from './history/HistorySide.tsx';

/** The views of the sidebar, in the order of the flow. A new view is a line here. */
export interface ViewEntry {
  name: string;
  title: string;
  /** `foot` is the foot of the sidebar; null keeps it out. */
  group: (typeof viewGroups)[number] | 'foot' | null;
  Icon: typeof IconRocket;
  /** Shows how many records this collection holds. */
  counts?: 'releases' | 'items' | 'changes' | 'people' | 'configurationItems';
  load: Load<object>;
  /** What stands in the peek while no record is looked at. */
  Side?: ComponentType;
  /** Keys that only this view hears, for the list of shortcuts. */
  keys?: readonly KeyHelp[];
}

export const viewGroups = ['', 'Intake', 'Plan', 'Decide', 'Map'] as const;

export const views: readonly ViewEntry[] = [
  {
    name: 'calendar',
    title: 'Calendar',
    group: '',
    Icon: IconCalendar,
    load: () => import('./calendar/CalendarView.tsx'),
    Side: CalendarSide,
    keys: [
      { keys: '← → ↑ ↓', does: 'From day to day; in the agenda from row to row' },
      { keys: 'Enter', does: 'All of the day, or the chip in focus' },
      { keys: 'Page Up, Page Down', does: 'A month back or on; in the year, a year' },
      { keys: '1 to 9', does: 'While a release is moved: place it in that slot' },
    ],
  },
  {
    name: 'backlog',
    title: 'Backlog',
    group: 'Intake',
    Icon: IconListDetails,
    counts: 'items',
    load: () => import('./backlog/BacklogView.tsx'),
    keys: [
      ...TABLE_KEYS,
      { keys: '← →', does: 'From cell to cell; on the board from state to state' },
      { keys: 'F2, or Enter on a cell', does: 'Edit the cell; Esc leaves it as it was' },
      { keys: 'X', does: 'Choose the row or card' },
      { keys: 'Shift ↑ ↓', does: 'Choose further ones' },
      { keys: 'Ctrl A', does: 'Choose all in view' },
      { keys: 'Space, then ← →', does: 'On the board: lift the card and take it to another state' },
    ],
  },
  // A job of several steps, opened from the backlog; it has no place of its own in the sidebar.
  {
    name: 'import',
    title: 'Import',
    group: null,
    Icon: IconFileImport,
    load: () => import('./import/ImportView.tsx'),
  },
  {
    name: 'releases',
    title: 'Releases',
    group: 'Plan',
    Icon: IconRocket,
    counts: 'releases',
    load: () => import('./releases/ReleasesView.tsx'),
    keys: TABLE_KEYS,
  },
  // Of one release, opened from it.
  {
    name: 'notes',
    title: 'Release notes',
    group: null,
    Icon: IconNotes,
    load: () => import('./notes/NotesView.tsx'),
    keys: [
      { keys: 'Ctrl /', does: 'Rich text or source' },
      { keys: 'Ctrl B, Ctrl I, Ctrl E', does: 'Bold, italic, code' },
      { keys: 'Ctrl Alt 2, 3', does: 'Heading, smaller heading' },
      { keys: 'Ctrl Alt 8, 7', does: 'List, numbered list' },
    ],
  },
  // One release whole, opened from any list of releases.
  {
    name: 'release',
    title: 'Release',
    group: null,
    Icon: IconRocket,
    load: () => import('./release/ReleaseView.tsx'),
  },
  {
    name: 'people',
    title: 'People',
    group: 'Plan',
    Icon: IconUsers,
    counts: 'people',
    load: () => import('./people/PeopleView.tsx'),
    keys: TABLE_KEYS,
  },
  {
    name: 'changes',
    title: 'Changes',
    group: 'Decide',
    Icon: IconArrowsExchange,
    counts: 'changes',
    load: () => import('./changes/ChangesView.tsx'),
    keys: TABLE_KEYS,
  },
  {
    name: 'schedule',
    title: 'Schedule',
    group: 'Decide',
    Icon: IconCalendarEvent,
    load: () => import('./calendar/ScheduleView.tsx'),
    keys: TABLE_KEYS,
  },
  {
    name: 'configuration',
    title: 'Configuration',
    group: 'Map',
    Icon: IconServer2,
    counts: 'configurationItems',
    load: () => import('./configuration/ConfigurationView.tsx'),
    keys: TABLE_KEYS,
  },
  // Reached from the settings, the calendar and the palette: both are needed a few times a year.
  {
    name: 'workingDays',
    title: 'Working days',
    group: null,
    Icon: IconCalendarCheck,
    load: () => import('./workingDays/WorkingDaysView.tsx'),
    keys: TABLE_KEYS,
  },
  {
    name: 'contradictions',
    title: 'Contradictions',
    group: null,
    Icon: IconAlertTriangle,
    load: () => import('./contradictions/ContradictionsView.tsx'),
  },
  {
    name: 'history',
    title: 'History',
    group: 'Map',
    Icon: IconHistory,
    load: () => import('./history/HistoryView.tsx'),
    Side: HistorySide,
    keys: TABLE_KEYS,
  },
  {
    name: 'settings',
    title: 'Settings',
    group: 'foot',
    Icon: IconSettings,
    load: () => import('./settings/SettingsView.tsx'),
  },
];

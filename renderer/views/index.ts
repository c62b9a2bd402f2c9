import { IconCalendar, IconFileImport, IconHistory, IconListDetails, IconRocket } from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import { CalendarSide } from './calendar/CalendarSide.tsx';

/** The views of the sidebar, in the order of the flow. A new view is a line here. */
export interface ViewEntry {
  name: string;
  title: string;
  /** Null keeps it out of the sidebar. */
  group: (typeof viewGroups)[number] | null;
  Icon: typeof IconRocket;
  /** Shows how many records this collection holds. */
  counts?: 'releases' | 'items';
  View: ComponentType;
  /** What stands in the peek while no record is looked at. */
  Side?: ComponentType;
}

export const viewGroups = ['', 'Intake', 'Plan', 'Map'] as const;

export const views: readonly ViewEntry[] = [
  {
    name: 'calendar',
    title: 'Calendar',
    group: '',
    Icon: IconCalendar,
    View: lazy(() => import('./calendar/CalendarView.tsx')),
    Side: CalendarSide,
  },
  {
    name: 'backlog',
    title: 'Backlog',
    group: 'Intake',
    Icon: IconListDetails,
    counts: 'items',
    View: lazy(() => import('./backlog/BacklogView.tsx')),
  },
  // A job of several steps, opened from the backlog; it has no place of its own in the sidebar.
  {
    name: 'import',
    title: 'Import',
    group: null,
    Icon: IconFileImport,
    View: lazy(() => import('./import/ImportView.tsx')),
  },
  {
    name: 'releases',
    title: 'Releases',
    group: 'Plan',
    Icon: IconRocket,
    counts: 'releases',
    View: lazy(() => import('./releases/ReleasesView.tsx')),
  },
  {
    name: 'history',
    title: 'History',
    group: 'Map',
    Icon: IconHistory,
    View: lazy(() => import('./history/HistoryView.tsx')),
  },
];

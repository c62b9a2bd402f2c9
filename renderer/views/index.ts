import { IconHistory, IconRocket } from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';

/** The views of the sidebar, in the order of the flow. A new view is a line here. */
interface ViewEntry {
  name: string;
  title: string;
  group: (typeof viewGroups)[number];
  Icon: typeof IconRocket;
  /** Shows how many records this collection holds. */
  counts?: 'releases' | 'items';
  View: ComponentType;
}

export const viewGroups = ['', 'Intake', 'Plan', 'Map'] as const;

export const views: readonly ViewEntry[] = [
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

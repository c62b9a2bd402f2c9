import { referringTo } from '../../../shared/domain/businessTime/followers.ts';
import { sayWorkingWeek } from '../../../shared/domain/businessTime/workingTimes.ts';
import { settingsOf } from '../../../shared/domain/planSettings.ts';
import { sayDate } from '../../../shared/kernel/timeText.ts';
import type { Anchor } from '../../../shared/model/anchor.ts';
import type { BusinessCalendar } from '../../../shared/model/businessCalendar.ts';
import { plan } from '../../app/session.ts';
import type { TableColumn } from '../../ui/DataTable.tsx';
import { keyColumn, nameColumn, Text } from '../../ui/recordColumns.tsx';

export const isOfPlan = ({ id }: BusinessCalendar): boolean => settingsOf(plan())?.calendarId === id;

export const followersOf = ({ id }: Anchor) => referringTo(plan(), 'anchorId', id);

export const calendarColumns = (): TableColumn<BusinessCalendar>[] => [
  { ...keyColumn('businessCalendars'), width: 74 },
  nameColumn('name', 'Name'),
  {
    id: 'hours',
    title: 'Working hours',
    width: 210,
    value: ({ workingTimes }) => sayWorkingWeek(workingTimes),
    cell: ({ workingTimes }) => <Text>{sayWorkingWeek(workingTimes)}</Text>,
  },
  {
    id: 'holidays',
    title: 'Holidays',
    width: 80,
    isNumber: true,
    value: ({ holidays }) => holidays.length,
    cell: ({ holidays }) => holidays.length.toLocaleString('en-US'),
  },
  {
    id: 'use',
    title: 'Use',
    width: 92,
    value: (calendar) => (isOfPlan(calendar) ? 0 : 1),
    cell: (calendar) => (isOfPlan(calendar) ? 'The plan’s' : <span className="none">none</span>),
  },
];

export const anchorColumns = (): TableColumn<Anchor>[] => [
  { ...keyColumn('anchors'), width: 74 },
  nameColumn('name', 'Name'),
  {
    id: 'on',
    title: 'Date',
    width: 130,
    value: ({ on }) => on,
    cell: ({ on }) => (on ? sayDate(on, '') : <span className="none">not set yet</span>),
  },
  {
    id: 'followers',
    title: 'Follow it',
    width: 80,
    isNumber: true,
    value: (anchor) => followersOf(anchor).length,
    cell: (anchor) => followersOf(anchor).length.toLocaleString('en-US'),
  },
];

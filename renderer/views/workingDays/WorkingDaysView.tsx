import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { sayWorkingWeek } from '../../../shared/domain/businessTime/workingTimes.ts';
import { settingsOf } from '../../../shared/domain/planSettings.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { openForm, peek, usePlace } from '../../app/place.ts';
import { plan, useCollection, useSession } from '../../app/session.ts';
import { DataTable, type TableColumn } from '../../ui/DataTable.tsx';
import { anchorColumns, calendarColumns } from './workingDaysColumns.tsx';

/** On which days people work, and the named dates that others follow. The details stand in the peek. */
export default function WorkingDaysView() {
  const calendars = useCollection('businessCalendars');
  const anchors = useCollection('anchors');
  return (
    <>
      <div className="head">
        <h1>Working days</h1>
        <span className="facts cut grow">
          <PlanCalendar />
        </span>
        <button type="button" className="btn" onClick={() => openForm('anchor')}>
          <IconPlus size={15} aria-hidden="true" /> New anchor date
        </button>
        <button type="button" className="btn primary" onClick={() => openForm('businessCalendar')}>
          <IconPlus size={15} aria-hidden="true" /> New business calendar
        </button>
      </div>
      {calendars.length + anchors.length === 0 ? (
        <NothingYet />
      ) : (
        <div className="register">
          <Half
            title="Business calendars"
            collection="businessCalendars"
            columns={calendarColumns}
            rows={calendars}
            none="No business calendar yet. With one, a business day is a day on which people really work: holidays do not count, and windows can keep away from them."
          />
          <Half
            title="Anchor dates"
            collection="anchors"
            columns={anchorColumns}
            rows={anchors}
            none="No anchor dates yet. An anchor is a named date, such as the start of term; freezes and windows that follow it move with it."
          />
        </div>
      )}
    </>
  );
}

function PlanCalendar() {
  useCollection('plan');
  useCollection('businessCalendars');
  const id = settingsOf(plan())?.calendarId;
  const calendar = id ? plan().get('businessCalendars', id) : undefined;
  if (!calendar) return 'Business days are Monday to Friday: the plan has no calendar of its own';
  const { name, workingTimes, holidays } = calendar;
  return `Business days are those of ${name}: ${sayWorkingWeek(workingTimes)}, ${sayCount(holidays.length, 'holiday')}`;
}

interface HalfProperties<Row> {
  title: string;
  collection: 'businessCalendars' | 'anchors';
  columns: () => TableColumn<Row>[];
  rows: readonly Row[];
  /** What belongs here, while there is nothing. */
  none: string;
}

function Half<Row extends { id: string; key: string }>({
  title,
  collection,
  columns,
  rows,
  none,
}: HalfProperties<Row>) {
  const peeked = usePlace((place) => place.peek?.id);
  // Which calendar is the plan's, and what follows a date, stand in other collections.
  const version = useSession(({ versions }) => versions.plan + versions.windows + versions.freezes + versions.anchors);
  // oxlint-disable-next-line react/exhaustive-deps -- what the cells say is read from the plan, which changes in place
  const shown = useMemo(columns, [version, columns]);
  return (
    <section className="register-half" aria-label={title}>
      <h2 className="group">
        {title} <span className="count">{rows.length.toLocaleString('en-US')}</span>
      </h2>
      {rows.length > 0 ? (
        <DataTable
          label={title}
          columns={shown}
          rows={rows}
          sorting={BY_NAME}
          onPeek={({ id }) => peek(collection, id)}
          onOpen={({ id }) => peek(collection, id)}
          peeked={peeked}
          version={version}
        />
      ) : (
        <Note>{none}</Note>
      )}
    </section>
  );
}

const Note = ({ children }: { children: ReactNode }) => <p className="note">{children}</p>;

const BY_NAME = [{ id: 'name', desc: false }];

function NothingYet() {
  return (
    <section className="empty">
      <h2>Nobody has said yet on which days people work</h2>
      <p>
        Until then a business day is any Monday to Friday. A business calendar knows the working hours and the holidays:
        notice, cut-offs and dates like “5 business days after the release” count by it, and windows can keep away from
        holidays. An anchor date, such as the start of term, moves the freezes that follow it.
      </p>
      <div className="actions">
        <button type="button" className="btn primary" onClick={() => openForm('businessCalendar')}>
          New business calendar
        </button>
        <button type="button" className="btn" onClick={() => openForm('anchor')}>
          New anchor date
        </button>
      </div>
    </section>
  );
}

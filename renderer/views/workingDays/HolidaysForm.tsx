import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { readHolidayLines } from '../../../shared/exchange/holidays.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog, isRefused } from '../../ui/FormDialog.tsx';
import { countNew, sayNew, sayParts } from './holidayWords.ts';

/** Holidays typed or pasted, one a line. What is read is said while it is typed. */
export default function HolidaysForm({ about, close }: FormProperties) {
  const calendar = about.subject ? plan().get('businessCalendars', about.subject) : undefined;
  const [text, setText] = useState('');
  const { holidays, parts, problems } = readHolidayLines(text);
  const added = calendar ? countNew(calendar, holidays) : 0;

  async function submit() {
    const problem = problems[0] ?? (holidays.length === 0 ? 'Type a holiday, like 25 Dec 2026 Christmas Day.' : null);
    if (problem !== null) return refuse('invalid', problem, { field: 'holidays' });
    return perform('businessCalendar.addHolidays', { businessCalendar: about.subject, holidays });
  }

  return (
    <FormDialog
      title={`Add holidays to ${calendar?.name ?? 'the calendar'}`}
      action={added > 0 ? `Add ${sayCount(added, 'holiday')}` : 'Add the holidays'}
      submit={submit}
      close={close}
    >
      {(refusal) => (
        <>
          <Textarea
            label="Holidays, one a line"
            placeholder={'25 Dec 2026 Christmas Day\n2026-12-28 Boxing Day (substitute)'}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={isRefused(refusal, 'holidays')}
            autosize
            minRows={6}
            maxRows={14}
            dir="auto"
            data-autofocus
          />
          <WhatWasRead count={holidays.length} added={added} parts={parts} problems={problems} />
        </>
      )}
    </FormDialog>
  );
}

const WhatWasRead = (read: { count: number; added: number; parts: number; problems: readonly string[] }) => (
  <div className="meta" role="status">
    {read.count > 0 && <p>{`${sayNew(read.count, read.added)} ${sayParts(read.parts)}`}</p>}
    {read.problems.slice(0, 3).map((problem) => (
      <p key={problem} dir="auto">
        {problem}
      </p>
    ))}
    {read.problems.length > 3 && <p>{sayCount(read.problems.length - 3, 'more line')} cannot be read.</p>}
  </div>
);

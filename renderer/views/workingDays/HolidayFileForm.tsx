import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { readHolidays } from '../../../shared/exchange/holidayCalendar.ts';
import {
  type HolidaysRead,
  LONGEST_HOLIDAYS_FILE,
  type TypedHoliday,
  typesOf,
  USUAL_TYPES,
} from '../../../shared/exchange/holidays.ts';
import { type Refusal, refuse } from '../../../shared/kernel/result.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan, planZone } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { FileButton } from '../import/FileButton.tsx';
import { countNew, sayNew, sayParts } from './holidayWords.ts';

interface Read extends HolidaysRead {
  name: string;
}

/** Holidays of a file: which types are taken is chosen once it is read. Nothing is written before. */
export default function HolidayFileForm({ about, close }: FormProperties) {
  const calendar = about.subject ? plan().get('businessCalendars', about.subject) : undefined;
  const { read, problem, choose, types, setTypes, chosen } = useHolidayFile();
  const added = calendar ? countNew(calendar, chosen) : 0;

  async function submit() {
    if (!read) return refuse('invalid', 'Choose a file first.');
    if (chosen.length === 0) return refuse('invalid', 'Choose at least one type of holiday.');
    const holidays = chosen.map(({ on, name }) => ({ on, name }));
    return perform('businessCalendar.addHolidays', { businessCalendar: about.subject, holidays });
  }

  return (
    <FormDialog
      title={`Holidays from a file, for ${calendar?.name ?? 'the calendar'}`}
      action={added > 0 ? `Add ${sayCount(added, 'holiday')}` : 'Add the holidays'}
      submit={submit}
      close={close}
    >
      {() => (
        <>
          <div className="file-choice">
            <FileButton
              label="Choose a file…"
              accept=".json,.ics,application/json,text/calendar"
              choose={(file) => void choose(file)}
            />
            <span className="cut grow meta" dir="auto">
              {read?.name ?? 'An .ics file, or JSON as date-holidays writes it.'}
            </span>
          </div>
          {problem && <Problem message={problem.message} />}
          {read?.holidays.some(({ type }) => type !== 'public') && (
            <Types holidays={read.holidays} types={types} onChange={setTypes} />
          )}
          {read && (
            <p className="meta" role="status">
              {sayNew(chosen.length, added)} {sayParts(chosen.filter(({ isPart }) => isPart).length)}
              {read.leftOut > 0 &&
                `${sayCount(read.leftOut, 'entry', 'entries')} of the file left out: of hours, or no holiday.`}
            </p>
          )}
        </>
      )}
    </FormDialog>
  );
}

/** The file that was chosen last: what it holds, and which types of that are taken; or why it cannot be read. */
function useHolidayFile() {
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [types, setTypes] = useState<string[]>([...USUAL_TYPES]);

  async function choose(file: File | undefined) {
    if (!file) return;
    const found = await readFile(file);
    setProblem(found.ok ? null : found.refusal);
    setRead(found.ok ? { name: file.name, ...found.value } : null);
  }

  const chosen = (read?.holidays ?? []).filter(({ type }) => types.includes(type));
  return { read, problem, choose, types, setTypes, chosen };
}

function Types({
  holidays,
  types,
  onChange,
}: {
  holidays: readonly TypedHoliday[];
  types: string[];
  onChange: (types: string[]) => void;
}) {
  return (
    <Checkbox.Group label="Which of them people have off" value={types} onChange={onChange}>
      <div className="holiday-types">
        {typesOf(holidays).map(({ type, count }) => (
          <Checkbox key={type} value={type} label={`${WORD[type] ?? type}, ${count}`} size="xs" />
        ))}
      </div>
    </Checkbox.Group>
  );
}

const WORD: Record<string, string> = {
  public: 'Public holidays',
  bank: 'Bank holidays',
  observance: 'Observances',
  school: 'School holidays',
  optional: 'Optional holidays',
};

async function readFile(file: File) {
  if (file.size > LONGEST_HOLIDAYS_FILE)
    return refuse('invalid', `${file.name} is larger than 5 MB: that is no file of holidays.`);
  try {
    return readHolidays(await file.text(), { planZone: planZone(), now: Date.now() });
  } catch {
    return refuse('invalid', `${file.name} cannot be read. Choose it again.`);
  }
}

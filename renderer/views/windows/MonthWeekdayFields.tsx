import { Select } from '@mantine/core';
import { WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/recurrence/ruleParts.ts';
import { LONG_WEEKDAYS } from '../../../shared/kernel/timeText.ts';
import type { RuleShape } from './recurrenceDraft.ts';

type MonthWeekday = RuleShape & { kind: 'monthWeekday' };

interface Properties {
  shape: MonthWeekday;
  choose: (shape: MonthWeekday) => void;
}

/** `the second Tuesday`, and where it is wanted `then the Sunday after`. */
export function MonthWeekdayFields({ shape, choose }: Properties) {
  const places = PLACES.some(({ value }) => Number(value) === shape.place)
    ? PLACES
    : [...PLACES, { value: String(shape.place), label: String(shape.place) }];
  return (
    <div className="row">
      <Select
        label="On the"
        data={places}
        value={String(shape.place)}
        onChange={(place) => place && choose({ ...shape, place: Number(place), dayAfter: null })}
        allowDeselect={false}
      />
      <Select
        label="Day"
        data={[...DAYS, { value: 'work', label: 'working day (Mon to Fri)' }]}
        value={shape.weekday}
        onChange={(weekday) => weekday && choose({ ...shape, weekday: weekday as WeekdayCode, dayAfter: null })}
        allowDeselect={false}
      />
      {mayFollow(shape) && <DayAfterField shape={shape} choose={choose} />}
    </div>
  );
}

/** What follows the fourth or the last can lie in the next month, which no rule can say. */
const mayFollow = ({ weekday, place }: MonthWeekday): boolean => weekday !== 'work' && place > 0 && place < 4;

function DayAfterField({ shape, choose }: Properties) {
  const others = DAYS.filter(({ value }) => value !== shape.weekday);
  return (
    <Select
      label="Or a day after it"
      data={[
        { value: '', label: 'That day itself' },
        ...others.map(({ value, label }) => ({ value, label: `The ${label} after` })),
      ]}
      value={shape.dayAfter ?? ''}
      onChange={(day) => choose({ ...shape, dayAfter: day ? (day as WeekdayCode) : null })}
      allowDeselect={false}
    />
  );
}

const PLACES = [
  { value: '1', label: 'first' },
  { value: '2', label: 'second' },
  { value: '3', label: 'third' },
  { value: '4', label: 'fourth' },
  { value: '5', label: 'fifth' },
  { value: '-1', label: 'last' },
];
const DAYS = WEEKDAY_CODES.map((value, index) => ({ value: value as string, label: LONG_WEEKDAYS[index]! }));

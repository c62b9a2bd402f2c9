import { IconFileTime, IconPlus, IconPrinter, IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import {
  CALENDAR_FACETS,
  type CalendarFacet,
  calendarFacetValues,
  sayFacetValue,
} from '../../../shared/domain/shownCalendar/calendarFilter.ts';
import { openForm } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { ChoiceButton } from '../../ui/ChoiceButton.tsx';
import { type Choice, ChoiceList } from '../../ui/ChoiceList.tsx';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { KindSign } from '../../ui/signs.tsx';
import { setFacet, toggleFacet, useCalendarPlace } from './calendarPlace.ts';
import { printCalendar } from './printing.ts';
import { ZoneList } from './ZoneList.tsx';

/** New windows and freezes, filters as chips `F`, the zone `Z`, and the print. */
export function CalendarTools() {
  return (
    <div className="tools calendar-tools">
      <button type="button" className="btn small" onClick={() => openForm('window')}>
        New window…
      </button>
      <button type="button" className="btn small" onClick={() => openForm('freeze')}>
        New freeze…
      </button>
      <CalendarFilters />
      <ZoneButton />
      <CalendarFileButton />
      <button type="button" className="btn quiet small" title="Print Ctrl P" onClick={printCalendar}>
        <IconPrinter size={14} aria-hidden="true" /> Print…
      </button>
    </div>
  );
}

export function CalendarFilters() {
  const filter = useCalendarPlace((place) => place.filter);
  const facets = CALENDAR_FACETS.filter((facet) => filter[facet]);
  return (
    <div className={`filters${facets.length > 1 ? ' several' : ''}`}>
      {facets.map((facet) => (
        <FilterChip
          key={facet}
          name={FACET_WORD[facet]}
          said={filter[facet]!.map((value) => sayFacetValue(plan(), facet, value))}
          renderList={() => <FacetList facet={facet} />}
          remove={() => setFacet(facet, [])}
        />
      ))}
      <AddFilter />
    </div>
  );
}

export function ZoneButton() {
  const zone = useCalendarPlace((place) => place.zone);
  const isOpen = useCalendarPlace((place) => place.openList === 'zone');
  return (
    <ChoiceButton
      name="Show the calendar in the time of"
      className={`btn quiet small${zone ? ' set' : ''}`}
      opened={isOpen}
      onOpened={(opened) => useCalendarPlace.setState({ openList: opened ? 'zone' : null })}
      renderList={(close) => <ZoneList close={close} />}
    >
      <IconWorld size={14} aria-hidden="true" /> Zone
    </ChoiceButton>
  );
}

/** Calendars of other programs, in and out. */
function CalendarFileButton() {
  return (
    <ChoiceButton
      name="Calendar file"
      className="btn quiet small"
      renderList={(close) => (
        <ChoiceList
          label="Calendar file"
          choices={[
            { value: 'calendar.import', label: 'Import a calendar (.ics)…' },
            { value: 'calendar.export', label: 'Export the calendar (.ics)…' },
          ]}
          onChoose={(form) => {
            close();
            openForm(form);
          }}
        />
      )}
    >
      <IconFileTime size={14} aria-hidden="true" /> Calendar file…
    </ChoiceButton>
  );
}

const FACET_WORD: Record<CalendarFacet, string> = {
  service: 'Service',
  environment: 'Environment',
  kind: 'Kind',
  person: 'Person',
};

/** Dashed: could be set. First by what, then the values. */
function AddFilter() {
  const [facet, setFacetAsked] = useState<CalendarFacet | null>(null);
  const isOpen = useCalendarPlace((place) => place.openList === 'filter');
  const setOpen = (opened: boolean) => {
    setFacetAsked(null);
    useCalendarPlace.setState({ openList: opened ? 'filter' : null });
  };
  return (
    <ChoiceButton
      name="Filter"
      className="filter-add"
      opened={isOpen}
      onOpened={setOpen}
      renderList={() =>
        facet ? (
          <FacetList key={facet} facet={facet} />
        ) : (
          <ChoiceList
            key="facets"
            label="Filter by"
            choices={CALENDAR_FACETS.map((name) => ({ value: name, label: FACET_WORD[name] }))}
            onChoose={(value) => setFacetAsked(value as CalendarFacet)}
          />
        )
      }
    >
      <IconPlus size={13} aria-hidden="true" /> Filter
    </ChoiceButton>
  );
}

function FacetList({ facet }: { facet: CalendarFacet }) {
  const values = useCalendarPlace((place) => place.filter[facet]);
  const [choices] = useState(() => choicesOf(facet));
  return (
    <ChoiceList
      label={FACET_WORD[facet]}
      choices={choices}
      chosen={new Set(values?.map(toValue))}
      isMultiple
      onChoose={(value) => toggleFacet(facet, value === NONE ? null : value)}
    />
  );
}

/** Stands for null in a list, where every value is a text. */
const NONE = '\0none';
const toValue = (value: string | null): string => value ?? NONE;

/** None first, the kinds in their order, the rest by name; each with how many releases have it. */
function choicesOf(facet: CalendarFacet): Choice[] {
  const choices = Array.from(
    calendarFacetValues(plan(), facet),
    ([value, count]): Choice => ({
      value: toValue(value),
      label: sayFacetValue(plan(), facet, value),
      about: count.toLocaleString('en-US'),
      sign: facet === 'kind' && value ? <KindSign kind={value as 'major'} /> : undefined,
    }),
  );
  if (facet === 'kind') return choices;
  return choices.toSorted(
    (a, b) =>
      Number(b.value === NONE) - Number(a.value === NONE) || a.label.localeCompare(b.label, 'en', { numeric: true }),
  );
}

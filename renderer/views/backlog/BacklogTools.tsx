import { IconColumns3, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { FACETS, type Facet } from '../../../shared/domain/backlogFilter.ts';
import { prefer, usePreferences } from '../../app/preferences.ts';
import { ChoiceButton } from '../../ui/ChoiceButton.tsx';
import { type Choice, ChoiceList } from '../../ui/ChoiceList.tsx';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { backlogColumns, columnsChosen } from './backlogColumns.tsx';
import { clearFilters, setFacet, toggleFacet, useBacklogPlace } from './backlogPlace.ts';
import { FACET_WORD, facetChoices, fromValue, sayFacetValue, toValue } from './itemChoices.tsx';
import type { ShownItems } from './useShownItems.ts';

/** Search `/`, filters as chips `F`, and which columns there are. */
export function BacklogTools({ items }: { items: ShownItems }) {
  const facets = useBacklogPlace((place) => place.facets);
  const mode = useBacklogPlace((place) => place.mode);
  const active = FACETS.filter((facet) => facets[facet]);
  return (
    <div className="tools backlog-tools">
      <SearchField />
      <div className="filters">
        {active.map((facet) => (
          <FilterChip
            key={facet}
            name={FACET_WORD[facet]}
            said={facets[facet]!.map((value) => sayFacetValue(facet, value))}
            isPlain={facet === 'release' && facets[facet]!.length === 1 && facets[facet]![0] === null}
            renderList={() => <FacetList facet={facet} items={items} />}
            remove={() => setFacet(facet, [])}
          />
        ))}
        <AddFilter items={items} />
        {active.length > 1 && (
          <button type="button" className="btn quiet small" onClick={clearFilters}>
            Clear
          </button>
        )}
      </div>
      {mode === 'table' && <Columns />}
    </div>
  );
}

export const SEARCH_FIELD = 'backlog-search';

function SearchField() {
  const sought = useBacklogPlace((place) => place.sought);
  return (
    <label className="search-field">
      <IconSearch size={14} aria-hidden="true" />
      <input
        id={SEARCH_FIELD}
        type="search"
        placeholder="Search items"
        aria-label="Search items"
        dir="auto"
        value={sought}
        onChange={(event) => useBacklogPlace.setState({ sought: event.currentTarget.value })}
        onKeyDown={(event) => {
          // What was sought stays; the arrows go on in what was found.
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('main [role="grid"], main .card[tabindex="0"]')?.focus();
        }}
      />
      <kbd>/</kbd>
    </label>
  );
}

function FacetList({ facet, items }: { facet: Facet; items: ShownItems }) {
  const values = useBacklogPlace((place) => place.facets[facet]);
  return (
    <ChoiceList
      label={FACET_WORD[facet]}
      choices={facetChoices(facet, items.all)}
      chosen={new Set(values?.map(toValue))}
      isMultiple
      onChoose={(value) => toggleFacet(facet, fromValue(value))}
    />
  );
}

const NOT_IN_RELEASE = 'not in a release';

/** Dashed: could be set. First by what, then the values. */
function AddFilter({ items }: { items: ShownItems }) {
  const [facet, setFacetAsked] = useState<Facet | null>(null);
  const isOpen = useBacklogPlace((place) => place.openList === 'filter');
  const choices: Choice[] = [
    ...FACETS.map((name) => ({ value: name, label: FACET_WORD[name] })),
    { value: NOT_IN_RELEASE, label: 'Not in a release' },
  ];
  const setOpen = (opened: boolean) => {
    setFacetAsked(null);
    useBacklogPlace.setState({ openList: opened ? 'filter' : null });
  };
  return (
    <ChoiceButton
      name="Filter"
      className="filter-add"
      opened={isOpen}
      onOpened={setOpen}
      renderList={(close) =>
        facet ? (
          <FacetList key={facet} facet={facet} items={items} />
        ) : (
          <ChoiceList
            key="facets"
            label="Filter by"
            choices={choices}
            onChoose={(value) => {
              if (value !== NOT_IN_RELEASE) return setFacetAsked(value as Facet);
              setFacet('release', [null]);
              close();
            }}
          />
        )
      }
    >
      <IconPlus size={13} aria-hidden="true" /> Filter
    </ChoiceButton>
  );
}

/** Which columns, kept for this computer. Alt and the arrows move one. */
function Columns() {
  const { backlogColumns: chosen } = usePreferences();
  const shown = columnsChosen(chosen).map(({ id }) => id);
  const others = backlogColumns.map(({ id }) => id).filter((id) => !shown.includes(id));
  const choices = [...shown, ...others].map((id) => ({
    value: id,
    label: backlogColumns.find((column) => column.id === id)!.title,
  }));
  const keep = (ids: string[]) => ids.length > 0 && prefer({ backlogColumns: ids });
  return (
    <span className="columns">
      <ChoiceButton
        name="Columns"
        className="btn quiet small"
        renderList={() => (
          <ChoiceList
            label="Columns"
            choices={choices}
            chosen={new Set(shown)}
            isMultiple
            onChoose={(id) => keep(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id])}
            onMove={(id, step) => keep(moved(shown, id, step))}
            note={
              <>
                <kbd>Alt ↑ ↓</kbd> moves a column.{' '}
                {chosen && (
                  <button type="button" className="link" onClick={() => prefer({ backlogColumns: null })}>
                    As usual
                  </button>
                )}
              </>
            }
          />
        )}
      >
        <IconColumns3 size={14} aria-hidden="true" /> Columns
        {chosen && ` ${shown.length} of ${backlogColumns.length}`}
      </ChoiceButton>
    </span>
  );
}

function moved(ids: readonly string[], id: string, step: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + step;
  return from < 0 || to < 0 || to >= ids.length ? [...ids] : ids.toSpliced(from, 1).toSpliced(to, 0, id);
}

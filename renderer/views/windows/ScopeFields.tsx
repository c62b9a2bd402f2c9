import { TagsInput } from '@mantine/core';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { Scope } from '../../../shared/model/scope.ts';
import { useCollection } from '../../app/session.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { ConfigurationItemsField, ServicesField } from '../../ui/registerFields.tsx';

interface Properties {
  label: string;
  scope: Scope;
  onChange: (scope: Scope) => void;
  refusal: AnyRefusal | null;
}

/** What a window or freeze is for: nothing chosen means everything; of each list that is not empty one entry must fit. */
export function ScopeFields({ label, scope, onChange, refusal }: Properties) {
  const count = Object.values(scope).reduce((sum, list) => sum + list.length, 0);
  const set = (fields: Partial<Scope>) => onChange({ ...scope, ...fields });
  return (
    <details className="more-fields" open={count > 0 ? true : undefined}>
      <summary>
        {label}: {count === 0 ? 'all' : sayCount(count, 'condition')}
      </summary>
      <div className="scope-fields">
        <ServicesField
          label="Services"
          name="scope"
          value={scope.serviceIds}
          onChange={(serviceIds) => set({ serviceIds })}
          refusal={refusal}
        />
        <ConfigurationItemsField
          label="Configuration items"
          name="scope"
          value={scope.configurationItemIds}
          onChange={(configurationItemIds) => set({ configurationItemIds })}
          refusal={refusal}
        />
        {WORD_LISTS.map(({ list, title, of }) => (
          <WordsField
            key={list}
            label={title}
            value={scope[list]}
            of={of}
            onChange={(words) => set({ [list]: words })}
            isWrong={isRefused(refusal, 'scope')}
          />
        ))}
      </div>
    </details>
  );
}

const WORD_LISTS: readonly {
  list: 'environments' | 'tags' | 'workTypes' | 'regions';
  title: string;
  of: (release: Release) => readonly (string | null)[];
}[] = [
  { list: 'environments', title: 'Environments', of: ({ environment }) => [environment] },
  { list: 'tags', title: 'Tags', of: ({ tags }) => tags },
  { list: 'workTypes', title: 'Work types', of: ({ workType }) => [workType] },
  { list: 'regions', title: 'Regions', of: ({ region }) => [region] },
];

/** Words that releases of the plan have already are suggested; any other may be typed. */
function WordsField({
  label,
  value,
  of,
  onChange,
  isWrong,
}: {
  label: string;
  value: readonly string[];
  of: (release: Release) => readonly (string | null)[];
  onChange: (words: string[]) => void;
  isWrong: boolean;
}) {
  const releases = useCollection('releases');
  const known = [...new Set(releases.flatMap((release) => of(release).filter((word) => word !== null)))].toSorted();
  return (
    <TagsInput
      label={label}
      data={known}
      value={[...value]}
      onChange={onChange}
      error={isWrong}
      maxTags={100}
      classNames={{ pill: 'record-pill' }}
      comboboxProps={{ transitionProps: { duration: 90 } }}
      acceptValueOnBlur
      dir="auto"
    />
  );
}

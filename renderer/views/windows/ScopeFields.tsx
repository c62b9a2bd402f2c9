import { useMemo } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { wordsInUse } from '../../../shared/domain/wordsInUse.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Scope } from '../../../shared/model/scope.ts';
import { plan } from '../../app/session.ts';
import { ConfigurationItemsField, ServicesField } from '../../ui/registerFields.tsx';
import { WordsField } from '../../ui/wordFields.tsx';

interface Properties {
  label: string;
  scope: Scope;
  onChange: (scope: Scope) => void;
  refusal: AnyRefusal | null;
}

/** What a window or freeze is for: nothing chosen means everything; of each list that is not empty one entry must fit. */
export function ScopeFields({ label, scope, onChange, refusal }: Properties) {
  const count = Object.values(scope).reduce((sum, list) => sum + list.length, 0);
  const known = useMemo(() => wordsInUse(plan()), []);
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
        {WORD_LISTS.map(({ list, title, hint }) => (
          <WordsField
            key={list}
            label={title}
            name="scope"
            hint={hint}
            known={known[list]}
            value={scope[list]}
            onChange={(words) => set({ [list]: words })}
            refusal={refusal}
          />
        ))}
      </div>
    </details>
  );
}

const WORD_LISTS = [
  { list: 'environments', title: 'Environments', hint: 'Production' },
  { list: 'tags', title: 'Tags', hint: 'pci' },
  { list: 'workTypes', title: 'Work types', hint: 'Database patching' },
  { list: 'regions', title: 'Regions', hint: 'EMEA' },
] as const;

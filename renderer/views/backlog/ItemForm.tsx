import { NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { readLabels, sayLabels } from '../../../shared/exchange/backlogColumns.ts';
import type { Item } from '../../../shared/model/item.ts';
import { sameRecord } from '../../../shared/store/change.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog, isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField, TextField, WallField } from '../../ui/fields.tsx';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';

/** A new item, or the fields of one there is. Its release is set from the backlog and the release, where it can be refused. */
export default function ItemForm({ about, close }: FormProperties) {
  const item = about.subject ? plan().get('items', about.subject) : undefined;
  const [typed, setTyped] = useState(() => toTyped(item));
  const set = (changes: Partial<Typed>) => setTyped((before) => ({ ...before, ...changes }));
  function submit() {
    const fields = toFields(typed);
    return item
      ? perform('item.update', { items: [item.id], fields: changed(item, fields) })
      : perform('item.create', fields);
  }

  return (
    <FormDialog
      title={item ? `Edit ${item.key}` : 'New item'}
      action={item ? 'Save' : 'Add the item'}
      submit={submit}
      close={close}
    >
      {(refusal) => (
        <>
          <TextField
            label="Title"
            name="title"
            value={typed.title}
            onChange={(title) => set({ title })}
            refusal={refusal}
            isFirst
          />
          <StateFields typed={typed} set={set} refusal={refusal} />
          <PlaceFields typed={typed} set={set} refusal={refusal} />
          <TextField {...lineOf(typed, set, 'labels')} label="Labels" placeholder="cards; audit" refusal={refusal} />
          <Textarea
            label="Description"
            value={typed.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
            autosize
            minRows={3}
            maxRows={12}
            dir="auto"
          />
        </>
      )}
    </FormDialog>
  );
}

interface PartProperties {
  typed: Typed;
  set: (changes: Partial<Typed>) => void;
  refusal: AnyRefusal | null;
}

const StateFields = ({ typed, set, refusal }: PartProperties) => (
  <div className="row">
    <ChoiceField label="Kind" value={typed.kind} words={ITEM_KIND_WORD} onChange={(kind) => set({ kind })} />
    <ChoiceField label="State" value={typed.state} words={ITEM_STATE_WORD} onChange={(state) => set({ state })} />
    <NumberInput
      label="Points"
      value={typed.points}
      onChange={(points) => set({ points })}
      min={0}
      error={isRefused(refusal, 'points')}
    />
  </div>
);

/** Where the item is in the plans of others: its sprint, and what it is called elsewhere. */
const PlaceFields = ({ typed, set, refusal }: PartProperties) => (
  <>
    <div className="row">
      <TextField {...lineOf(typed, set, 'sprint')} label="Sprint" refusal={refusal} />
      <TextField {...lineOf(typed, set, 'priority')} label="Priority" refusal={refusal} />
      <WallField
        kind="date"
        label="Due on"
        name="dueOn"
        value={typed.dueOn}
        onChange={(dueOn) => set({ dueOn })}
        refusal={refusal}
      />
    </div>
    <div className="row">
      <TextField {...lineOf(typed, set, 'parentKey')} label="Parent" placeholder="PAY-40" refusal={refusal} />
      <TextField {...lineOf(typed, set, 'externalKey')} label="External key" placeholder="PAY-4471" refusal={refusal} />
    </div>
  </>
);

/** A line of text of the form. */
const lineOf = (
  typed: Typed,
  set: PartProperties['set'],
  name: 'sprint' | 'priority' | 'parentKey' | 'externalKey' | 'labels',
) => ({ name, value: typed[name], onChange: (value: string) => set({ [name]: value }) });

/** As the fields of the form hold it: what may be nothing is an empty text there. */
interface Typed extends Pick<Item, 'title' | 'kind' | 'state' | 'description'> {
  points: string | number;
  sprint: string;
  priority: string;
  dueOn: string;
  parentKey: string;
  externalKey: string;
  labels: string;
}

const toTyped = (item: Item | undefined): Typed => ({
  title: item?.title ?? '',
  kind: item?.kind ?? 'feature',
  state: item?.state ?? 'analysis',
  points: item?.points ?? '',
  sprint: item?.sprint ?? '',
  priority: item?.priority ?? '',
  dueOn: item?.dueOn ?? '',
  parentKey: item?.parentKey ?? '',
  externalKey: item?.externalKey ?? '',
  labels: sayLabels(item?.labels ?? []),
  description: item?.description ?? '',
});

/** Only what was changed is written, and named in the history. */
const changed = (item: Item, fields: Partial<Item>): Partial<Item> =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => !sameRecord(item[name as keyof Item], value)));

const toFields = (typed: Typed) => ({
  ...typed,
  points: typed.points === '' ? null : Number(typed.points),
  sprint: typed.sprint.trim() || null,
  priority: typed.priority.trim() || null,
  dueOn: typed.dueOn || null,
  parentKey: typed.parentKey.trim() || null,
  externalKey: typed.externalKey.trim() || null,
  labels: [...new Set(readLabels(typed.labels))],
});

import { NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog, isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField, TextField } from '../../ui/fields.tsx';
import { ITEM_KIND_WORD, ITEM_STATE_WORD } from '../../ui/words.ts';

export default function ItemForm({ about, close }: FormProperties) {
  const item = about.subject ? plan().get('items', about.subject) : undefined;
  const [title, setTitle] = useState(item?.title ?? '');
  const [kind, setKind] = useState(item?.kind ?? 'feature');
  const [state, setState] = useState(item?.state ?? 'analysis');
  const [points, setPoints] = useState<string | number>(item?.points ?? '');
  const [description, setDescription] = useState(item?.description ?? '');

  function submit() {
    const fields = { title, kind, state, points: points === '' ? null : Number(points), description };
    return item ? perform('item.update', { items: [item.id], fields }) : perform('item.create', fields);
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
          <TextField label="Title" name="title" value={title} onChange={setTitle} refusal={refusal} isFirst />
          <div className="row">
            <ChoiceField label="Kind" value={kind} words={ITEM_KIND_WORD} onChange={setKind} />
            <ChoiceField label="State" value={state} words={ITEM_STATE_WORD} onChange={setState} />
            <NumberInput
              label="Points"
              value={points}
              onChange={setPoints}
              min={0}
              error={isRefused(refusal, 'points')}
            />
          </div>
          <Textarea
            label="Description"
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
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

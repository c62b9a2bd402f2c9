import { useState } from 'react';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import type { Item } from '../../../shared/model/item.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ChoiceField } from '../../ui/fields.tsx';
import { ITEM_STATE_WORD } from '../../ui/words.ts';

/** The key twin of the board's drag. */
export default function StateForm({ about, close }: FormProperties) {
  const ids = about.begin?.items as string[];
  const first = plan().get('items', ids[0]!);
  const [state, setState] = useState<Item['state']>(first?.state ?? 'analysis');
  const what = ids.length === 1 ? (first?.key ?? 'the item') : sayCount(ids.length, 'item');
  return (
    <FormDialog
      title={`Move ${what} to a state`}
      action={`Move to ${ITEM_STATE_WORD[state]}`}
      submit={() => perform('item.update', { items: ids, fields: { state } })}
      close={close}
    >
      {() => <ChoiceField label="State" value={state} words={ITEM_STATE_WORD} onChange={setState} />}
    </FormDialog>
  );
}

import type { ReactNode } from 'react';
import type { AnyRefusal, Ran, Reply } from '../../shared/api/contract.ts';
import { perform } from '../app/perform.ts';
import { peek } from '../app/place.ts';
import { FormDialog } from './FormDialog.tsx';

interface Properties {
  /** The noun of its commands, which is the field that names it in an update too: `service`. */
  noun: string;
  /** What people call it, where that is more than the noun. */
  called?: string;
  /** The one to change; a new one where it is left out. */
  record: { id: string; key: string } | undefined;
  /** What was typed, as the commands take it; or what is wrong with it, before anything is sent. */
  fields: () => object | { refusal: AnyRefusal };
  /** A new one is looked at, where there is nothing else to see of it. */
  peeksAtNew?: boolean;
  /** Its fields have something beside them. */
  isWide?: boolean;
  children: (refusal: AnyRefusal | null) => ReactNode;
  close: () => void;
}

/** The form of one record: one command makes it, another one changes it. */
export function RecordForm({
  noun,
  called = noun,
  record,
  fields,
  peeksAtNew = false,
  isWide = false,
  children,
  close,
}: Properties) {
  async function submit(): Promise<Reply<Ran>> {
    const given = fields();
    if ('refusal' in given) return { ok: false, refusal: given.refusal };
    if (record) return perform(`${noun}.update`, { ...given, [noun]: record.id });
    const reply = await perform(`${noun}.create`, given);
    const created = reply.ok && peeksAtNew ? reply.value.created[0] : undefined;
    if (created) peek(created.collection, created.id);
    return reply;
  }
  return (
    <FormDialog
      title={record ? `Edit ${record.key}` : `New ${called}`}
      action={record ? 'Save' : `Add the ${called}`}
      submit={submit}
      close={close}
      isWide={isWide && 'widest'}
    >
      {children}
    </FormDialog>
  );
}

import { Modal } from '@mantine/core';
import { type FormEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { AnyRefusal, Reply } from '../../shared/api/contract.ts';
import { request } from '../app/transport.ts';
import { Problem } from './Problem.tsx';
import { dismissNews } from './toasts.tsx';

interface Properties {
  title: string;
  /** What pressing it will do, in words. */
  action: string;
  /** The form's fields, given what was refused last so that each can show its own. */
  children: (refusal: AnyRefusal | null) => ReactNode;
  submit: () => Promise<Reply<unknown>>;
  close: () => void;
  /** For what is a table or a page rather than a few fields; `widest` for fields with something beside them. */
  isWide?: boolean | 'widest';
}

/** A form over a view. What is refused is said in place; the form stays filled in. */
export function FormDialog({ title, action, children, submit, close, isWide = false }: Properties) {
  const [refusal, setRefusal] = useState<AnyRefusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(dismissNews, []);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);

  // What was said of the form as it was is no longer true of another one. That the disk is full stays so.
  const forget = () => setRefusal((before) => (before?.kind === 'readOnly' ? before : null));
  const forgetWhenChosen = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('[role="option"]')) forget();
  };

  async function send(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    // Once the disk has room again, the same press saves what was typed.
    if (refusal?.kind === 'readOnly') await request('plan.retry');
    const reply = await submit();
    setIsBusy(false);
    if (reply.ok) close();
    else setRefusal(reply.refusal.kind === 'cancelled' ? null : reply.refusal);
  }

  return (
    <Modal opened onClose={close} title={title} size={isWide === 'widest' ? 900 : isWide ? 760 : 'md'}>
      <form
        ref={form}
        className="form"
        onSubmit={(event) => void send(event)}
        onInput={forget}
        onClick={forgetWhenChosen}
        noValidate
      >
        {children(refusal)}
        <div className="form-foot">
          {refusal && <Problem message={refusal.message} />}
          <div className="buttons">
            <button type="button" className="btn" onClick={close}>
              Cancel
            </button>
            <button type="submit" className="btn primary">
              {action}
            </button>
          </div>
        </div>
      </form>
    </Modal>
  );
}

/** True for the field that a refusal names, so that it is marked besides the sentence. */
export const isRefused = (refusal: AnyRefusal | null, field: string): boolean =>
  refusal?.field?.replace(/^fields\./, '').split('.')[0] === field;

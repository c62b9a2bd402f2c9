import type { ReactNode } from 'react';
import { openForm } from '../../app/place.ts';
import { type RemovableNoun, removeRecord } from './removeRecord.ts';

interface Properties {
  /** Of its commands, and of its form. */
  noun: RemovableNoun;
  id: string;
  edit?: string;
  /** Buttons that come before Edit. */
  first?: ReactNode;
  /** Buttons between Edit and Delete. */
  children?: ReactNode;
}

/** What can be done to a record from its details. */
export const RecordButtons = ({ noun, id, edit = 'Edit…', first, children }: Properties) => (
  <div className="buttons">
    {first}
    <button type="button" className="btn" onClick={() => openForm(noun, { subject: id })}>
      {edit}
    </button>
    {children}
    <button type="button" className="btn danger" onClick={() => void removeRecord(noun, id)}>
      Delete
    </button>
  </div>
);

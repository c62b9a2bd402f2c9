import { NumberInput, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { sayCount, sayLength } from '../../../shared/kernel/timeText.ts';
import type { BackOutStep } from '../../../shared/model/changeRecord.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { PersonField } from '../../ui/fields.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

interface Row extends Omit<BackOutStep, 'minutes'> {
  minutes: string | number;
  /** Tells the rows apart while they are moved. */
  number: number;
}

let lastNumber = 0;
const emptyRow = (): Row => ({ step: '', ownerId: null, minutes: 10, number: ++lastNumber });

/** The way back: what is done in which order, by whom, and how long it takes. */
export default function BackOutForm({ about, close }: FormProperties) {
  const change = plan().get('changes', about.subject!);
  const release = change && plan().get('releases', change.releaseId);
  const [rows, setRows] = useState<Row[]>(() => rowsOf(change?.backOutPlan ?? []));
  const total = rows.reduce((sum, { minutes }) => sum + (Number(minutes) || 0), 0);

  const submit = () =>
    perform('change.planBackOut', {
      change: about.subject,
      backOutPlan: rows.map(({ step, ownerId, minutes }) => ({ step, ownerId, minutes: Number(minutes) })),
    });

  return (
    <FormDialog title={`Back-out plan of ${change?.key}`} action="Save the plan" submit={submit} close={close} isWide>
      {(refusal) => (
        <>
          <ol className="step-rows">
            {rows.map((row, index) => (
              <StepRow
                key={row.number}
                row={row}
                index={index}
                count={rows.length}
                refusal={refusal}
                change={(fields) => setRows(rows.map((other) => (other === row ? { ...row, ...fields } : other)))}
                move={(to) => setRows(moved(rows, index, to))}
                remove={() => setRows(rows.filter((other) => other !== row))}
              />
            ))}
          </ol>
          <div className="cell">
            <button type="button" className="btn small" onClick={() => setRows([...rows, emptyRow()])}>
              Add a step
            </button>
            <span className="meta">
              {sayCount(rows.length, 'step')}, {sayLength(total)}
              {release && `; reserve ${sayLength(release.backOutMinutes)}`}
            </span>
          </div>
        </>
      )}
    </FormDialog>
  );
}

const rowsOf = (steps: readonly BackOutStep[]): Row[] =>
  steps.length === 0 ? [emptyRow()] : steps.map((step) => ({ ...step, number: ++lastNumber }));

function moved(rows: readonly Row[], from: number, to: number): Row[] {
  const without = rows.toSpliced(from, 1);
  return without.toSpliced(to, 0, rows[from]!);
}

function StepRow({
  row,
  index,
  count,
  refusal,
  change,
  move,
  remove,
}: {
  row: Row;
  index: number;
  count: number;
  refusal: AnyRefusal | null;
  change: (fields: Partial<Row>) => void;
  move: (to: number) => void;
  remove: () => void;
}) {
  const isWrong = (field: keyof BackOutStep) => refusal?.field === `backOutPlan.${index}.${field}`;
  const which = `Step ${index + 1}`;
  return (
    <li className="step-row">
      <span className="number">{index + 1}</span>
      <TextInput
        className="grow"
        aria-label={`${which}: what is done`}
        placeholder="Restore the database from the 21:55 snapshot"
        value={row.step}
        onChange={(event) => change({ step: event.currentTarget.value })}
        error={isWrong('step')}
        dir="auto"
        data-autofocus={index === count - 1}
      />
      <PersonField
        label={`${which}: owner`}
        isBare
        name={`backOutPlan.${index}.ownerId`}
        value={row.ownerId}
        onChange={(ownerId) => change({ ownerId })}
        refusal={isWrong('ownerId') ? refusal : null}
      />
      <NumberInput
        className="step-minutes"
        aria-label={`${which}: minutes`}
        value={row.minutes}
        onChange={(minutes) => change({ minutes })}
        min={1}
        suffix=" min"
        error={isWrong('minutes')}
      />
      {index > 0 && (
        <IconButton
          Icon={IconArrowUp}
          label={`Move step ${index + 1} up`}
          hint="Earlier"
          onPress={() => move(index - 1)}
        />
      )}
      {index < count - 1 && (
        <IconButton
          Icon={IconArrowDown}
          label={`Move step ${index + 1} down`}
          hint="Later"
          onPress={() => move(index + 1)}
        />
      )}
      <IconButton Icon={IconX} label={`Take step ${index + 1} out`} hint="Take out" onPress={remove} />
    </li>
  );
}

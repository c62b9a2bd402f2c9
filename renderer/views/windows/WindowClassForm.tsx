import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { AnyRefusal } from '../../../shared/api/contract.ts';
import { RISKS } from '../../../shared/model/release.ts';
import { NOTICE_UNITS } from '../../../shared/model/windowClass.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { isRefused } from '../../ui/FormDialog.tsx';
import { ChoiceField, NameField } from '../../ui/fields.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { RISK_WORD } from '../../ui/words.ts';

const ANY = 'any';
const RISK_CHOICES = {
  [ANY]: 'Any risk',
  ...Object.fromEntries(RISKS.map((risk) => [risk, `Up to ${RISK_WORD[risk].toLowerCase()}`])),
};
const UNIT_WORD: Record<(typeof NOTICE_UNITS)[number], string> = {
  hours: 'Hours before',
  days: 'Days before',
  businessDays: 'Business days before',
};

/** A class of windows: which risk they take, how long before a release must have its date, and how many they hold. */
export default function WindowClassForm({ about, close }: FormProperties) {
  const record = about.subject ? plan().get('windowClasses', about.subject) : undefined;
  const [name, setName] = useState(record?.name ?? '');
  const [risk, setRisk] = useState<string>(record?.allowedRisk ?? ANY);
  const [notice, setNotice] = useState<TypedNotice>(record?.notice ?? { amount: 0, unit: 'days' });
  const [capacity, setCapacity] = useState<string | number>(record?.capacity ?? '');

  const fields = () => ({
    name,
    allowedRisk: risk === ANY ? null : risk,
    notice: { ...notice, amount: Number(notice.amount) },
    capacity: capacity === '' ? null : Number(capacity),
  });

  return (
    <RecordForm noun="windowClass" called="window class" record={record} fields={fields} peeksAtNew close={close}>
      {(refusal) => (
        <>
          <NameField placeholder="Standard, low risk" value={name} onChange={setName} refusal={refusal} />
          <ChoiceField label="Highest risk that it takes" value={risk} words={RISK_CHOICES} onChange={setRisk} />
          <NoticeFields notice={notice} onChange={setNotice} refusal={refusal} />
          <NumberInput
            label="Releases that one opening holds"
            placeholder="Any number"
            value={capacity}
            onChange={setCapacity}
            min={1}
            allowDecimal={false}
            error={isRefused(refusal, 'capacity')}
          />
        </>
      )}
    </RecordForm>
  );
}

interface TypedNotice {
  amount: string | number;
  unit: (typeof NOTICE_UNITS)[number];
}

interface NoticeProperties {
  notice: TypedNotice;
  onChange: (notice: TypedNotice) => void;
  refusal: AnyRefusal | null;
}

const NoticeFields = ({ notice, onChange, refusal }: NoticeProperties) => (
  <div className="row">
    <NumberInput
      label="Required notice"
      value={notice.amount}
      onChange={(amount) => onChange({ ...notice, amount })}
      min={0}
      allowDecimal={false}
      error={isRefused(refusal, 'notice')}
    />
    <ChoiceField
      label="Counted in"
      value={notice.unit}
      words={UNIT_WORD}
      onChange={(unit) => onChange({ ...notice, unit })}
    />
  </div>
);

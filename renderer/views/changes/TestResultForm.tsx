import { useState } from 'react';
import type { Id } from '../../../shared/kernel/id.ts';
import { perform } from '../../app/perform.ts';
import type { FormProperties } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ChoiceField, LongTextField, PersonField } from '../../ui/fields.tsx';

const OUTCOME_WORD = { passed: 'Passed', failed: 'Failed' };

/** What a test of the change showed, and who tested. It is recorded as of now. */
export default function TestResultForm({ about, close }: FormProperties) {
  const change = plan().get('changes', about.subject!);
  const [outcome, setOutcome] = useState<keyof typeof OUTCOME_WORD>('passed');
  const [testerId, setTesterId] = useState<Id | null>(change?.testResult?.testerId ?? null);
  const [summary, setSummary] = useState('');
  const submit = () =>
    perform('change.recordTest', { change: about.subject, outcome, summary, testerId: testerId ?? undefined });
  return (
    <FormDialog title={`Test result of ${change?.key}`} action="Record the result" submit={submit} close={close}>
      {(refusal) => (
        <>
          <ChoiceField label="Outcome" value={outcome} words={OUTCOME_WORD} onChange={setOutcome} />
          <PersonField
            label="Tested by (you, where it is left empty)"
            name="testerId"
            value={testerId}
            onChange={setTesterId}
            refusal={refusal}
          />
          <LongTextField
            label="Summary: what was tested, with figures"
            name="summary"
            value={summary}
            onChange={setSummary}
            refusal={refusal}
            isFirst
          />
        </>
      )}
    </FormDialog>
  );
}

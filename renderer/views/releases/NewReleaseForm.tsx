import { Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { RELEASE_KINDS } from '../../../shared/model/release.ts';
import { perform } from '../../app/actions.ts';
import { Problem } from '../../ui/Problem.tsx';
import { KIND_WORD } from '../../ui/signs.tsx';

export default function NewReleaseForm({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<string | null>('minor');
  const [hours, setHours] = useState<string | number>(2);
  const [reserve, setReserve] = useState<string | number>(30);
  const [problem, setProblem] = useState<string | null>(null);

  async function create(event: React.FormEvent) {
    event.preventDefault();
    const input = { name, kind, lengthMinutes: Math.round(Number(hours) * 60), backOutMinutes: Number(reserve) };
    const reply = await perform('release.create', input);
    if (reply.ok) close();
    else setProblem(reply.refusal.message);
  }

  return (
    <Modal opened onClose={close} title="New release">
      <form className="form" onSubmit={(event) => void create(event)}>
        <TextInput
          label="Name"
          placeholder="Payments Hub 5.2"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label="Kind"
          data={RELEASE_KINDS.map((value) => ({ value, label: KIND_WORD[value] }))}
          value={kind}
          onChange={setKind}
          allowDeselect={false}
        />
        <div className="row">
          <NumberInput label="Planned length, hours" value={hours} onChange={setHours} min={0} step={0.5} />
          <NumberInput label="Back-out reserve, minutes" value={reserve} onChange={setReserve} min={0} step={15} />
        </div>
        {problem && <Problem message={problem} />}
        <div className="buttons">
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="btn primary">
            Make the release
          </button>
        </div>
      </form>
    </Modal>
  );
}

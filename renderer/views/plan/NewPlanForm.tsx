import { Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { Problem } from '../../ui/Problem.tsx';

/** Name and zone; the place on the disk is asked for by the desktop's own dialog. */
export default function NewPlanForm({ close }: { close: () => void }) {
  const ownZone = useSession((session) => session.info?.zone ?? 'UTC');
  const [name, setName] = useState('');
  const [zone, setZone] = useState<string | null>(ownZone);
  const [problem, setProblem] = useState<string | null>(null);

  async function create(event: React.FormEvent) {
    event.preventDefault();
    if (!name.trim()) return setProblem('Name: Type at least one character.');
    const reply = await request('plan.create', { name, zone: zone ?? 'UTC' });
    if (reply.ok) close();
    else if (reply.refusal.kind !== 'cancelled') setProblem(reply.refusal.message);
  }

  return (
    <Modal opened onClose={close} title="New plan">
      <form className="form" onSubmit={(event) => void create(event)}>
        <TextInput
          label="Name"
          placeholder="Merrowdale 2026 H2"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label="Time zone of the plan"
          data={zones(ownZone)}
          value={zone}
          onChange={setZone}
          searchable
          allowDeselect={false}
        />
        {problem && <Problem message={problem} />}
        <div className="buttons">
          <button type="button" className="btn" onClick={close}>
            Cancel
          </button>
          <button type="submit" className="btn primary">
            Choose a place…
          </button>
        </div>
      </form>
    </Modal>
  );
}

const zones = (own: string): string[] => [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

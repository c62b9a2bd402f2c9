import { TextInput } from '@mantine/core';
import { IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ROLES } from '../../shared/model/person.ts';
import { RoleChecks } from '../ui/RoleChecks.tsx';
import { Mark } from '../ui/signs.tsx';
import { runAction } from './actions.ts';
import { openForm } from './place.ts';
import { useSession } from './session.ts';
import { Trouble } from './Trouble.tsx';
import { request } from './transport.ts';

/** First start: who are you, then the roads into a plan. Also what stands in the way of a plan that did not open. */
export function Welcome() {
  const { identity, trouble } = useSession();
  return (
    <main className="welcome">
      <div className="sheet">
        <div className="head">
          <Mark />
          <h1>Plan a release you can explain</h1>
        </div>
        <div className="empty">
          {trouble && <Trouble trouble={trouble} />}
          {identity ? <Roads /> : <WhoAreYou />}
        </div>
      </div>
    </main>
  );
}

function Roads() {
  return (
    <>
      <p>Everything stays in one file on this computer. No network is used.</p>
      <div className="roads" style={{ width: '100%' }}>
        <button type="button" className="road" onClick={() => openForm('plan.new')}>
          <IconPlus size={18} aria-hidden="true" />
          <span className="grow">
            <b>Start an empty plan</b>
            <span className="meta">Add the first maintenance window</span>
          </span>
        </button>
        <button type="button" className="road" onClick={() => runAction('plan.open')}>
          <IconFolderOpen size={18} aria-hidden="true" />
          <span className="grow">
            <b>Open a plan</b>
            <span className="meta">A .slipway file on this computer</span>
          </span>
        </button>
      </div>
    </>
  );
}

function WhoAreYou() {
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  async function save(event: React.FormEvent) {
    event.preventDefault();
    const reply = await request('identity.set', { name, roles });
    if (reply.ok) useSession.setState({ identity: reply.value });
    else setProblem(reply.refusal.message);
  }

  return (
    <form className="form" style={{ width: '100%' }} onSubmit={(event) => void save(event)}>
      <p>Every change is recorded with the name of who made it. This stays on this computer.</p>
      <TextInput
        label="Your name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem}
        data-autofocus
        autoFocus
      />
      <RoleChecks roles={roles} onChange={setRoles} all={ROLES} />
      <div className="buttons">
        <button type="submit" className="btn primary">
          Go on
        </button>
      </div>
    </form>
  );
}

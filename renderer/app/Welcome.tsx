import { TextInput } from '@mantine/core';
import { IconBuildingBank, IconFileImport, IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { type Action, type ActionName, actions } from '../../shared/api/actions.ts';
import type { RecentPlan } from '../../shared/api/contract.ts';
import { sayWhen } from '../../shared/kernel/timeText.ts';
import { ROLES } from '../../shared/model/person.ts';
import { RoleChecks } from '../ui/RoleChecks.tsx';
import { Mark } from '../ui/signs.tsx';
import { toastRefusal } from '../ui/toasts.tsx';
import { runAction } from './actions.ts';
import { usePreferences } from './preferences.ts';
import { useSession } from './session.ts';
import { Trouble } from './Trouble.tsx';
import { request } from './transport.ts';
import { useNow } from './useNow.ts';

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

interface RoadProperties {
  action: ActionName;
  icon: typeof IconPlus;
  title: string;
  what: string;
}

/** DESIGN, section 5: three roads, keys 1 2 3. A plan that is there already lies beside them. */
function Roads() {
  return (
    <>
      <p>Everything stays in one file on this computer. No network is used.</p>
      <div className="roads">
        <Road
          action="plan.sample"
          icon={IconBuildingBank}
          title="Open the sample plan"
          what="A bank with a backlog of 60 items, nine releases and their history, as of today"
        />
        <Road
          action="plan.new"
          icon={IconPlus}
          title="Start an empty plan"
          what="Name it, then add the first maintenance window"
        />
        <Road
          action="plan.newFromBacklog"
          icon={IconFileImport}
          title="Import a backlog"
          what="A new plan from a file of Jira, Azure DevOps, GitHub or a spreadsheet"
        />
      </div>
      <RecentPlans />
    </>
  );
}

function Road({ action, icon: Icon, title, what }: RoadProperties) {
  const { hasSingleKeys } = usePreferences();
  const key = (actions as readonly Action[]).find(({ name }) => name === action)?.keys;
  return (
    <button type="button" className="road" onClick={() => runAction(action)}>
      <Icon size={18} aria-hidden="true" />
      <span className="grow">
        <b>{title}</b>
        <span className="meta">{what}</span>
      </span>
      {hasSingleKeys && <kbd>{key}</kbd>}
    </button>
  );
}

const MOST_RECENT = 5;

function RecentPlans() {
  const [recent, setRecent] = useState<RecentPlan[]>([]);
  const zone = useSession((session) => session.info?.zone ?? 'UTC');
  const platform = useSession((session) => session.info?.platform ?? '');
  const now = useNow();
  useEffect(() => {
    void request('plan.recent').then((reply) => reply.ok && setRecent(reply.value.slice(0, MOST_RECENT)));
  }, []);

  const open = (nth: number) =>
    void request('plan.open', { recent: nth }).then((reply) => reply.ok || toastRefusal(reply.refusal));

  return (
    <section className="recent" aria-label="Plans that are there already">
      {recent.length > 0 && <h2>Go on with</h2>}
      {recent.length > 0 && (
        <ul>
          {recent.map(({ name, fileName, folder, openedAt }, nth) => (
            <li key={`${folder}/${fileName}`}>
              <button type="button" className="recent-plan" title={`${folder}/${fileName}`} onClick={() => open(nth)}>
                <b dir="auto">{name}</b>
                <span className="meta place">
                  <bdi>{fileName}</bdi> in <bdi dir="ltr">{folder}</bdi>
                </span>
                <span className="meta">{sayWhen(openedAt, zone, now)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="btn" onClick={() => runAction('plan.open')}>
        <IconFolderOpen size={16} aria-hidden="true" />
        {recent.length > 0 ? 'Open another plan…' : 'Open a plan…'}{' '}
        <kbd>{platform === 'darwin' ? 'Cmd' : 'Ctrl'} O</kbd>
      </button>
    </section>
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

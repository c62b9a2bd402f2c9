import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ROLES } from '../../../shared/model/person.ts';
import { perform } from '../../app/perform.ts';
import { plan, useSession } from '../../app/session.ts';
import { request } from '../../app/transport.ts';
import { RoleChecks } from '../../ui/RoleChecks.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Who sits at this computer. The plan learns of new roles by a command of its own, which can be taken back. */
export function IdentitySettings() {
  const identity = useSession((session) => session.identity);
  const actor = useSession((session) => session.status?.actor);
  const [name, setName] = useState(identity?.name ?? '');
  const [roles, setRoles] = useState(identity?.roles ?? []);
  const [problem, setProblem] = useState<string | null>(null);
  const isChanged = name.trim() !== identity?.name || !isSame(roles, identity.roles);
  const isAnother = name.trim().toLowerCase() !== identity?.name.toLowerCase();

  async function save(event: FormEvent) {
    event.preventDefault();
    const reply = await request('identity.set', { name, roles });
    setProblem(reply.ok ? null : reply.refusal.message);
    if (!reply.ok) return;
    setName(reply.value.name);
    const known = actor && !isAnother ? plan().get('people', actor) : undefined;
    if (known && !isSame(known.roles, roles)) {
      const changed = await perform('person.update', { person: known.id, roles });
      if (!changed.ok) setProblem(`Kept on this computer, but not in the plan: ${changed.refusal.message}`);
    } else toast(`You are ${reply.value.name}`);
  }

  return (
    <section aria-labelledby="settings-you">
      <h2 className="group" id="settings-you">
        You
      </h2>
      <form onSubmit={(event) => void save(event)} noValidate>
        <SettingRow label="Name" note={isAnother && isChanged ? ANOTHER : 'Every change is recorded with it.'}>
          <TextInput
            aria-label="Your name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={problem}
            dir="auto"
          />
        </SettingRow>
        <SettingRow label="Roles">
          <RoleChecks roles={roles} onChange={setRoles} all={ROLES} />
        </SettingRow>
        {isChanged && (
          <SettingRow label="">
            <div className="buttons">
              <button type="submit" className="btn">
                Save who you are
              </button>
              <button
                type="button"
                className="btn quiet"
                onClick={() => {
                  setName(identity?.name ?? '');
                  setRoles(identity?.roles ?? []);
                  setProblem(null);
                }}
              >
                Leave it as it was
              </button>
            </div>
          </SettingRow>
        )}
      </form>
    </section>
  );
}

const ANOTHER = 'From then on changes are recorded for that name, as another person. What was recorded before stays.';

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));

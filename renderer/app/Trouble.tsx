import { IconEye, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { Backup, OpenTrouble, Reply } from '../../shared/api/contract.ts';
import { sayWhen } from '../../shared/kernel/timeText.ts';
import { Problem } from '../ui/Problem.tsx';
import { useSession } from './session.ts';
import { request } from './transport.ts';
import { useNow } from './useNow.ts';

const WHY: Record<Backup['why'], string> = {
  daily: 'made when work began that day',
  import: 'made before an import',
  migration: 'made before Slipway brought the plan to its newer form',
};

/** A plan that did not open: what is wrong, in words, and the roads that are left. Nothing was written. */
export function Trouble({ trouble }: { trouble: OpenTrouble }) {
  const [problem, setProblem] = useState<string | null>(null);
  const zone = useSession((session) => session.info?.zone ?? 'UTC');
  const now = useNow();
  const take = async (reply: Promise<Reply<unknown>>) => {
    const answered = await reply;
    setProblem(answered.ok ? null : answered.refusal.message);
  };
  return (
    <section className="trouble" aria-label={`${trouble.fileName} did not open`}>
      <Problem message={trouble.refusal.message} />
      {problem && <Problem message={problem} />}
      <div className="roads">
        {trouble.backups.slice(0, 7).map(({ name, at, why }) => (
          <button
            key={name}
            type="button"
            className="road"
            onClick={() => void take(request('plan.restore', { backup: name }))}
          >
            <IconHistory size={18} aria-hidden="true" />
            <span className="grow">
              <b>Open the backup of {sayWhen(at, zone, now)}</b>
              <span className="meta">{WHY[why]}; the damaged files are set aside, not deleted</span>
            </span>
          </button>
        ))}
        {trouble.canRead && (
          <button type="button" className="road" onClick={() => void take(request('plan.openReadOnly'))}>
            <IconEye size={18} aria-hidden="true" />
            <span className="grow">
              <b>Open to read only</b>
              <span className="meta">as far as it is whole; nothing can be changed</span>
            </span>
          </button>
        )}
      </div>
    </section>
  );
}

import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Reply } from '../../../shared/api/contract.ts';
import { isWhole, sayVerification, type Verification } from '../../../shared/api/verification.ts';
import type { FormProperties } from '../../app/place.ts';
import { request } from '../../app/transport.ts';
import { Problem } from '../../ui/Problem.tsx';
import { VerdictSign } from '../../ui/signs.tsx';

/** Checks the plan file and every entry on the disk, as the twin's `verify` does, and says what was found. */
export default function VerifyPlan({ close }: FormProperties) {
  const [reply, setReply] = useState<Reply<Verification> | null>(null);
  useEffect(() => void request('plan.verify').then(setReply), []);
  return (
    <Modal opened onClose={close} title="Verify the plan" size={560}>
      <div className="form">
        <div className="form" role="status">
          {!reply && <p>Reading every entry back from the disk…</p>}
          {reply?.ok && <Outcome found={reply.value} />}
        </div>
        {reply && !reply.ok && <Problem message={reply.refusal.message} />}
        <div className="buttons">
          <button type="button" className="btn" onClick={close} data-autofocus>
            Close
          </button>
        </div>
      </div>
    </Modal>
  );
}

function Outcome({ found }: { found: Verification }) {
  const isFine = isWhole(found);
  return (
    <>
      <p className="verified">
        <VerdictSign severity={isFine ? 'pass' : 'block'} size={18} label={null} />
        <span>{sayVerification(found)}</span>
      </p>
      {!isFine && (
        <p>
          Nothing was changed. Keep the file as it is, and open a backup beside it: close the plan, then open it again
          to see which there are.
        </p>
      )}
      {found.notes.map((note) => (
        <p key={note} className="meta">
          {note}
        </p>
      ))}
      <div>
        <p className="meta">
          The seal of the last entry. Kept on paper, it shows later that no entry before it was rewritten.
        </p>
        <p className="seal">{found.headHash}</p>
      </div>
    </>
  );
}

import { sayWhen } from '../../../shared/kernel/timeText.ts';
import type { Waiver } from '../../../shared/model/waiver.ts';
import { rules } from '../../../shared/rules/index.ts';
import { perform } from '../../app/perform.ts';
import { plan, useZone } from '../../app/session.ts';
import { useNow } from '../../app/useNow.ts';
import { IdLink } from '../../ui/IdLink.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { WAIVER_CAUSE_WORD } from '../../ui/words.ts';
import { Fact, TypedFact } from './Fact.tsx';

/** Who let which rule be broken, why and until when. */
export function WaiverPeek({ record: waiver }: { record: Waiver }) {
  const zone = useZone();
  const now = useNow();
  const release = plan().get('releases', waiver.releaseId)!;
  return (
    <>
      <dl className="facts">
        <Fact title="Release">
          <IdLink collection="releases" record={release} /> <span dir="auto">{release.name}</span>
        </Fact>
        <Fact title="Rule">{rules.find(({ name }) => name === waiver.rule)?.title ?? waiver.rule}</Fact>
        <TypedFact title="Approver" text={plan().get('people', waiver.approverId)?.name} />
        <Fact title="Reason" isTyped className="pre">
          {waiver.reason}
        </Fact>
        {waiver.causeKind && (
          <Fact title={WAIVER_CAUSE_WORD[waiver.causeKind]} isTyped>
            {waiver.cause}
          </Fact>
        )}
        <Fact title="Expires">{sayWhen(waiver.expiresAt, zone, now)}</Fact>
        <Fact title="Granted">
          {sayWhen(waiver.grantedAt, zone, now)}, recorded by{' '}
          <span dir="auto">{plan().get('people', waiver.requestedById)?.name}</span>
        </Fact>
      </dl>
      <div className="buttons">
        <button type="button" className="btn danger" onClick={() => void withdraw(waiver)}>
          Withdraw the waiver
        </button>
      </div>
    </>
  );
}

async function withdraw({ id }: Waiver): Promise<void> {
  const reply = await perform('waiver.withdraw', { waiver: id });
  if (!reply.ok) toastRefusal(reply.refusal);
}

import { useState } from 'react';
import type { Contradicted } from '../../../shared/domain/sanity.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { perform } from '../../app/perform.ts';
import { go, openForm, peek, usePlace } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { Contradictions } from '../../ui/Contradictions.tsx';
import { copyKey } from '../../ui/IdLink.tsx';
import { RecordSign } from '../../ui/RecordSign.tsx';
import { toastRefusal } from '../../ui/toasts.tsx';
import { useContradictionsInPlan } from './useContradictionsInPlan.ts';

/** A file may bring thousands. */
const MOST_AT_ONCE = 100;

/** All windows, freezes and meetings that say one thing here and another there, each with what may be meant. */
export default function ContradictionsView() {
  const found = useContradictionsInPlan();
  const [shown, setShown] = useState(MOST_AT_ONCE);
  const count = (found ?? []).reduce((sum, { contradictions }) => sum + contradictions.length, 0);
  return (
    <>
      <div className="head">
        <h1>Contradictions</h1>
        <span className="facts cut grow" role="status">
          {found && sayFound(count)}
        </span>
      </div>
      <div className="scroll" role="region" aria-label="Contradictions" tabIndex={0}>
        {found?.length === 0 && <NothingWrong />}
        {found?.slice(0, shown).map((one) => (
          <Row key={one.record.id} contradicted={one} />
        ))}
        {found && found.length > shown && (
          <button type="button" className="btn" onClick={() => setShown(shown + MOST_AT_ONCE)}>
            Show {Math.min(found.length - shown, MOST_AT_ONCE)} more of {(found.length - shown).toLocaleString('en-US')}
          </button>
        )}
      </div>
    </>
  );
}

/** `3 questions about 4 windows, 4 freezes and 1 CAB meeting`. */
function sayFound(count: number): string {
  const looked = [
    sayCount(plan().count('windows'), 'window'),
    sayCount(plan().count('freezes'), 'freeze'),
    sayCount(plan().count('cabMeetings'), 'CAB meeting'),
  ];
  const all = `${looked.slice(0, 2).join(', ')} and ${looked[2]}`;
  return count === 0 ? `None in ${all}` : `${sayCount(count, 'question')} about ${all}`;
}

const NOUN = { windows: 'window', freezes: 'freeze', cabMeetings: 'cabMeeting' };

function Row({ contradicted: { collection, record, contradictions } }: { contradicted: Contradicted }) {
  const peeked = usePlace((place) => place.peek?.id === record.id);
  const noun = NOUN[collection];
  const take = (patch: Record<string, unknown>) =>
    void perform(`${noun}.update`, { ...patch, [noun]: record.id }).then(
      (reply) => reply.ok || toastRefusal(reply.refusal),
    );
  return (
    <section className="contradicted" aria-label={`${record.key} ${record.name}`}>
      <div className="contradicted-head">
        <button
          type="button"
          className="row-button"
          aria-pressed={peeked}
          onClick={() => peek(collection, record.id)}
          onKeyDown={(event) => copyKey(event, record.key)}
        >
          <RecordSign collection={collection} record={record} />
          <span className="id">{record.key}</span>
          <b className="cut grow" dir="auto" title={record.name}>
            {record.name}
          </b>
        </button>
        <button type="button" className="btn small" onClick={() => openForm(noun, { subject: record.id })}>
          Edit…
        </button>
      </div>
      <Contradictions contradictions={contradictions} onTake={take} />
    </section>
  );
}

function NothingWrong() {
  return (
    <section className="empty">
      <h2>Nothing contradicts itself</h2>
      <p>
        A freeze of most of a year, a name that says Saturday on a Friday, phases that leave a day out, a window that no
        change could use: such things are asked about here, and under the form while they are typed. Nothing is refused
        for them.
      </p>
      <div className="actions">
        <button type="button" className="btn" onClick={() => go('calendar')}>
          Go to the calendar
        </button>
      </div>
    </section>
  );
}

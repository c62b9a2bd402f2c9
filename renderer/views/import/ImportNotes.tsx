import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportPreview } from '../../../shared/api/importPreview.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { VerdictSign } from '../../ui/signs.tsx';
import { FIXED_WORDS } from './fixWords.ts';
import type { ImportJob } from './useImport.ts';

/** What was decided without being asked, said aloud, and what was asked for; each can be taken back. */
export function ImportNotes({ preview, job }: { preview: ImportPreview; job: ImportJob }) {
  const { dates, superseded, fixes, problem, mapping, isKept } = preview;
  const notes: { name: string; words: ReactNode; isWarning: boolean; way?: { label: string; go: () => void } }[] = [];
  if (problem)
    notes.push({
      name: 'title',
      words: problem,
      isWarning: true,
      ...(mapping.externalKey
        ? {
            way: {
              label: 'Use External key as the title',
              go: () => job.correct({ fixes: [...fixes, 'title.externalKey'] }),
            },
          }
        : {}),
    });
  if (dates.isGuessed) {
    const [first, other] = dates.order === 'day' ? (['day', 'month'] as const) : (['month', 'day'] as const);
    notes.push({
      name: 'dates',
      words: `${sayCount(dates.either, 'date')} can be read both ways and none decides: they are read with the ${first} first, so 03/11/26 is ${first === 'day' ? '3 November' : '11 March'}.`,
      isWarning: true,
      way: {
        label: `Read the ${other} first`,
        go: () => job.correct({ dateOrder: other }),
      },
    });
  }
  if (superseded > 0)
    notes.push({
      name: 'superseded',
      words: `${sayCount(superseded, 'row')} left out: a later row has the same key, and the last one counts.`,
      isWarning: false,
    });
  if (isKept)
    notes.push({
      name: 'kept',
      words: 'The columns are read as you chose for the last file with this header.',
      isWarning: false,
      way: { label: 'Forget that', go: () => void job.forget() },
    });
  const chosen = fixes.filter((fix) => FIXED_WORDS[fix] !== null);
  if (notes.length === 0 && chosen.length === 0) return null;
  return (
    <ul className="import-notes" aria-label="Notes">
      {notes.map(({ name, words, isWarning, way }) => (
        <li key={name}>
          <VerdictSign severity={isWarning ? 'warn' : 'pass'} label={isWarning ? 'Warning' : null} />
          <span className="grow">{words}</span>
          {way && (
            <button type="button" className="btn small" onClick={way.go}>
              {way.label}
            </button>
          )}
        </li>
      ))}
      {chosen.map((fix) => (
        <li key={fix}>
          <VerdictSign severity="pass" label={null} />
          <span className="grow">{FIXED_WORDS[fix]}</span>
          <button
            type="button"
            className="btn small"
            onClick={() => job.correct({ fixes: fixes.filter((other) => other !== fix) })}
          >
            <IconX size={13} aria-hidden="true" /> Take that back
          </button>
        </li>
      ))}
    </ul>
  );
}

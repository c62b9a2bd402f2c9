import { IconX } from '@tabler/icons-react';
import type { MergedText } from '../../../shared/domain/mergeText.ts';
import { sayCount } from '../../../shared/kernel/timeText.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { VerdictSign } from '../../ui/signs.tsx';
import type { Loss } from './richText.ts';

/** What happened to the text besides what was typed. */
export type News = ({ kind: 'loss' } & Loss) | { kind: 'merged' | 'regenerated'; clashes: MergedText['clashes'] };

export function NotesNews({ news, close }: { news: News | null; close: () => void }) {
  return (
    <div role="status" className={news ? 'notes-news' : undefined}>
      {news && (
        <>
          <VerdictSign severity="warn" label={null} />
          <div className="grow">
            <p>{sayNews(news)}</p>
            {news.kind !== 'loss' && <Clashes clashes={news.clashes} isOfPlan={news.kind === 'regenerated'} />}
          </div>
          <IconButton Icon={IconX} label="Close this note" hint="Close" onPress={close} />
        </>
      )}
    </div>
  );
}

function sayNews(news: News): string {
  if (news.kind === 'loss')
    return `Shown as source: rich text cannot hold line ${news.line}, ${quote(news.text)}, as it is written. Edit it here, or write that line in another way.`;
  const places = sayCount(news.clashes.length, 'place');
  if (news.kind === 'regenerated') return `Your wording stays in ${places} where the items say something else now.`;
  return news.clashes.length === 0
    ? 'These notes were written in another window too: both texts are in.'
    : `These notes were written in another window too. Both texts are in; in ${places} yours stands, and the other is in the history.`;
}

function Clashes({ clashes, isOfPlan }: { clashes: MergedText['clashes']; isOfPlan: boolean }) {
  return (
    <ul className="notes-clashes">
      {clashes.slice(0, MOST).map(({ mine, theirs }) => (
        <li key={`${mine}\n${theirs}`} dir="auto">
          {quote(mine)} stays; {isOfPlan ? 'the items say' : 'the other window has'} {quote(theirs)}
        </li>
      ))}
      {clashes.length > MOST && <li>{sayCount(clashes.length - MOST, 'more place')}</li>}
    </ul>
  );
}

const MOST = 5;

const quote = (text: string): string => {
  const line = text.replaceAll('\n', ' ').trim();
  return line === '' ? 'nothing' : `"${line.length > 120 ? `${line.slice(0, 120)}…` : line}"`;
};

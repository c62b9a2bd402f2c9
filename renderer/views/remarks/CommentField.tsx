import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { Reply } from '../../../shared/api/contract.ts';
import { useSession } from '../../app/session.ts';
import { Problem } from '../../ui/Problem.tsx';

interface Properties {
  label: string;
  action: string;
  text: string;
  onChange: (text: string) => void;
  send: () => Promise<Reply<unknown>>;
  /** There to go back from a change. */
  cancel?: () => void;
  /** Where the count at the top leads. */
  isFirst?: boolean;
}

/** A text of many lines; Ctrl Enter sends it. What is refused stays in the field, with the reason below. */
export function CommentField({ label, action, text, onChange, send, cancel, isFirst = false }: Properties) {
  const isMac = useSession(({ info }) => info?.platform === 'darwin');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit() {
    if (isBusy) return;
    setIsBusy(true);
    const reply = await send();
    setIsBusy(false);
    setProblem(reply.ok ? null : reply.refusal.message);
  }
  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Escape' && cancel) {
      event.preventDefault();
      event.stopPropagation();
      cancel();
    }
  }

  return (
    <div className="comment-field">
      <Textarea
        aria-label={label}
        placeholder={cancel ? '' : `${label}…`}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={press}
        autosize
        minRows={2}
        maxRows={12}
        dir="auto"
        autoFocus={cancel !== undefined}
        data-first={isFirst || undefined}
      />
      {problem && <Problem message={problem} />}
      {(cancel || text !== '') && (
        <div className="comment-buttons">
          {cancel && (
            <button type="button" className="btn small" onClick={cancel}>
              Cancel
            </button>
          )}
          <button type="button" className="btn small primary" onClick={() => void submit()}>
            {action} <kbd>{isMac ? 'Cmd' : 'Ctrl'} Enter</kbd>
          </button>
        </div>
      )}
    </div>
  );
}

import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ChoiceButton } from './ChoiceButton.tsx';

interface Properties {
  /** What is filtered by: `Kind`. */
  name: string;
  /** The values that are set, in words. */
  said: readonly string[];
  /** They say themselves what is filtered by. */
  isPlain?: boolean;
  renderList: () => ReactNode;
  remove: () => void;
}

/** Blue: set. Its words open the values, its cross takes it away. */
export function FilterChip({ name, said, isPlain = false, renderList, remove }: Properties) {
  const words = said.length > 2 ? `${said.length} values` : said.join(', ');
  const text = isPlain ? words : `${name}: ${words}`;
  return (
    <span className="filter">
      <ChoiceButton name={name} className="filter-words" renderList={renderList}>
        <span className="cut" dir="auto" title={said.join(', ')}>
          {text}
        </span>
      </ChoiceButton>
      <button type="button" className="filter-remove" aria-label={`Take the filter away: ${text}`} onClick={remove}>
        <IconX size={12} aria-hidden="true" />
      </button>
    </span>
  );
}

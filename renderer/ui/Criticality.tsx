import type { Service } from '../../shared/model/service.ts';

/** 1 is the most critical. In a select they read downwards. */
export const CRITICALITY_WORD: Record<Service['criticality'], string> = {
  1: 'Critical',
  2: 'High',
  3: 'Medium',
  4: 'Low',
  5: 'Least',
};

const BARS = [1, 2, 3, 4, 5];

/** Five bars, the more ink the more critical, and the word (DESIGN, section 5: graph). */
export function Criticality({ value }: { value: Service['criticality'] }) {
  return (
    <span className="cell">
      <svg className="bars" width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">
        {BARS.map((bar) => {
          const height = 3 + bar * 2;
          return (
            <rect
              key={bar}
              x={(bar - 1) * 4.5 + 0.5}
              y={13.5 - height}
              width="3"
              height={height}
              rx="0.5"
              className={bar <= 6 - value ? 'full' : 'empty'}
            />
          );
        })}
      </svg>
      {CRITICALITY_WORD[value]}
    </span>
  );
}

import type { Item } from '../../shared/model/item.ts';
import type { Release } from '../../shared/model/release.ts';
import type { Severity } from '../../shared/rules/rule.ts';

/** One silhouette for each meaning, so that the screen loses nothing in greyscale (DESIGN, principle 3). */

const SEVERITY_WORD: Record<Severity, string> = {
  block: 'Blocked',
  approval: 'Needs approval',
  warn: 'Warning',
  waived: 'Waived',
  pass: 'May go',
};

export function VerdictSign({
  severity,
  size = 14,
  label = SEVERITY_WORD[severity],
}: {
  severity: Severity;
  size?: number;
  /** Null where the words beside it say the same. */
  label?: string | null;
}) {
  return (
    <svg
      className={`sign ${severity}`}
      style={{ width: size, height: size }}
      viewBox="0 0 14 14"
      {...(label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {SHAPES[severity]}
    </svg>
  );
}

const ink = {
  stroke: 'var(--sign-ink)',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  fill: 'none',
} as const;

const SHAPES: Record<Severity, React.ReactNode> = {
  block: (
    <>
      <path d="M4.3 .5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L.5 9.700V4.300z" fill="currentColor" />
      <path d="M4 7h6" {...ink} />
    </>
  ),
  approval: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="2.500" fill="currentColor" />
      <circle cx="7" cy="5.400" r="1.600" fill="var(--sign-ink)" />
      <path d="M3.900 10.700c.3-1.700 1.500-2.500 3.100-2.500s2.800.8 3.100 2.500z" fill="var(--sign-ink)" />
    </>
  ),
  warn: (
    <>
      <path
        d="M7 1.200 13.200 12.400H.800z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.200"
        strokeLinejoin="round"
      />
      <path d="M7 5.300v3.200M7 10.500v.1" {...ink} />
    </>
  ),
  waived: (
    <>
      <path
        d="M7 .800 12.500 2.600v4.200c0 3.100-2.200 5.300-5.500 6.500-3.300-1.200-5.500-3.400-5.500-6.500V2.600z"
        fill="currentColor"
      />
      <path d="M4.300 7h5.400" {...ink} />
    </>
  ),
  pass: (
    <>
      <circle cx="7" cy="7" r="6.500" fill="currentColor" />
      <path d="m4.200 7.200 1.900 1.900 3.700-4" {...ink} />
    </>
  ),
};

export const KIND_WORD: Record<Release['kind'], string> = {
  major: 'Major',
  minor: 'Minor',
  patch: 'Patch',
  emergency: 'Emergency',
};

/** One diamond, more ink for more weight; an emergency is a bolt. */
export function KindSign({ kind, size = 14 }: { kind: Release['kind']; size?: number }) {
  return (
    <svg
      className={`kind ${kind}`}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      role="img"
      aria-label={KIND_WORD[kind]}
    >
      {kind === 'emergency' ? (
        <path
          d="M8 1 2.800 8h3.400L5.600 13l5.600-7.400H7.600z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.400"
          strokeLinejoin="round"
        />
      ) : (
        <>
          <path
            d="M7 1.200 12.800 7 7 12.800 1.200 7z"
            fill={kind === 'major' ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="1.400"
            strokeLinejoin="round"
          />
          {kind === 'minor' && <path d="M7 1.200 1.200 7 7 12.800z" fill="currentColor" />}
        </>
      )}
    </svg>
  );
}

/** How far an item has come: an empty ring, a half, a tick. */
export function StateSign({ state }: { state: Item['state'] }) {
  if (state === 'done') return <VerdictSign severity="pass" label="Done" />;
  return (
    <svg className="sign state" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.500" fill="none" stroke="currentColor" strokeWidth="1.400" />
      {state !== 'analysis' && (
        <path
          d={state === 'coding' ? 'M7 3.500a3.500 3.500 0 0 1 0 7z' : 'M7 3.500a3.500 3.500 0 1 1-3.500 3.500H7z'}
          fill="currentColor"
        />
      )}
    </svg>
  );
}

/** Our mark: a hull on its slipway. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 18 18" aria-hidden="true">
      <rect width="18" height="18" rx="4" fill="var(--accent-solid)" />
      <path
        d="M3.500 7.500 14.500 4.800l-2.700 4.500-6.500 1.500zM3 13.600l12-2.900"
        fill="none"
        stroke="#fff"
        strokeWidth="1.500"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

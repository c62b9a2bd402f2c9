import { Fragment } from 'react';
import { sayVerdict, type Verdict } from '../../shared/rules/evaluate.ts';
import type { Finding, Fix } from '../../shared/rules/rule.ts';
import { WithIds } from './IdLink.tsx';
import { VerdictSign } from './signs.tsx';

/** The verdict first, then the reasons; what passed is said in the same form, folded away. */
export function VerdictBar({ verdict, isLive = true }: { verdict: Verdict; isLive?: boolean }) {
  const passed = verdict.findings.filter(({ severity }) => severity === 'pass').length;
  return (
    <div className={`verdict ${verdict.severity}`} role={isLive ? 'status' : undefined}>
      <VerdictSign severity={verdict.severity} size={18} />
      <h2 className="say grow">{sayVerdict(verdict)}</h2>
      <span className="rest">{passed} passed</span>
    </div>
  );
}

export function Findings({ findings, onFix }: { findings: readonly Finding[]; onFix?: OnFix }) {
  const open = findings.filter(({ severity }) => severity !== 'pass');
  const passed = findings.filter(({ severity }) => severity === 'pass');
  return (
    <>
      {open.map((finding) => (
        <FindingRow key={finding.key} finding={finding} onFix={onFix} />
      ))}
      {passed.length > 0 && (
        <details className="passed" open={open.length === 0}>
          <summary className="group">
            Passed <span className="count">{passed.length}</span>
          </summary>
          {byRule(passed).map(([first, ...others]) => (
            <Fragment key={first!.key}>
              <FindingRow finding={first!} onFix={onFix} />
              {others.slice(0, MOST_ALIKE - 1).map((finding) => (
                <FindingRow key={finding.key} finding={finding} onFix={onFix} />
              ))}
              {others.length >= MOST_ALIKE && <p className="note">{sayAlike(others.slice(MOST_ALIKE - 1))}</p>}
            </Fragment>
          ))}
        </details>
      )}
    </>
  );
}

/**
 * Where fifty windows run into each other each of them has room: that many lines say no more than three, and to lay them out anew
 * at each step of a drag would take longer than a frame.
 */
const MOST_ALIKE = 3;

function byRule(findings: readonly Finding[]): Finding[][] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) rules.set(finding.rule, [...(rules.get(finding.rule) ?? []), finding]);
  return [...rules.values()];
}

const sayAlike = (others: readonly Finding[]): string =>
  `The same holds of ${others.length.toLocaleString('en-US')} more: ${others[0]!.title}.`;

/** Does what would mend the finding, or asks what more is needed for it. */
type OnFix = (fix: Fix, finding: Finding) => void;

function FindingRow({ finding, onFix }: { finding: Finding; onFix: OnFix | undefined }) {
  const { severity, message, numbers, title, fixes } = finding;
  return (
    <article className="finding">
      <VerdictSign severity={severity} />
      <h3>
        <WithIds text={message} />
      </h3>
      <p className="numbers" dir="auto">
        <WithIds text={numbers} />
      </p>
      {title !== message && <p className="rule">{title}</p>}
      {onFix && fixes.length > 0 && (
        <div className="fixes">
          {fixes.map((fix) => (
            <button key={fix.label} type="button" className="btn small" onClick={() => onFix(fix, finding)}>
              {fix.label}
            </button>
          ))}
        </div>
      )}
    </article>
  );
}

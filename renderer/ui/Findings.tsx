import { sayVerdict, type Verdict } from '../../shared/rules/evaluate.ts';
import type { Finding } from '../../shared/rules/rule.ts';
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

export function Findings({ findings }: { findings: readonly Finding[] }) {
  const open = findings.filter(({ severity }) => severity !== 'pass');
  const passed = findings.filter(({ severity }) => severity === 'pass');
  return (
    <>
      {open.map((finding) => (
        <FindingRow key={finding.key} finding={finding} />
      ))}
      {passed.length > 0 && (
        <details className="passed" open={open.length === 0}>
          <summary className="group">
            Passed <span className="count">{passed.length}</span>
          </summary>
          {passed.map((finding) => (
            <FindingRow key={finding.key} finding={finding} />
          ))}
        </details>
      )}
    </>
  );
}

function FindingRow({ finding: { severity, message, numbers, title } }: { finding: Finding }) {
  return (
    <article className="finding">
      <VerdictSign severity={severity} />
      <h3>
        <WithIds text={message} />
      </h3>
      <p className="numbers">
        <WithIds text={numbers} />
      </p>
      {title !== message && <p className="rule">{title}</p>}
    </article>
  );
}

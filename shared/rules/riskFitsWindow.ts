import type { Rule } from './rule.ts';
import { evidenceOf } from './windowLimits.ts';

/** The release is no riskier than the class of its window takes. */
export const riskFitsWindow: Rule = {
  name: 'riskFitsWindow',
  title: 'Risk fits the window',
  why: 'A short window in the week is for work that is quickly undone; what can go badly wrong belongs into a long one.',
  gate: 'date',
  check: (release, view, _context, placement) => evidenceOf('risk', release, view, placement),
  say({ severity, values }) {
    const { class: name, key, allowed, risk } = values;
    const takes = `${values.window} takes ${allowed === 'low' ? 'low risk only' : `${allowed} risk at most`}`;
    if (severity === 'pass') return { message: `Risk fits ${name}`, numbers: `${takes}, ${key} has ${risk} risk` };
    if (severity === 'warn')
      return { message: `${key} has no risk yet, and ${name} takes not every one`, numbers: `${takes}. Say its risk.` };
    return { message: `Too risky for ${name}: ${risk} risk`, numbers: `${takes}, ${key} has ${risk} risk.` };
  },
  fixes: ({ severity }) =>
    severity === 'warn'
      ? [{ label: 'Say its risk…', action: 'release.edit' }]
      : [
          { label: 'Move it…', action: 'release.move' },
          { label: 'Grant a waiver…', action: 'waiver.grant' },
        ],
};

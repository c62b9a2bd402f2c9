import { changeOf } from '../../../shared/domain/change.ts';
import type { Finding, Fix } from '../../../shared/rules/rule.ts';
import { perform } from '../../app/perform.ts';
import { openForm } from '../../app/place.ts';
import { plan } from '../../app/session.ts';
import { toastRefusal } from '../../ui/toasts.tsx';
import { startMoving } from '../calendar/moving.ts';

/** Does what a finding's button says: runs the command, or opens what asks for the rest. */
export function mend(fix: Fix, finding: Finding): void {
  const release = plan().get('releases', finding.subject);
  if (!release) return;
  if ('command' in fix) {
    void perform(fix.command, fix.input).then((reply) => reply.ok || toastRefusal(reply.refusal));
    return;
  }
  const change = changeOf(plan(), release);
  if (fix.action === 'release.move') startMoving(release);
  else if (fix.action === 'release.edit') openForm('release', { subject: release.id });
  else if (fix.action === 'waiver.grant')
    openForm('waiver', { subject: release.id, begin: { findings: [{ rule: finding.rule, about: finding.about }] } });
  else if (change) openForm(fix.action, { subject: change.id });
}

import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { toEpoch } from '../kernel/time.ts';
import { sayCount, sayInstant } from '../kernel/timeText.ts';
import { instant, line } from '../model/fields.ts';
import type { Person } from '../model/person.ts';
import type { Release } from '../model/release.ts';
import { type Waiver, waiver } from '../model/waiver.ts';
import { insert, remove, update } from '../store/change.ts';
import { type CommandContext, command } from '../store/command.ts';
import type { View } from '../store/view.ts';
import { planFollowed } from './businessTime/followers.ts';
import { changeOf } from './change.ts';
import { find, reference } from './find.ts';
import { levelFor } from './freezeLevel.ts';
import { zoneOf } from './planSettings.ts';
import { withStart } from './releaseDate.ts';
import { checkMovable } from './releaseState.ts';
import { findAny } from './remark.ts';

/** Who may waive what no role is named for. */
const WAIVING_ROLES: readonly string[] = ['CAB member', 'Change manager', 'ECAB approver'];

/**
 * Leave to break rules for one release, with the reason and who answers for it; where `start` is given the release moves in
 * the same step, so that one undo takes both back.
 */
export const grantWaiver = command({
  name: 'waiver.grant',
  version: 1,
  title: 'Grant a waiver',
  policy: 'ask',
  input: waiver.pick({ reason: true, expiresAt: true }).extend({
    release: reference,
    approver: reference,
    causeKind: waiver.shape.causeKind.default(null),
    cause: waiver.shape.cause.default(null),
    /** The findings that are waived, by rule and what of it. */
    findings: z
      .array(z.object({ rule: line, about: line }))
      .min(1, 'Name at least one finding.')
      .max(20, 'Name at most 20 findings.'),
    start: instant.optional(),
  }),
  plan(view, input, context) {
    const release = find(view, 'releases', input.release, 'release');
    if (!release.ok) return release;
    const approver = find(view, 'people', input.approver, 'approver');
    if (!approver.ok) return approver;
    const findings = input.findings.map(({ rule, about }) => ({ rule, about: idOfAbout(view, about) }));
    const asked = { ...input, findings };
    const allowed = checkWaiver(view, release.value, approver.value, asked, context);
    if (!allowed.ok) return allowed;
    const { reason, causeKind, cause, expiresAt } = input;
    const granted = findings.map((finding) => ({
      id: context.newId('waivers'),
      key: context.newKey('waivers'),
      releaseId: release.value.id,
      ...finding,
      reason,
      causeKind,
      cause,
      expiresAt,
      approverId: approver.value.id,
      requestedById: context.actor,
      grantedAt: context.now,
    }));
    return planFollowed(view, {
      label: label(view, release.value, asked, context),
      changes: [
        ...earlierWaivers(view, release.value, findings).map((earlier) => remove('waivers', earlier)),
        ...granted.map((record) => insert('waivers', record)),
        ...(input.start === undefined
          ? []
          : [update('releases', release.value, withStart(release.value, input.start, context.now))]),
      ],
    });
  },
});

export const withdrawWaiver = command({
  name: 'waiver.withdraw',
  version: 1,
  title: 'Withdraw a waiver',
  policy: 'ask',
  input: z.object({ waiver: reference }),
  plan(view, input) {
    const found = find(view, 'waivers', input.waiver, 'waiver');
    if (!found.ok) return found;
    return ok({ label: `Withdrew ${found.value.key}`, changes: [remove('waivers', found.value)] });
  },
});

/** The waiver of a finding, if it holds: until it expires, counted at the release's start or, without a date, at `now`. */
export function waiverOf(
  view: View,
  release: Release,
  finding: { rule: string; about: string },
  now: number,
): Waiver | undefined {
  const at = release.start === null ? now : toEpoch(release.start);
  return earlierWaivers(view, release, [finding]).find(({ expiresAt }) => toEpoch(expiresAt) > at);
}

/** The roles of which an approver needs one: a freeze may name its own, an emergency needs an ECAB approver (FLOW). */
export function rolesToWaive(
  view: View,
  release: Release,
  finding: { rule: string; about: string },
): readonly string[] {
  if (release.kind === 'emergency') return ['ECAB approver'];
  const freeze = finding.rule === 'noFreeze' ? view.get('freezes', finding.about) : undefined;
  const role = freeze && levelFor(view, freeze, release).approverRole;
  return role ? [role] : WAIVING_ROLES;
}

interface Request {
  findings: { rule: string; about: string }[];
  causeKind: Waiver['causeKind'];
  cause: string | null;
  expiresAt: string;
  start?: string | undefined;
}

function checkWaiver(
  view: View,
  release: Release,
  approver: Person,
  input: Request,
  context: CommandContext,
): Result<null> {
  const raisedBy = changeOf(view, release)?.raisedById;
  if (approver.id === context.actor || approver.id === raisedBy)
    return refuse('conflict', `${approver.name} asks for it or raised the change. Somebody else must approve.`, {
      field: 'approver',
    });
  for (const finding of input.findings) {
    const roles = rolesToWaive(view, release, finding);
    if (!approver.roles.some((role) => roles.includes(role)))
      return refuse(
        'conflict',
        `${approver.name} is no ${roles.join(', ')}. Choose somebody who is, or give the role first.`,
        { field: 'approver' },
      );
  }
  if (release.kind === 'emergency' && (input.causeKind === null || input.cause === null))
    return refuse('invalid', 'An emergency needs its cause: the incident, the problem or the regulatory duty.', {
      field: 'cause',
    });
  if (toEpoch(input.expiresAt) <= toEpoch(input.start ?? release.start ?? context.now))
    return refuse('invalid', 'It would expire before the release starts. Give a later end.', { field: 'expiresAt' });
  return input.start === undefined ? ok(null) : checkMovable(release);
}

function earlierWaivers(view: View, release: Release, findings: readonly { rule: string; about: string }[]): Waiver[] {
  return Array.from(view.referring('waivers', 'releaseId', release.id)).filter((known) =>
    findings.some(({ rule, about }) => rule === known.rule && about === known.about),
  );
}

function label(view: View, { key }: Release, { findings, start }: Request, context: CommandContext): string {
  const zone = zoneOf(view);
  const moved = start === undefined ? '' : ` and moved it to ${sayInstant(start, zone, toEpoch(context.now))}`;
  return `Waived ${sayCount(findings.length, 'finding')} of ${key}${moved}`;
}

function idOfAbout(view: View, about: string): string {
  const found = findAny(view, about, 'findings');
  return found.ok ? found.value.record.id : about;
}

import { z } from 'zod';
import { id, instant, key, line, minutes, oneOf, text } from './fields.ts';

export const CHANGE_TYPES = ['standard', 'normal', 'emergency'] as const;

/** One step of the way back, and who takes it. */
const backOutStep = z.object({ step: line, ownerId: id.nullable(), minutes });
export type BackOutStep = z.infer<typeof backOutStep>;

export const testResult = z.object({
  outcome: oneOf(['passed', 'failed']),
  summary: text,
  testedAt: instant,
  testerId: id,
});

/**
 * A change record: what Change Management evaluates (FLOW steps 6 and 7). Its date, length, services and configuration items
 * are those of its release and stand there only, so that the two cannot fall out of step. (ITIL calls it a change; the log's
 * before and after of one record is a Change too, hence the longer name.)
 */
export const changeRecord = z.object({
  id,
  key,
  releaseId: id,
  type: oneOf(CHANGE_TYPES),
  reason: text,
  raisedById: id,
  testResult: testResult.nullable(),
  /** In the order in which they are taken. Empty: there is no back-out plan yet. */
  backOutPlan: z.array(backOutStep).max(200),
});
export type ChangeRecord = z.infer<typeof changeRecord>;

export const backOutPlanMinutes = ({ backOutPlan }: ChangeRecord): number =>
  backOutPlan.reduce((sum, step) => sum + step.minutes, 0);

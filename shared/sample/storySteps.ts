import { addDays, MINUTE, toInstant } from '../kernel/time.ts';
import type { Draft } from './draft.ts';
import type { StoryRelease } from './releases.ts';
import { on } from './storyTime.ts';

/** A release with its items, and the change record made for it. */
export function planned(
  story: StoryRelease,
  at: number,
  start: number | null,
  by = 'maren',
  dependsOn: readonly string[] = [],
): Draft[] {
  const { handle, release, services, configurationItems, items, reason } = story;
  return [
    {
      at,
      by,
      name: 'release.create',
      input: {
        ...release,
        environment: 'Production',
        serviceIds: services.map((service) => `{service ${service}}`),
        configurationItemIds: configurationItems.map((name) => `{${name}}`),
        dependsOnIds: dependsOn.map((other) => `{${other}}`),
        items: items.map((key) => `{${key}}`),
        start: start === null ? null : toInstant(start),
      },
      makes: [['REL', handle]],
    },
    {
      at: at + 5 * MINUTE,
      by,
      name: 'change.create',
      input: { release: `{${handle}}`, reason },
      makes: [['CHG', `change ${handle}`]],
    },
  ];
}

export const backOut = ({ handle, backOut: backOutPlan }: StoryRelease, at: number): Draft => ({
  at,
  by: 'lukas',
  name: 'change.planBackOut',
  input: { change: `{change ${handle}}`, backOutPlan },
});

export const tested = ({ handle, test: summary }: StoryRelease, at: number): Draft => ({
  at,
  by: 'mateus',
  name: 'change.recordTest',
  input: { change: `{change ${handle}}`, outcome: 'passed', summary },
});

export const notes = ({ handle }: StoryRelease, at: number): Draft => ({
  at,
  by: 'hanna',
  name: 'releaseNotes.generate',
  input: { release: `{${handle}}` },
});

export const state = ({ handle }: { handle: string }, to: string, by: string, at: number): Draft => ({
  at,
  by,
  name: 'release.setState',
  input: { release: `{${handle}}`, state: to },
});

export const comment = (by: string, handle: string, at: number, text: string): Draft => ({
  at,
  by,
  name: 'comment.add',
  input: { on: `{${handle}}`, text },
});

export const addItems = (handle: string, items: readonly string[], at: number): Draft => ({
  at,
  by: 'maren',
  name: 'release.addItems',
  input: { release: `{${handle}}`, items: items.map((key) => `{${key}}`) },
});

/** A clock so many days after a day. */
export const daysFrom =
  (day: string) =>
  (days: number, clock: string): number =>
    on(addDays(day, days), clock);

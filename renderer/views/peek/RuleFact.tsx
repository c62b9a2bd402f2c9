import { sayDifferences, sayRule } from '../../../shared/domain/ruleWords/ruleWords.ts';
import type { Series } from '../../../shared/model/series.ts';
import { useCollection, useZone } from '../../app/session.ts';
import { Fact } from './Fact.tsx';

/** When something happens, in words, and how many of its times are not as the rule has them. */
export function RuleFact({ title, series }: { title: string; series: Series }) {
  const planZone = useZone();
  const calendars = useCollection('businessCalendars');
  const differences = sayDifferences(series);
  return (
    <Fact title={title}>
      {sayRule(series, { planZone, calendars })}
      {differences && <span className="meta"> ({differences})</span>}
    </Fact>
  );
}

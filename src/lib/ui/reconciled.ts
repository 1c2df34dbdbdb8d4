import type { Reconciled, Reconciliation } from '../columns/index.ts';
import type { Say } from '../messages/index.ts';

const REASONS = {
  'area unknown': 'reconciled.area',
  'group unknown': 'reconciled.group',
  'period unknown': 'reconciled.period'
} as const satisfies Record<NonNullable<Reconciliation['reason']>, string>;

/** "On this map: 14 killed, 6 not located. 2 more incidents may belong to it." */
export function reconciledWords({ reason, killed, injured, uncertain }: Reconciliation, say: Say): string {
  if (reason !== null) return say(REASONS[reason]);
  const parts = [killed && part(killed, 'killed', say), injured && part(injured, 'injured', say)].filter(
    (words) => words !== null
  );
  if (parts.length === 0) return say('reconciled.noFigure');
  const onMap = say('reconciled.onMap', { what: parts.reduce((a, b) => say('list.parts', { a, b })) });
  return uncertain.length === 0 ? onMap : `${onMap} ${say('reconciled.uncertain', { n: uncertain.length })}`;
}

function part(
  { onMap, difference, notLocated }: Reconciled,
  outcome: 'killed' | 'injured',
  say: Say
): string {
  const toll = say(`toll.${outcome}`, { count: onMap.toLocaleString(say.locale) });
  if (difference < 0) return say('reconciled.more', { toll, n: -difference });
  return notLocated > 0
    ? say('reconciled.notLocated', { toll, n: notLocated })
    : say('reconciled.same', { toll });
}

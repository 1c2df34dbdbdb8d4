import type { Reconciled, Reconciliation } from '../columns/index.ts';

const REASONS: Record<NonNullable<Reconciliation['reason']>, string> = {
  'area unknown': 'It does not say where, so that the map cannot be held against it.',
  'group unknown': 'The map does not know this group, so that it cannot be held against it.',
  'period unknown': 'It does not say since when, so that the map cannot be held against it.'
};

/** "On this map: 14 killed, 6 not located. 2 more incidents may belong to it." */
export function reconciledWords({ reason, killed, injured, uncertain }: Reconciliation): string {
  if (reason !== null) return REASONS[reason];
  const parts = [killed && part(killed, 'killed'), injured && part(injured, 'injured')].filter(Boolean);
  if (parts.length === 0) return 'It gives no figure that the map could be held against.';
  const more =
    uncertain.length === 0
      ? ''
      : uncertain.length === 1
        ? ' One more incident may belong to it; its date leaves it open.'
        : ` ${uncertain.length} more incidents may belong to it; their dates leave it open.`;
  return `On this map: ${parts.join('; ')}.${more}`;
}

function part({ onMap, difference, notLocated }: Reconciled, verb: string): string {
  if (difference < 0) return `${onMap} ${verb}, ${-difference} more than reported`;
  return `${onMap} ${verb}${notLocated > 0 ? `, ${notLocated} not located` : ', as reported'}`;
}

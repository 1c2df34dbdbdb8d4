import { OUTCOMES, type CasualtyGroup } from '../../model/index.ts';
import { tollsOf } from './figures.ts';
import type { Mention } from './mention.ts';
import type { Toll } from './tolls.ts';

/** The groups that the text counts apart by outcome, side and nation: of each the largest figure, with its toll. */
export function groupsOf(mentions: readonly Mention[]): { group: CasualtyGroup; toll: Toll }[] {
  const found = new Map<string, { group: CasualtyGroup; toll: Toll }>();
  const counting = new Set(OUTCOMES.flatMap((outcome) => tollsOf(mentions, outcome)));
  for (const mention of mentions) {
    for (const toll of mention.tolls) {
      if (!counting.has(toll)) continue;
      for (const p of [...toll.people, ...toll.parts]) {
        if (p.count.best === null || (p.role === 'unknown' && p.nationality === null)) continue;
        const key = `${toll.outcome}|${p.role}|${p.nationality ?? ''}`;
        const before = found.get(key);
        if (before && (before.group.best ?? 0) >= p.count.best) continue;
        found.set(key, {
          toll,
          group: {
            outcome: toll.outcome,
            role: p.role,
            nationality: p.nationality,
            ...p.count,
            qualifier: p.qualifier
          }
        });
      }
    }
  }
  return dropNationalTwins([...found.values()]);
}

/** One nationality told under two roles ("nationals", "engineers") is one group: the larger stays. */
function dropNationalTwins(
  rows: { group: CasualtyGroup; toll: Toll }[]
): { group: CasualtyGroup; toll: Toll }[] {
  return rows.filter(
    (row, index) =>
      row.group.nationality === null ||
      !rows.some(
        (other, k) =>
          k !== index &&
          other.group.nationality === row.group.nationality &&
          other.group.outcome === row.group.outcome &&
          ((other.group.best ?? 0) > (row.group.best ?? 0) ||
            ((other.group.best ?? 0) === (row.group.best ?? 0) && k < index))
      )
  );
}

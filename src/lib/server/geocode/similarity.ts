import { skeleton, soundKey } from './names.ts';

/** Words that end many names of the region: two names that share one are told apart by the rest ("Kambar Khel", "Qamar Khel"). */
const GENERIC =
  /^(.{3,}) (khel|zai|banda|bandai|kot|abad|garhi|dara|darra|qala|sar|narai|mela|serai|sarai|sharif)$/;

/** Likeness of two spellings of a name, 0 to 1: 1 for the same sound, less for each letter more or less. */
export function spellingLikeness(left: string, right: string): number {
  const [own, other] = [GENERIC.exec(left), GENERIC.exec(right)];
  if (own?.[1] && other?.[1] && soundKey(own[2] ?? '') === soundKey(other[2] ?? ''))
    return likeness(own[1], other[1]);
  return likeness(left, right);
}

function likeness(left: string, right: string): number {
  const [a, b] = [soundKey(left), soundKey(right)];
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest < 4 || a[0] !== b[0]) return 0;
  const bySound = 1 - editDistance(a, b) / longest;
  const sameBones = a.length > 4 && skeleton(left) === skeleton(right);
  return sameBones ? Math.max(0.85, bySound) : bySound;
}

/** Levenshtein's distance with swapped neighbours as one step. */
export function editDistance(a: string, b: string): number {
  let [before, previous]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1)
      );
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? Infinity) + 1);
      row.push(cost);
    }
    [before, previous] = [previous, row];
  }
  return previous[b.length] ?? 0;
}

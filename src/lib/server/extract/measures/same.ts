import type { PlacedClaim } from './places.ts';

/**
 * Gathers the claims of one article that tell the same measure: one type and family, places that do not contradict
 * each other. The first claim of a group is the one that says most and in an assertive sentence.
 */
export function sameMeasure(claims: PlacedClaim[]): PlacedClaim[][] {
  const groups: PlacedClaim[][] = [];
  for (const claim of claims) {
    const group = groups.find((members) => isSame(members, claim));
    if (group) group.push(claim);
    else groups.push([claim]);
  }
  return groups.map((group) => [...group].sort((a, b) => rank(b) - rank(a)));
}

function isSame(members: PlacedClaim[], claim: PlacedClaim): boolean {
  const { type, family } = claim.object.value;
  return members.every(
    (member) =>
      member.object.value.type === type && member.object.value.family === family && samePlace(member, claim)
  );
}

function samePlace(a: PlacedClaim, b: PlacedClaim): boolean {
  if (a.applies.scope === 'place' && b.applies.scope === 'place')
    return a.applies.admin1 === b.applies.admin1;
  if (a.applies.scope === b.applies.scope) return true;
  // What is said of the whole country is not what was agreed in one city; what has no place said may be either.
  return a.applies.scope === 'unsaid' || b.applies.scope === 'unsaid';
}

function rank(claim: PlacedClaim): number {
  return (claim.sentence.kind === 'body' ? 2 : 0) + (claim.status === 'called_for' ? -3 : 0);
}

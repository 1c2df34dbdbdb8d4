import type { Gazetteer } from './gazetteer.ts';

/** People from which a town is known well enough to be recognised in another spelling. */
const LEAST_PEOPLE = 20_000;
/** Letters from which a name of several words is hardly one by chance. */
const LEAST_LETTERS = 8;

/** Whether a name of several words is another spelling of a district's or a large town's: "Dehra Ismail Khan", which a person could be called too. */
export function soundsLikePlace(folded: string, gazetteer: Gazetteer): boolean {
  if (folded.length < LEAST_LETTERS || !folded.includes(' ')) return false;
  return gazetteer
    .findSound(folded)
    .some(({ place }) => place.class === 'admin2' || place.population >= LEAST_PEOPLE);
}

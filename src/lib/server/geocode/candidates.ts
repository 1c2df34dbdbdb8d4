import type { FeatureClass, Place } from '../../model/index.ts';
import { districtOf, unitVector, type Reading } from './focus.ts';
import type { Gazetteer, NamedPlace } from './gazetteer.ts';
import { shareOfStated, type NameGroup } from './nameGroups.ts';
import { prominenceOf } from './score.ts';

/** One of the places that a name may mean, with what can be said of it before the rest of the article is looked at. */
export interface Option extends NamedPlace {
  at: Reading['at'];
  district: Reading['district'];
  prominence: number;
  stated: number;
  isPopular: boolean;
  isDwarfed: boolean;
}

export interface PoolOptions {
  maxCandidates: number;
  largeCity: number;
  hamletPeople: number;
  dwarfs: number;
}

/** The places of a name, those in a stated area and the most populous others. */
export function poolOf(group: NameGroup, gazetteer: Gazetteer, options: PoolOptions): Option[] {
  const largest = Math.max(
    0,
    ...group.places.map(({ place, kind }) =>
      kind === 'name' && place.class === 'settlement' ? place.population : 0
    )
  );
  return group.places.flatMap(({ place, kind }, i): Option[] => {
    const stated = shareOfStated(group, place);
    const isPopular = i < options.maxCandidates;
    if (stated === 0 && !isPopular) return [];
    const point = SPREAD.includes(place.class) ? null : gazetteer.centreOf(place);
    return [
      {
        place,
        kind,
        at: point && unitVector(point),
        district: districtOf(place),
        prominence: prominenceOf(place),
        stated,
        isPopular,
        isDwarfed: isDwarfedBy(largest, place, options)
      }
    ];
  });
}

/** What is near a great city is near much; it makes no hamlet of a world city's name the one that is meant. */
function isDwarfedBy(
  largest: number,
  { class: kind, population }: Place,
  { largeCity, hamletPeople, dwarfs }: PoolOptions
): boolean {
  if (kind !== 'settlement' || population >= hamletPeople) return false;
  return largest >= largeCity && population * dwarfs <= largest;
}

/** Too wide for their middle to be near anything. */
const SPREAD: readonly FeatureClass[] = ['country', 'region', 'admin1'];

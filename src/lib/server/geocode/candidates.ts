import type { FeatureClass } from '../../model/index.ts';
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
}

export interface PoolOptions {
  maxCandidates: number;
}

/** The places of a name, those in a stated area and the most populous others. */
export function poolOf(group: NameGroup, gazetteer: Gazetteer, { maxCandidates }: PoolOptions): Option[] {
  return group.places.flatMap(({ place, kind }, i): Option[] => {
    const stated = shareOfStated(group, place);
    const isPopular = i < maxCandidates;
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
        isPopular
      }
    ];
  });
}

/** Too wide for their middle to be near anything. */
const SPREAD: readonly FeatureClass[] = ['country', 'region', 'admin1'];

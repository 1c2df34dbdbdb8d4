import type { FeatureClass, Place, Toponym } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import { askedClassAt, isUnitByBody, isUnitByLawmakers } from './asked.ts';
import type { Gazetteer, NamedPlace } from './gazetteer.ts';
import { insistsOnArea, isWithin, statesAreaAfter, statesAreaBefore } from './hierarchy.ts';
import { foldName } from './names.ts';
import { roadPlace } from './roadToponyms.ts';
import { isSameWhereabouts } from './whereabouts.ts';

/** One name of the article, in one sense, with all that its mentions say. */
export interface NameGroup {
  places: NamedPlace[];
  /** True where the text puts it into an area that holds none of its places: the gazetteer lacks it. */
  isElsewhere: boolean;
  /** Readings of the areas that the text states for it, one list a statement. */
  statedAreas: NamedPlace[][];
  /** Readings of the name itself that hold a place which the text puts into it: the Ontario of "Paris, Ontario". */
  holders: NamedPlace[];
  asked: FeatureClass | null;
  mentions: number;
  isDemonym: boolean;
}

/** Roles that name no place at all. */
const PLACELESS: readonly Toponym['role'][] = ['person', 'organisation'];

/**
 * Gathers the mentions of each name, one group a toponym (null for people and organisations). All mentions share one group but those
 * that the text puts into areas with no place in common: "Paris, Texas" and "Paris, Ontario". A bare one goes with the latest before it.
 */
export function groupNames(doc: Doc, toponyms: Toponym[], gazetteer: Gazetteer): (NameGroup | null)[] {
  const groups = new Map<string, NameGroup[]>();
  const holdersOf = new Map<Toponym, NamedPlace[]>();
  const { text } = doc.article;
  const placesOf = (toponym: Toponym): NamedPlace[] => {
    const road = roadPlace(toponym, text, gazetteer);
    if (road) return [{ place: road, kind: 'name' }];
    const named = gazetteer
      .find(toponym.name)
      .filter(({ kind }) => (kind === 'demonym') === (toponym.role === 'demonym'));
    const forms = isShortForm(toponym, text) ? named.filter(({ place }) => place.class === 'admin1') : [];
    return forms.length > 0 ? forms : named;
  };
  return toponyms.map((toponym, i) => {
    if (PLACELESS.includes(toponym.role)) return null;
    const key = foldName(toponym.name);
    const known = groups.get(key) ?? [];
    const places = known[0]?.places ?? placesOf(toponym);
    const areas = statedAreasOf(text, toponyms, i).map((area) => ({ area, readings: placesOf(area) }));
    const isChain = areas.length > 1;
    const stated = areas.flatMap(({ area, readings }) =>
      statesArea(places, readings, isChain || insists(text, toponym, area, readings)) ? [readings] : []
    );
    const group = known.find((one) => agrees(one, stated)) ?? newGroup(places, toponym.role === 'demonym');
    groups.set(key, [group, ...known.filter((one) => one !== group)]);
    group.mentions += 1;
    group.statedAreas.push(...stated);
    group.holders.push(...(holdersOf.get(toponym) ?? []));
    for (const { area, readings } of areas)
      if (stated.includes(readings))
        holdersOf.set(
          area,
          readings.filter((reading) => holdsSome(reading, places))
        );
    // Reports are filed from towns: the dateline Washington is no state.
    group.asked ??= askedOf(toponym, text, places);
    for (const { area, readings } of areas)
      if (!stated.includes(readings) && readings.length > 0 && insists(text, toponym, area, readings))
        group.isElsewhere ||= !isBeside(places, readings);
    return group;
  });
}

function askedOf(toponym: Toponym, text: string, places: readonly NamedPlace[]): FeatureClass | null {
  if (toponym.role === 'dateline') return 'settlement';
  const units = places.filter(({ place }) => place.class === 'admin1');
  const nations = places.filter(({ place }) => place.class === 'country');
  const isUnit =
    (isUnitByBody(text, toponym) && units.length > 0) ||
    // The state of México is no rival of Mexico.
    (isUnitByLawmakers(text, toponym) &&
      units.some((unit) => nations.some(({ place }) => place.country !== unit.place.country)));
  return isUnit ? 'admin1' : askedClassAt(text, toponym);
}

/** "La." or "GA" after a comma is the province's short form, whatever else is called so. */
function isShortForm({ name, start }: Toponym, text: string): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  if (!before.includes(',')) return false;
  return /,\s*$/.test(before) && /^(?:\p{Lu}\p{L}{0,3}\.|\p{Lu}{2})$/u.test(name);
}

/** Share of the areas stated for the name that the place lies in: of "Springfield, South Dakota, United States" half for Missouri's. */
export function shareOfStated({ statedAreas }: NameGroup, place: Place): number {
  const holding = statedAreas.filter((readings) => isInSome(place, readings));
  return statedAreas.length > 0 ? holding.length / statedAreas.length : 0;
}

function newGroup(places: NamedPlace[], isDemonym: boolean): NameGroup {
  return { places, isElsewhere: false, statedAreas: [], holders: [], asked: null, mentions: 0, isDemonym };
}

/**
 * Whether the text leaves no doubt that the name lies in the area, whatever the gazetteer has: "Tanga area of Qila Saifullah"; "Cairo,
 * Ill.", a short form that stands behind a comma for nothing else; "Detroit, Texas, met", a province between commas that ends no list.
 */
function insists(text: string, toponym: Toponym, area: Toponym, readings: NamedPlace[]): boolean {
  if (insistsOnArea(text, toponym, area)) return true;
  const province = readings.find(({ place }) => place.class === 'admin1');
  if (!province || !/^,\s$/.test(text.slice(toponym.end, area.start))) return false;
  return (province.kind !== 'name' && isShort(area.name)) || GOES_ON.test(text.slice(area.end, area.end + 6));
}

const GOES_ON = /^,\s(?!and|or)\p{Ll}/u;
const TWO_CAPITALS = /^\p{Lu}{2}$/u;

function isShort(name: string): boolean {
  return name.endsWith('.') || TWO_CAPITALS.test(name);
}

/** Whether one place can be what both the group and the new statements mean. */
function agrees(group: NameGroup, stated: NamedPlace[][]): boolean {
  if (stated.length === 0 || group.statedAreas.length === 0) return true;
  const all = [...group.statedAreas, ...stated];
  return group.places.some(({ place }) => all.every((readings) => isInSome(place, readings)));
}

function holdsSome(area: NamedPlace, places: readonly NamedPlace[]): boolean {
  return places.some(({ place }) => isWithin(place, area.place));
}

function isInSome(place: Place, areas: readonly NamedPlace[]): boolean {
  return areas.some((area) => isWithin(place, area.place));
}

/** Whether some reading of the name lies so near the area that the gazetteer may only draw the line elsewhere. */
function isBeside(places: NamedPlace[], areas: NamedPlace[]): boolean {
  return places.some(({ place }) => areas.some((area) => isSameWhereabouts(place, area.place)));
}

/** People from which a town may be meant by a name that is first of all a province's: "New York, New York" but not "California, Pennsylvania". */
const NAMESAKE_OF_AREA = 100_000;

/** Whether a place of the one name can lie in one of the other; lists of provinces and countries state nothing of each other. */
function statesArea(places: NamedPlace[], areas: NamedPlace[], isSure: boolean): boolean {
  const isArea = places.some(
    ({ place, kind }) => place.class === 'country' || (place.class === 'admin1' && kind === 'name')
  );
  return places.some(
    ({ place }) => (!isArea || isSure || place.population >= NAMESAKE_OF_AREA) && isInSome(place, areas)
  );
}

/** Toponyms that the text states as areas of toponym `i`: those after it, chained ("Mir Ali, North Waziristan, Pakistan"), and the one before. */
function statedAreasOf(text: string, toponyms: Toponym[], i: number): Toponym[] {
  const areas: Toponym[] = [];
  for (let at = i; at + 1 < toponyms.length; at += 1) {
    const [inner, outer] = [toponyms[at], toponyms[at + 1]];
    if (!inner || !outer || PLACELESS.includes(outer.role) || !statesAreaAfter(text, inner, outer)) break;
    areas.push(outer);
  }
  const [before, self] = [toponyms[i - 1], toponyms[i]];
  if (before && self && !PLACELESS.includes(before.role) && statesAreaBefore(text, before, self))
    areas.push(before);
  return areas;
}

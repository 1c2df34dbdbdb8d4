import type { Place, Span } from '../../model/index.ts';
import type { Gazetteer } from './gazetteer.ts';
import { foldName } from './names.ts';

const PART = '(?:section|stretch|part|portion|side|end|leg)s?';
const COMPASS = '((?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern|ward)?';
const NAME = "(\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’-]+){0,2})";
/** "the northern stretch of the Quetta-Karachi highway", "the Balochistan section of the M-8". */
const BEFORE = new RegExp(`(?:\\b${COMPASS}|${NAME})(?:['’]s)?\\s+${PART}\\s+of\\s+(?:the\\s+)?$`, 'u');
/** "the Quetta-Karachi highway's southern end", "the Indus Highway on the Sindh side". */
const AFTER = new RegExp(
  `^(?:['’]s|,?\\s+(?:on|in|at|along)\\s+(?:its|the))\\s+(?:${COMPASS}|${NAME})(?:['’]s)?\\s+${PART}\\b`,
  'u'
);
const LOOK = 60;

/**
 * The first-order unit that holds the stretch of a road which the text names beside it, by a direction, a province or one of its towns; null
 * where the text names none, or where that stretch crosses units too. `towns` lie along the road.
 */
export function stretchUnit(
  text: string,
  { start, end }: Span,
  towns: readonly Place[],
  gazetteer: Gazetteer
): string | null {
  const found =
    BEFORE.exec(text.slice(Math.max(0, start - LOOK), start)) ?? AFTER.exec(text.slice(end, end + LOOK));
  const [direction, name] = [found?.[1], found?.[2]];
  if (direction) return unitTowards(direction.toLowerCase().replace(/[- ]/, ''), towns);
  return name ? unitNamed(name, towns, gazetteer) : null;
}

/** The unit that all towns of that half of the road lie in. */
function unitTowards(direction: string, towns: readonly Place[]): string | null {
  const east = direction.endsWith('east') ? 1 : direction.endsWith('west') ? -1 : 0;
  const north = direction.startsWith('north') ? 1 : direction.startsWith('south') ? -1 : 0;
  const along = towns.flatMap((town) =>
    town.lngLat ? [{ town, at: town.lngLat[0] * east + town.lngLat[1] * north }] : []
  );
  const ats = along.map(({ at }) => at);
  const middle = (Math.min(...ats) + Math.max(...ats)) / 2;
  return sharedUnit(along.flatMap(({ town, at }) => (at > middle ? [town] : [])));
}

/** The unit of that name that the road passes, or that of its town of the name. */
function unitNamed(name: string, towns: readonly Place[], gazetteer: Gazetteer): string | null {
  const town = towns.find((one) => foldName(one.name) === foldName(name));
  if (town) return town.admin1;
  const passed = new Set(towns.map(({ admin1 }) => admin1));
  const unit = gazetteer.lookup(name).find((place) => place.class === 'admin1' && passed.has(place.admin1));
  return unit?.admin1 ?? null;
}

function sharedUnit(towns: readonly Place[]): string | null {
  const units = new Set(towns.map(({ admin1 }) => admin1));
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

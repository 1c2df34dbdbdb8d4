import type { MapRow, Sort } from '../../columns/engine.ts';
import type { MapIncident, MapPlace } from '../../columns/index.ts';
import type { Say } from '../../messages/index.ts';
import type { Count } from '../../model/index.ts';
import type { Site } from '../site.ts';
import { countryName, countWords, ownName } from '../words.ts';

/** What the server gives of a selection, by address. */
export const DOWNLOADS = ['incidents.csv', 'incidents.geojson', 'measures.csv', 'measures.geojson'] as const;

/** The columns in their order; every one can be sorted by. */
export const COLUMNS = [
  { sort: 'date', isNumber: false },
  { sort: 'type', isNumber: false },
  { sort: 'province', isNumber: false },
  { sort: 'place', isNumber: false },
  { sort: 'killed', isNumber: true },
  { sort: 'injured', isNumber: true },
  { sort: 'actor', isNumber: false },
  { sort: 'target', isNumber: false },
  { sort: 'reports', isNumber: true },
  { sort: 'confidence', isNumber: true }
] as const satisfies readonly { sort: Sort; isNumber: boolean }[];

export function isIncident(row: MapRow): row is MapIncident {
  return 'category' in row;
}

export function typeWords(row: MapRow, say: Say): string {
  return isIncident(row) ? say(`incidentType.${row.type}`) : say(`measureType.${row.type}`);
}

export function provinceWords({ admin1, country }: MapPlace, { say, provinceName }: Site): string {
  if (admin1 !== null) return provinceName(admin1);
  return country === null
    ? say('table.notKnown')
    : say('table.countryOnly', { country: countryName(country, say.locale) });
}

/** The place's own name, else its district; null where neither is known. */
export function placeCell(place: MapPlace, site: Site): string | null {
  return ownName(place, site) ?? (place.admin2 && site.placeName(place.admin2));
}

interface Figure {
  number: number;
  /** More is possible. */
  isLeast: boolean;
  /** What is said of it where it is not certain: "3 to 5". */
  note: string | null;
}

export function figureOf(count: Count, say: Say): Figure {
  const { low, best, high } = count;
  const number = best ?? low;
  return {
    number,
    isLeast: high === null,
    note: high === null || low === high ? null : countWords(count, say)
  };
}

/** Who did it as far as anybody says, with how it is known. */
export function actorOf(
  row: MapRow,
  { say, actorName }: Pick<Site, 'say' | 'actorName'>
): { name: string; note: string } | null {
  if (!isIncident(row)) return row.issuer === null ? null : { name: row.issuer, note: say('table.issuer') };
  const { claimedBy, perpetrator, suspected } = row.actors;
  if (claimedBy !== null) return { name: actorName(claimedBy), note: say('table.claimed') };
  if (perpetrator !== null) return { name: actorName(perpetrator), note: say('table.did') };
  return suspected === null ? null : { name: actorName(suspected), note: say('table.suspected') };
}

/** "24 attackers" of an operation or an attack; null where nobody counts them. */
export function attackersWords(row: MapIncident, say: Say): string | null {
  const { attackersKilled } = row.casualties;
  return attackersKilled ? say('table.attackers', { n: attackersKilled }) : null;
}

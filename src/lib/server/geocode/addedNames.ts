import { foldName, nameParts, soundKey } from './names.ts';
import type { GeoNamesRow } from './geonames.ts';
import type { SourcePlace } from './sources.ts';

/** What a country file becomes: rows of the gazetteer's own table, and what could not be joined to it. */
export interface AddedPlaces {
  country: string;
  /** Lines of a table in the columns of gazetteer.tsv, the header first; the same input gives the same lines. */
  lines: string[];
  counts: Record<string, number>;
  /** First-order codes that no province of the gazetteer answers to. */
  unknownUnits: string[];
}

const HEADER = 'id\tname\tclass\tcountry\tadmin1\tadmin2\tlng\tlat\tpopulation\talternates';

/**
 * Joins a GeoNames country file to the places that are known already. GeoNames' first-order codes become ISO 3166-2 by the places
 * that both have, else by the unit's name; districts bear the name under which they are known.
 */
export function joinGeoNames(rows: readonly GeoNamesRow[], known: readonly SourcePlace[]): AddedPlaces {
  const country = rows[0]?.country ?? '';
  const own = known.filter((place) => place.country === country);
  const byId = new Map(own.map((place) => [place.id, place]));
  const units = unitCodes(rows, own, byId);
  const districts = districtNames(rows, own, byId, units);
  const counts: Record<string, number> = {};
  const kept = rows.filter((row) => row.class !== 'admin1');
  const lines = kept
    .map((row) => {
      counts[row.class] = (counts[row.class] ?? 0) + 1;
      const admin2 = districts.get(`${row.admin1}.${row.admin2}`) ?? '';
      return [
        `geonames:${row.id}`,
        clean(row.class === 'admin2' && admin2 ? admin2 : row.ascii.replaceAll("'", '') || row.name),
        row.class,
        country,
        units.get(row.admin1) ?? '',
        clean(admin2),
        String(row.lng),
        String(row.lat),
        row.population > 0 ? String(row.population) : '',
        [...new Set([row.name, ...row.alternates])].map(clean).filter(isNewsName).join('|')
      ].join('\t');
    })
    .sort();
  const unknownUnits = [...new Set(kept.map((row) => row.admin1))].filter(
    (code) => code !== '' && !units.has(code)
  );
  return { country, lines: [HEADER, ...lines], counts, unknownUnits: unknownUnits.sort() };
}

/** GeoNames' first-order code to ISO 3166-2: what most of the places that both sources have say. */
function unitCodes(
  rows: readonly GeoNamesRow[],
  own: readonly SourcePlace[],
  byId: ReadonlyMap<string, SourcePlace>
): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const admin1 = byId.get(`geonames:${row.id}`)?.admin1;
    if (!admin1) continue;
    const count = votes.get(row.admin1) ?? new Map<string, number>();
    count.set(admin1, (count.get(admin1) ?? 0) + 1);
    votes.set(row.admin1, count);
  }
  const units = new Map<string, string>();
  for (const row of rows) {
    if (units.has(row.admin1)) continue;
    const most = [...(votes.get(row.admin1) ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0];
    if (most) units.set(row.admin1, most[0]);
  }
  for (const row of rows.filter((unit) => unit.class === 'admin1' && !units.has(unit.admin1))) {
    const key = nameParts(row.ascii || row.name).core;
    const unit = own.find(
      (place) =>
        place.class === 'admin1' &&
        [place.name, ...place.aliases].some((name) => nameParts(name).core === key)
    );
    if (unit?.admin1) units.set(row.admin1, unit.admin1);
  }
  return units;
}

/** GeoNames' second-order code to the district's name, the known one where the district is known. */
function districtNames(
  rows: readonly GeoNamesRow[],
  own: readonly SourcePlace[],
  byId: ReadonlyMap<string, SourcePlace>,
  units: ReadonlyMap<string, string>
): Map<string, string> {
  const known = new Map(
    own
      .filter((place) => place.class === 'admin2')
      .flatMap((place) =>
        [place.name, ...place.aliases].map((name): [string, string] => [
          `${place.admin1}/${districtKey(name)}`,
          place.name
        ])
      )
  );
  return new Map(
    rows
      .filter((row) => row.class === 'admin2')
      .map((row) => {
        const name = row.ascii || row.name;
        const named = known.get(`${units.get(row.admin1)}/${districtKey(name)}`);
        return [`${row.admin1}.${row.admin2}`, byId.get(`geonames:${row.id}`)?.name ?? named ?? bare(name)];
      })
  );
}

function districtKey(name: string): string {
  const { core } = nameParts(name);
  return soundKey(core) || core;
}

/** "Awaran District" is the district Awaran. */
function bare(name: string): string {
  return name.replace(/\s+district$/i, '');
}

function clean(text: string): string {
  return text.replace(/[\t|\r\n]+/g, ' ').trim();
}

/** Names that news could print: no codes, no links. */
function isNewsName(name: string): boolean {
  return (
    name.length >= 3 && name.length <= 60 && !/[:/]|^[A-Z]{3,4}$|\d{3,}/.test(name) && foldName(name) !== ''
  );
}

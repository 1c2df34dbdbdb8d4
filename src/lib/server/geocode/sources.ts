import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SourceRoad } from './roads.ts';
import { addDistricts, addForms, addPoints, addWorldPlaces, areaKey, mergeArea } from './sourceAreas.ts';
import { mergePlaces } from './sourceMerge.ts';
import type { SourcePlace } from './sourcePlace.ts';
import { cell, list, readRows, readTable } from './sourceRows.ts';
import { fromCountries, fromGazetteer, fromRegions, fromSites, fromWorldRegions } from './sourceTables.ts';

export type { SourcePlace } from './sourcePlace.ts';

/** The files that the gazetteer is made of; the first one must be there. */
export const GAZETTEER_FILES = [
  'gazetteer.tsv.gz',
  'places.tsv',
  'world-places.tsv',
  'countries.tsv',
  'regions.tsv',
  'world-regions.tsv',
  'country-points.tsv',
  'region-forms.tsv',
  'common-words.tsv',
  'roads.tsv',
  'districts.tsv'
] as const;

/**
 * Reads the places of a geodata folder, and those of tables added to it (`addedTables`, in the columns of gazetteer.tsv). Throws where
 * the gazetteer is missing or a row is malformed, naming file and line.
 */
export function readSourcePlaces(geodataDir: string, addedTables: readonly string[] = []): SourcePlace[] {
  const gazetteer = join(geodataDir, 'gazetteer.tsv.gz');
  if (!existsSync(gazetteer)) throw new Error(`no gazetteer at ${gazetteer}; \`npm run geodata\` builds it`);
  const towns = readRows(gazetteer, gunzipSync(readFileSync(gazetteer)).toString('utf8'));
  const rowsOf = (name: (typeof GAZETTEER_FILES)[number]) => readTable(geodataDir, name);
  const places = [...towns.map(fromGazetteer), ...rowsOf('places.tsv').map(fromSites)];
  const areas = new Map(
    places
      .filter((place) => place.class === 'country' || place.class === 'admin1')
      .map((place) => [areaKey(place), place])
  );
  for (const area of [
    ...rowsOf('countries.tsv').map(fromCountries),
    ...rowsOf('regions.tsv').map(fromRegions)
  ]) {
    const known = areas.get(areaKey(area));
    if (known) mergeArea(known, area);
    else areas.set(areaKey(area), area);
  }
  addDistricts(places, rowsOf('districts.tsv'));
  addWorldPlaces(places, rowsOf('world-places.tsv'));
  addForms(areas, rowsOf('region-forms.tsv'));
  addPoints(areas, rowsOf('country-points.tsv'));
  const rest = places.filter((place) => place.class !== 'country' && place.class !== 'admin1');
  const shipped = [...areas.values(), ...rest, ...rowsOf('world-regions.tsv').map(fromWorldRegions)];
  const added = addedTables.flatMap((path) => readRows(path, readFileSync(path, 'utf8')).map(fromGazetteer));
  return added.length > 0 ? mergePlaces(shipped, added) : shipped;
}

/** Words of the language that are also names of towns somewhere, folded. */
export function readCommonWords(geodataDir: string): string[] {
  return readTable(geodataDir, 'common-words.tsv').map((row) => cell(row, 'word'));
}

/** Roads and railway lines by the towns they pass. */
export function readRoads(geodataDir: string): SourceRoad[] {
  return readTable(geodataDir, 'roads.tsv').map((row) => ({
    name: cell(row, 'name'),
    aliases: list(row, 'aliases'),
    country: cell(row, 'country'),
    towns: list(row, 'towns').map((town) => {
      const [name = '', admin1 = null] = town.split('/');
      return { name, admin1 };
    })
  }));
}

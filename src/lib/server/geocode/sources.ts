import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FEATURE_CLASSES, type FeatureClass } from '../../model/index.ts';
import { foldName } from './names.ts';
import type { SourceRoad } from './roads.ts';

/** One place as the files under geodata/ give it. */
export interface SourcePlace {
  id: string;
  name: string;
  class: FeatureClass;
  country: string;
  admin1: string | null;
  admin2: string | null;
  lng: number | null;
  lat: number | null;
  population: number;
  radiusKm: number | null;
  aliases: string[];
  demonyms: string[];
  /** Postal abbreviations: names only after a comma. */
  codes: string[];
  /** True for a place that is known because something was reported there. */
  reported?: boolean;
  /** True for entries of the deep files (places.tsv, regions.tsv) of a country that is covered in depth. */
  deep: boolean;
}

/** The files that the gazetteer is made of; the first one must be there. */
export const GAZETTEER_FILES = [
  'gazetteer.tsv.gz',
  'places.tsv',
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

function readTable(geodataDir: string, name: string): Row[] {
  const path = join(geodataDir, name);
  return existsSync(path) ? readRows(path, readFileSync(path, 'utf8')) : [];
}

type Row = ReadonlyMap<string, string> & { readonly where: string };

function areaKey(place: SourcePlace): string {
  return place.class === 'country' ? place.country : `${place.admin1}`;
}

/** Adds what the second source of the same area knows beyond the first. */
function mergeArea(known: SourcePlace, area: SourcePlace): void {
  known.aliases.push(area.name, ...area.aliases);
  known.demonyms.push(...area.demonyms);
  known.deep ||= area.deep;
  known.population ||= area.population;
  known.lng ??= area.lng;
  known.lat ??= area.lat;
  known.radiusKm ??= area.radiusKm;
}

/** Names for districts that the gazetteer has, and districts that it lacks because it has no town of theirs. */
function addDistricts(places: SourcePlace[], rows: Row[]): void {
  const byId = new Map(places.map((place) => [place.id, place]));
  for (const row of rows) {
    const name = cell(row, 'name');
    const known = byId.get(cell(row, 'id'));
    if (known) known.aliases.push(name, ...list(row, 'aliases'));
    else places.push({ ...fromSites(row), class: 'admin2', admin2: name, deep: false });
  }
}

/** Two places of one name and class this near each other are one (degrees, about 5 km). */
const SAME_SPOT = 0.05;

/** The shipped places, the added ones' names with those that are the same place, and the added ones that are new. */
function mergePlaces(shipped: SourcePlace[], added: readonly SourcePlace[]): SourcePlace[] {
  const byId = new Map(shipped.map((place) => [place.id, place]));
  const named = new Map<string, SourcePlace[]>();
  const nameKey = (place: SourcePlace, name: string) => `${place.country}/${place.class}/${foldName(name)}`;
  const countries = new Set(added.map((place) => place.country));
  for (const place of shipped.filter(({ country }) => countries.has(country)))
    for (const name of [place.name, ...place.aliases]) {
      const key = nameKey(place, name);
      named.set(key, [...(named.get(key) ?? []), place]);
    }
  const isSame = (place: SourcePlace, other: SourcePlace) =>
    place.class === 'admin2'
      ? place.admin1 === other.admin1
      : Math.abs((place.lng ?? 0) - (other.lng ?? 999)) < SAME_SPOT &&
        Math.abs((place.lat ?? 0) - (other.lat ?? 999)) < SAME_SPOT;
  const fresh = added.filter((place) => {
    const same =
      byId.get(place.id) ?? named.get(nameKey(place, place.name))?.find((other) => isSame(place, other));
    if (!same) return true;
    same.aliases.push(place.name, ...place.aliases);
    same.population ||= place.population;
    same.admin1 ??= place.admin1;
    same.admin2 ??= place.admin2;
    return false;
  });
  return [...shipped, ...fresh.map((place) => ({ ...place, deep: true }))];
}

const POSTAL = /^[A-Z]{2}$/;

/** Short forms of provinces: "Ky." anywhere, "KY" only after a comma. */
function addForms(areas: ReadonlyMap<string, SourcePlace>, rows: Row[]): void {
  for (const row of rows) {
    const area = areas.get(cell(row, 'code'));
    const forms = list(row, 'forms');
    area?.aliases.push(...forms.filter((form) => !POSTAL.test(form)));
    area?.codes.push(...forms.filter((form) => POSTAL.test(form)));
  }
}

/** The points that stand for countries. */
function addPoints(areas: ReadonlyMap<string, SourcePlace>, rows: Row[]): void {
  for (const row of rows) {
    const country = areas.get(cell(row, 'code'));
    if (country) Object.assign(country, { lng: numberOf(row, 'lng'), lat: numberOf(row, 'lat') });
  }
}

function fromWorldRegions(row: Row): SourcePlace {
  return {
    ...common(row),
    id: `dateline:region:${foldName(cell(row, 'name')).replaceAll(' ', '-')}`,
    class: 'region',
    country: row.get('country') ?? '',
    aliases: list(row, 'aliases'),
    demonyms: [],
    codes: [],
    deep: false
  };
}

function fromGazetteer(row: Row): SourcePlace {
  return {
    ...common(row),
    id: cell(row, 'id'),
    country: cell(row, 'country'),
    aliases: list(row, 'alternates'),
    demonyms: list(row, 'demonyms'),
    codes: [],
    deep: false
  };
}

/** Sources whose places are those of reported events. */
const REPORTED = /^UCDP GED/;

function fromSites(row: Row): SourcePlace {
  const place = common(row);
  const country = row.get('country') || (place.admin1 ?? '').slice(0, 2);
  const id =
    row.get('id') ||
    `dateline:${place.admin1 ?? country}:${place.class}:${slug(place.admin2)}${slug(place.name)}`;
  const reported = REPORTED.test(row.get('source') ?? '');
  return {
    ...place,
    id,
    country,
    aliases: list(row, 'aliases'),
    demonyms: [],
    codes: [],
    reported,
    deep: true
  };
}

function fromCountries(row: Row): SourcePlace {
  const code = cell(row, 'code');
  return {
    ...common(row),
    id: row.get('id') || `dateline:country:${code}`,
    class: 'country',
    country: code,
    admin1: null,
    aliases: list(row, 'aliases'),
    demonyms: list(row, 'demonyms'),
    codes: [],
    deep: false
  };
}

function fromRegions(row: Row): SourcePlace {
  const code = cell(row, row.has('code') ? 'code' : 'admin1');
  return {
    ...common(row),
    id: row.get('id') || `dateline:${code}`,
    class: 'admin1',
    country: code.slice(0, 2),
    admin1: code,
    aliases: [...list(row, 'aliases'), ...list(row, 'name_ur'), ...list(row, 'name_zh')],
    demonyms: list(row, 'demonyms'),
    codes: [],
    deep: true
  };
}

function common(
  row: Row
): Pick<SourcePlace, 'name' | 'class' | 'admin1' | 'admin2' | 'lng' | 'lat' | 'population' | 'radiusKm'> {
  return {
    name: cell(row, 'name'),
    class: classOf(row),
    admin1: row.get('admin1') || null,
    admin2: row.get('admin2') || null,
    lng: numberOf(row, 'lng'),
    lat: numberOf(row, 'lat'),
    population: numberOf(row, 'population') ?? 0,
    radiusKm: numberOf(row, 'radiusKm')
  };
}

function classOf(row: Row): FeatureClass {
  const name = row.get('class') || 'settlement';
  const known = FEATURE_CLASSES.find((candidate) => candidate === name);
  if (!known) throw new Error(`${row.where}: class "${name}", expected one of ${FEATURE_CLASSES.join(', ')}`);
  return known;
}

function cell(row: Row, column: string): string {
  const value = row.get(column);
  if (!value) throw new Error(`${row.where}: empty "${column}"`);
  return value;
}

function list(row: Row, column: string): string[] {
  return (row.get(column) ?? '').split('|').filter(Boolean);
}

function numberOf(row: Row, column: string): number | null {
  const value = row.get(column);
  if (!value) return null;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new Error(`${row.where}: "${column}" is "${value}", expected a number`);
  return number;
}

function slug(name: string | null): string {
  return name ? `${foldName(name).replaceAll(' ', '-')}/` : '';
}

function readRows(path: string, text: string): Row[] {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  const header = lines[first]?.split('\t') ?? [];
  const rows: Row[] = [];
  for (let i = first + 1; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.startsWith('#')) continue;
    const cells = line.split('\t');
    rows.push(
      Object.assign(new Map(header.map((column, at) => [column, cells[at] ?? ''])), {
        where: `${path}:${i + 1}`
      })
    );
  }
  return rows;
}

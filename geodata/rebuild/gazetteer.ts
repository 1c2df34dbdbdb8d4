import { cell, distinctNames } from './names.ts';
import type { Focus, Sources, Town } from './sources.ts';
import type { Subdivision } from './subdivisions.ts';
import { aliasesById, alternatesOf, biggestTowns, famousTowns, newsName, type TownNames } from './townNames.ts';
import type { Country } from './countries.ts';

export const GAZETTEER_COLUMNS = [
  'id',
  'name',
  'class',
  'country',
  'admin1',
  'admin2',
  'lng',
  'lat',
  'population',
  'capital',
  'alternates'
] as const;

/** What is kept of GeoNames' 200,000 towns. */
export const GAZETTEER_DEFAULTS = {
  minPopulation: 1000, //          below it a town outside `deep` is kept only as a seat
  minSectionPopulation: 10_000 // for a section of a town (PPLX) outside `deep`
};

const SEATS = new Set(['PPLC', 'PPLA', 'PPLA2']);
/** Abandoned, destroyed and historical places. */
const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

interface Lookups extends TownNames {
  subdivisions: Map<string, Subdivision>;
  /** GeoNames' second-order code to the district's name. */
  districts: Map<string, string>;
}

/**
 * Rows of gazetteer.tsv, by class and id: countries, first-order units, districts, towns. The focus country's districts are
 * left to `places` (places.tsv), whose names its towns bear in `admin2`.
 */
export function buildGazetteer(
  sources: Sources,
  focus: Focus,
  subdivisions: Map<string, Subdivision>,
  countries: Country[],
  places: Record<string, string>[],
  options = GAZETTEER_DEFAULTS
): string[] {
  const own = new Map(
    places.filter((place) => place.class === 'admin2').map((place) => [place.id, place.name ?? ''])
  );
  const aliases = aliasesById(sources);
  const lookups: Lookups = {
    focus,
    subdivisions,
    districts: new Map(
      sources.admin2.map(({ code, name }) => [code, own.get(`geonames:${code.split('.')[2]}`) ?? name])
    ),
    aliases,
    biggest: biggestTowns(sources.towns),
    famous: famousTowns(sources.towns, aliases)
  };
  const world = new Map([...lookups.districts].filter(([code]) => !code.startsWith(`${focus.country}.`)));
  const towns = sources.towns.filter((town) => isKept(town, focus, options));
  return [
    GAZETTEER_COLUMNS.join('\t'),
    ...countries.map(countryRow),
    ...[...subdivisions.values()].map((unit) => subdivisionRow(unit, focus)).sort(byId),
    ...districtRows(world, sources.towns, subdivisions).sort(byId),
    ...towns.map((town) => townRow(town, lookups)).sort(byId)
  ];
}

function isKept(town: Town, focus: Focus, options: typeof GAZETTEER_DEFAULTS): boolean {
  if (town.country === focus.country) return !GONE.has(town.code);
  if (GONE.has(town.code)) return false;
  if (focus.deep.includes(town.country) || SEATS.has(town.code)) return true;
  return town.population >= (town.code === 'PPLX' ? options.minSectionPopulation : options.minPopulation);
}

function townRow(town: Town, lookups: Lookups): string {
  const name = newsName(town, lookups.aliases);
  return row({
    id: `geonames:${town.id}`,
    name,
    class: 'settlement',
    country: town.country,
    admin1: lookups.subdivisions.get(`${town.country}.${town.admin1}`)?.iso ?? '',
    admin2:
      lookups.aliases.get(`geonames:${town.id}`)?.admin2 ||
      (lookups.districts.get(`${town.country}.${town.admin1}.${town.admin2}`) ?? ''),
    lng: town.lng,
    lat: town.lat,
    population: town.population,
    isCapital: town.code === 'PPLC',
    alternates: alternatesOf(town, name, lookups)
  });
}

function subdivisionRow(unit: Subdivision, focus: Focus): string {
  return row({
    id: unit.geonamesId ? `geonames:${unit.geonamesId}` : `geonames:${unit.code}`,
    name: unit.name,
    class: 'admin1',
    country: unit.country,
    admin1: unit.iso ?? '',
    admin2: '',
    lng: unit.lngLat?.[0] ?? null,
    lat: unit.lngLat?.[1] ?? null,
    population: 0,
    alternates: unit.country === focus.country ? [] : distinctNames(unit.name, unit.alternates)
  });
}

/** Second-order units that have a town: GeoNames' table has no point for them, so theirs is the middle of their towns. */
function districtRows(
  districts: Map<string, string>,
  towns: Town[],
  subdivisions: Map<string, Subdivision>
): string[] {
  const members = new Map<string, Town[]>();
  for (const town of towns) {
    const code = `${town.country}.${town.admin1}.${town.admin2}`;
    if (districts.has(code)) members.set(code, [...(members.get(code) ?? []), town]);
  }
  return [...districts].flatMap(([code, name]) => {
    const inside = members.get(code) ?? [];
    const country = code.slice(0, 2);
    if (inside.length === 0) return [];
    const mean = (of: (town: Town) => number) =>
      inside.reduce((sum, town) => sum + of(town), 0) / inside.length;
    const unit = code.split('.')[1] ?? '';
    return row({
      id: `geonames:${code}`,
      name,
      class: 'admin2',
      country,
      admin1: subdivisions.get(`${country}.${unit}`)?.iso ?? '',
      admin2: name,
      lng: mean((town) => town.lng),
      lat: mean((town) => town.lat),
      population: 0,
      alternates: []
    });
  });
}

function countryRow(country: Country): string {
  return row({
    id: `iso:${country.code}`,
    name: country.name,
    class: 'country',
    country: country.code,
    admin1: '',
    admin2: '',
    lng: country.lngLat?.[0] ?? null,
    lat: country.lngLat?.[1] ?? null,
    population: 0,
    alternates: country.aliases
  });
}

interface Cells {
  id: string;
  name: string;
  class: string;
  country: string;
  admin1: string;
  admin2: string;
  lng: number | null;
  lat: number | null;
  population: number;
  isCapital?: boolean;
  alternates: string[];
}

function row(cells: Cells): string {
  return [
    cells.id,
    cell(cells.name),
    cells.class,
    cells.country,
    cells.admin1,
    cell(cells.admin2),
    degrees(cells.lng),
    degrees(cells.lat),
    cells.population > 0 ? String(cells.population) : '',
    cells.isCapital ? 'yes' : '',
    cells.alternates.map(cell).join('|')
  ].join('\t');
}

/** Four decimals are 11 m. */
export function degrees(value: number | null): string {
  return value === null ? '' : String(Math.round(value * 1e4) / 1e4);
}

function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

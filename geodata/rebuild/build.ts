import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import {
  buildAdmin1,
  buildBorders,
  buildLand,
  buildProvinceLabels,
  buildProvinceLines,
  collection,
  countryLabels
} from './boundaries.ts';
import { buildCountries, countryTable } from './countries.ts';
import { buildGazetteer } from './gazetteer.ts';
import { buildOutlines } from './outlines.ts';
import { checkPlaces } from './places.ts';
import { regionTable } from './regions.ts';
import { openSources, parseTable } from './sources.ts';
import { joinSubdivisions } from './subdivisions.ts';
import { buildWorld } from './topology.ts';
import { buildTowns } from './towns.ts';
import { checkWorldPlaces } from './worldPlaces.ts';

interface Written {
  sha256: string;
  /** Lines of a table without its header, features of a GeoJSON or a topology. */
  rows: number;
}

/** Kept by hand in geodata/ itself: checked by the build, not made by it. */
const KEPT_BY_HAND = [
  'places.tsv',
  'world-places.tsv',
  'districts.tsv',
  'roads.tsv',
  'world-regions.tsv',
  'country-points.tsv',
  'region-forms.tsv',
  'common-words.tsv'
];

/**
 * Rebuilds every file of geodata/ under the repository `root` from geodata/sources, byte for byte, and their checksums.
 * Throws where places.tsv or world-places.tsv disagrees with the boundaries, naming each row.
 */
export async function buildGeodata(root: string, log: (line: string) => void): Promise<void> {
  const geodata = join(root, 'geodata');
  const sources = await openSources(geodata, log);
  const { focus } = sources;
  const written = new Map<string, Written>();
  const write = (name: string, text: string) => {
    const file = join(geodata, name);
    const content = name.endsWith('.gz') ? sources.gzip(text) : text;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    written.set(name, { sha256: sha256(content), rows: countRows(text) });
    log(`geodata: ${name} ${Math.ceil(Buffer.byteLength(content) / 1024)} kB`);
  };

  const countries = buildCountries(sources);
  const places = parseTable(readFileSync(join(geodata, 'places.tsv'), 'utf8'));
  write('countries.tsv', lines(countryTable(countries)));
  write(
    'gazetteer.tsv.gz',
    lines(buildGazetteer(sources, focus, joinSubdivisions(sources, focus), countries, places))
  );

  const world = buildWorld(sources, focus);
  const regions = sources.table('regions.tsv');
  const admin1 = buildAdmin1(world, focus, regions);
  const land = buildLand(world, focus);
  const names = new Map(countries.map((country) => [country.code, country.name]));
  write(`admin1-${focus.country.toLowerCase()}.geojson`, geojson(admin1));
  write('regions.tsv', lines(regionTable(regions, admin1)));
  write('basemap/land.geojson', geojson(land));
  write('basemap/borders.geojson', geojson(buildBorders(world, focus, sources)));
  write('basemap/province-lines.geojson', geojson(buildProvinceLines(world, focus)));
  write('basemap/provinces.geojson', geojson(buildProvinceLabels(admin1)));
  const towns = [...countryLabels(land, names), ...buildTowns(sources, focus, places)];
  write('basemap/towns.geojson', geojson(collection(towns)));
  write('basemap/outlines.json', buildOutlines(sources, focus, towns));

  for (const name of KEPT_BY_HAND) {
    const text = readFileSync(join(geodata, name), 'utf8');
    written.set(name, { sha256: sha256(text), rows: countRows(text) });
  }
  const sums = [...written]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => `${file.sha256}  ${name}`);
  writeFileSync(join(geodata, 'checksums.txt'), lines(sums));
  fillReadme(join(geodata, 'README.md'), written);

  const worldPlaces = parseTable(readFileSync(join(geodata, 'world-places.tsv'), 'utf8'));
  const faults = [
    ...checkPlaces(places, admin1).map((fault) => `places.tsv: ${fault}`),
    ...checkWorldPlaces(worldPlaces, sources.units).map((fault) => `world-places.tsv: ${fault}`)
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** One feature a line: diffs stay readable and the bytes do not depend on anything but the data. */
function geojson(data: FeatureCollection): string {
  return `{"type":"FeatureCollection","features":[\n${data.features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`;
}

function lines(rows: string[]): string {
  return rows.join('\n') + '\n';
}

/** GeoJSON is written one feature a line, between a first and a last line of its own; a topology in a single one. */
function countRows(text: string): number {
  if (text.startsWith('{"type":"Topology"'))
    return Object.values((JSON.parse(text) as { objects: Record<string, { geometries: unknown[] }> }).objects)
      .map(({ geometries }) => geometries.length)
      .reduce((sum, count) => sum + count, 0);
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
  return text.startsWith('{') ? rows - 2 : rows - 1;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Puts each file's number of rows or features and its checksum into its line of the README's table. */
function fillReadme(path: string, written: Map<string, Written>): void {
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8').replace(
    /^(\| `([^`]+)` \|[^|]*\|) [\d,]+ (\|.*\|) `[0-9a-f]*` \|$/gm,
    (line: string, before: string, name: string, between: string) => {
      const file = written.get(name);
      return file ? `${before} ${file.rows.toLocaleString('en')} ${between} \`${file.sha256}\` |` : line;
    }
  );
  writeFileSync(path, text);
}

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { joinGeoNames } from './addedNames.ts';
import { parseDistrictShapes, type DistrictShape } from './districtShapes.ts';
import { parseGeoNames } from './geonames.ts';
import { readSourcePlaces } from './sources.ts';
import { readZipped } from './zip.ts';

/** What was added, and what was not. */
export interface AddReport {
  country: string;
  /** Places by class. */
  counts: Record<string, number>;
  /** Rows that are no places to the gazetteer. */
  skipped: number;
  districts: number;
  faults: string[];
  /** First-order codes of the file that no province answers to. */
  unknownUnits: string[];
}

/** A file that cannot be taken at all; nothing was changed. */
export class GeodataError extends Error {
  override name = 'GeodataError';
}

/** Above this share of malformed rows or features a file is refused whole. */
const MOST_FAULTS = 0.01;

/**
 * Adds a GeoNames country file (.txt, or the .zip it comes in) and, where given, outlines of its second-order units to the folder of
 * added geodata. Adding a country again takes the place of what was added before. Malformed rows are left out and told; a file with
 * more than 1 % of them is refused. Throws `GeodataError` with nothing changed.
 */
export function addGeodataFiles(
  geodataDir: string,
  addedDir: string,
  dump: string,
  boundaries: string | null = null
): AddReport {
  const table = parseGeoNames(linesOf(readDump(dump)), basename(dump));
  refuseBad(
    table.faults,
    table.total,
    `${basename(dump)}: expected a GeoNames country file of 19 columns separated by tabs`
  );
  const added = joinGeoNames(table.rows, readSourcePlaces(geodataDir));
  if (added.lines.length < 2)
    throw new GeodataError(`${basename(dump)}: no place in it, expected towns, units or sites`);
  const shapes = boundaries === null ? null : readShapes(boundaries);
  const files = new Map([[`geonames-${added.country}.tsv`, added.lines.join('\n') + '\n']]);
  if (shapes) files.set(`admin2-${added.country}.geojson`, shapesText(shapes.shapes));
  writeAll(addedDir, files);
  return {
    country: added.country,
    counts: added.counts,
    skipped: table.skipped,
    districts: shapes?.shapes.length ?? 0,
    faults: [...table.faults, ...(shapes?.faults ?? [])],
    unknownUnits: added.unknownUnits
  };
}

/** Tables and outlines that were added, as paths by name; empty where the folder is not there. */
export function listAdded(addedDir: string | null): { tables: string[]; shapes: string[] } {
  const names = addedDir && existsSync(addedDir) ? readdirSync(addedDir).sort() : [];
  const paths = (pattern: RegExp) =>
    names.filter((name) => pattern.test(name)).map((name) => join(addedDir ?? '', name));
  return { tables: paths(/^geonames-[A-Z]{2}\.tsv$/), shapes: paths(/^admin2-[A-Z]{2}\.geojson$/) };
}

/** The outlines of second-order units that were added. */
export function openDistrictShapes(addedDir: string | null): (DistrictShape & { country: string })[] {
  return listAdded(addedDir).shapes.flatMap((path) => {
    const country = basename(path).slice(7, 9);
    const { shapes } = parseDistrictShapes(JSON.parse(readFileSync(path, 'utf8')), basename(path));
    return shapes.map((shape) => ({ ...shape, country }));
  });
}

function readShapes(path: string): { shapes: DistrictShape[]; faults: string[] } {
  const file = basename(path);
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new GeodataError(`${file}: not JSON (${error.message}), expected GeoJSON`);
    throw error;
  }
  const read = parseDistrictShapes(data, file);
  refuseBad(read.faults, read.faults.length + read.shapes.length, `${file}: expected polygons of districts`);
  return read;
}

function refuseBad(faults: readonly string[], total: number, expected: string): void {
  if (total > 0 && faults.length <= Math.max(total * MOST_FAULTS, total > 1 ? 1 : 0) && faults.length < total)
    return;
  const shown = faults.slice(0, 5).join('\n  ');
  throw new GeodataError(
    total === 0
      ? `${expected}, found nothing`
      : `${expected}; ${faults.length} of ${total} are not:\n  ${shown}`
  );
}

/** One feature a line, so that the same outlines are the same bytes. */
function shapesText(shapes: readonly DistrictShape[]): string {
  const features = shapes.map(({ name, code, geometry }) =>
    JSON.stringify({ type: 'Feature', properties: { name, code }, geometry })
  );
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

/** Writes every file beside its place first, so that a full disk or a crash leaves the old ones. */
function writeAll(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  const drafts = [...files].map(([name, text]) => ({
    path: join(folder, name),
    draft: join(folder, `.${name}.${randomUUID()}`),
    text
  }));
  try {
    for (const { draft, text } of drafts) writeFileSync(draft, text);
    for (const { draft, path } of drafts) renameSync(draft, path);
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
}

function readDump(path: string): Buffer {
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes;
  try {
    return readZipped(bytes, (name) => /^[A-Z]{2}\.txt$/.test(name));
  } catch (error) {
    throw new GeodataError(`${basename(path)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Lines of a buffer, one string at a time: a big country is more than one string should hold. */
function* linesOf(bytes: Buffer): Generator<string> {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    yield bytes.toString('utf8', start, end < 0 ? bytes.length : end);
    start = end < 0 ? bytes.length : end + 1;
  }
}

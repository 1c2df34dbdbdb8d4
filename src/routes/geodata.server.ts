import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Language } from '../lib/messages/index.ts';
import type { Admin1 } from '../lib/columns/index.ts';
import type { ActorNames, PlaceNames } from '../lib/model/index.ts';
import { openActorNames, openPlaceNames, openProvinces } from '../lib/server/provinces.ts';
import { addedGeodataDir } from '../lib/server/resources.ts';

/** One of the map's files, ready to send. */
interface GeodataFile {
  etag: string;
  body: Record<'br' | 'gzip' | 'identity', Buffer<ArrayBuffer>>;
}

export interface Geodata {
  /** ISO 3166-1 alpha-2 of the country in focus. */
  country: string;
  provinces: (Admin1 & { population: number | null })[];
  /** What towns are called in a language, by their English names; none in English. */
  placeNames(language: Language): PlaceNames;
  /** What armed groups are called in a language, by the names that records carry; none in English. */
  actorNames(language: Language): ActorNames;
  /** A file that the map may ask for, by its path under the folder; null for every other path. */
  file(path: string): Promise<GeodataFile> | null;
}

/**
 * Opens the folder with the map's files. Only the basemap and the boundaries are ever served from it, and from `addedDir` the outlines of
 * districts that were added for the country in focus; without any that file is an empty collection.
 */
export function openGeodata(folder: string, addedDir = addedGeodataDir()): Geodata {
  const { country, admin1, file: boundaries } = openProvinces(folder);
  const served = new Set([
    boundaries,
    ...readdirSync(join(folder, 'basemap'))
      .filter((name) => /\.(?:geo)?json$/.test(name))
      .map((name) => `basemap/${name}`)
  ]);
  const outlines = `admin2-${country.toLowerCase()}.geojson`;
  const files = new Map<string, Promise<GeodataFile>>();
  const names = new Map<Language, PlaceNames>();
  const actors = new Map<Language, ActorNames>();
  return {
    country,
    provinces: admin1,
    placeNames(language) {
      const known = names.get(language) ?? openPlaceNames(folder, language);
      names.set(language, known);
      return known;
    },
    actorNames(language) {
      const known = actors.get(language) ?? openActorNames(folder, language);
      actors.set(language, known);
      return known;
    },
    file(path) {
      if (!served.has(path) && path !== outlines) return null;
      const content = () =>
        path === outlines ? outlinesOf(addedDir, country) : readFileSync(join(folder, path));
      const file = files.get(path) ?? compress(content());
      files.set(path, file);
      return file;
    }
  };
}

const NO_OUTLINES = '{"type":"FeatureCollection","features":[]}\n';

function outlinesOf(addedDir: string, country: string): Buffer {
  const path = join(addedDir, `admin2-${country}.geojson`);
  return existsSync(path) ? readFileSync(path) : Buffer.from(NO_OUTLINES);
}

async function compress(content: Buffer): Promise<GeodataFile> {
  const identity = Buffer.from(content);
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(identity)
  ]);
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 16)}"`;
  return { etag, body: { identity, br: Buffer.from(br), gzip: Buffer.from(zipped) } };
}

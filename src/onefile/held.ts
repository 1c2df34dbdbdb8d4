import type { GeoJsonProperties } from 'geojson';
import { decodeColumns } from '../lib/columns/arrow.ts';
import { createEngine } from '../lib/columns/createEngine.ts';
import type { DataMeta, Engine } from '../lib/columns/engine.ts';
import {
  ONE_FILE_PARTS,
  type OneFileAbout,
  type OneFileBasemap,
  type OneFileIndex,
  type OneFileSource
} from '../lib/columns/oneFile.ts';
import type { Admin1 } from '../lib/columns/index.ts';
import type { HeldFiles } from '../lib/map/held.ts';
import type { Language } from '../lib/messages/index.ts';
import { placeNamesOf, type PlaceNames, type RecordState } from '../lib/model/index.ts';
import type { Reach } from '../lib/ui/reach.ts';
import { heldReach } from './heldReach.ts';
import { heldRecords, heldSource } from './heldRecords.ts';
import { readPlain, unpack, unpackJson } from './parts.ts';

/** One state of the records that the file holds. */
interface Edition {
  engine: Engine;
  reach: Reach;
}

/** Everything that the file holds, opened; records are unpacked when one of them is shown. */
export interface Held extends Edition {
  about: OneFileAbout;
  sources: OneFileSource[];
  map: HeldFiles;
  /** Names of all provinces of the country, also of those that the file tells nothing of. */
  provinces: Admin1[];
  /** What the towns on the map are called in a language. */
  placeNames(language: Language): PlaceNames;
  /** The records as a view of the story tells them. @throws Error where the file does not hold that state. */
  edition(state: RecordState): Promise<Edition>;
}

/** @throws Error where a part of the file is missing or damaged. */
export async function openHeld(root: Document): Promise<Held> {
  const about = readPlain<OneFileAbout>(root, ONE_FILE_PARTS.about);
  const [sources, basemap] = await Promise.all([
    unpackJson<OneFileSource[]>(root, ONE_FILE_PARTS.sources),
    unpackJson<OneFileBasemap>(root, ONE_FILE_PARTS.basemap)
  ]);
  const records = heldRecords(about.recordsAPart, (part) => unpackJson(root, ONE_FILE_PARTS.records(part)));
  const map = { files: addressed(basemap, about.meta.country), bounds: about.bounds };

  async function openEdition(number: number, meta: DataMeta): Promise<Edition> {
    const [packed, index] = await Promise.all([
      unpack(root, ONE_FILE_PARTS.columns(number)),
      unpackJson<OneFileIndex>(root, ONE_FILE_PARTS.index(number))
    ]);
    const columns = decodeColumns(packed);
    const read = (row: number) => records(index.places[row] ?? -1);
    return {
      engine: createEngine(columns, meta, heldSource(index.ids, read)),
      reach: { ...heldReach(columns, index, sources, read), map }
    };
  }

  const opened = new Map<number, Promise<Edition>>();
  return {
    about,
    sources,
    map,
    provinces: (basemap.admin1?.features ?? []).map(({ properties }) => ({
      code: String(properties?.admin1),
      name: String(properties?.name),
      names: { ...called('ur', properties), ...called('zh', properties) }
    })),
    placeNames: (language) => placeNamesOf(basemap.towns?.features ?? [], language),
    ...(await openEdition(0, about.meta)),
    async edition({ asOf, version }) {
      const states = about.story?.states ?? [];
      const at = states.findIndex((state) => state.asOf === asOf && state.version === version);
      if (at < 0) throw new Error(`this file holds no records of ${version ?? asOf ?? 'now'}`);
      const edition = opened.get(at) ?? openEdition(at + 1, states[at]!.meta);
      opened.set(at, edition);
      return edition;
    }
  };
}

/** What a province is called in a language; nothing where nobody knows. */
function called(language: Language, properties: GeoJsonProperties): Readonly<Record<string, string>> {
  const name: unknown = properties?.[`name_${language}`];
  return typeof name === 'string' && name !== '' ? { [language]: name } : {};
}

/** The base map under the addresses by which the map asks for it. */
function addressed(basemap: OneFileBasemap, country: string): HeldFiles['files'] {
  return Object.fromEntries(
    Object.entries(basemap).map(([name, file]) => [
      name.startsWith('admin')
        ? `/geo/${name}-${country.toLowerCase()}.geojson`
        : `/geo/basemap/${name}.geojson`,
      file
    ])
  );
}

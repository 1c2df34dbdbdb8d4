import { join } from 'node:path';
import type { LngLat, Place } from '../../model/index.ts';
import { listAdded, openDistrictShapes } from './added.ts';
import { fillDistricts } from './fillDistricts.ts';
import { buildImage, type GazetteerImage, type NameKind } from './image.ts';
import { imageKey, readImage, writeImage } from './imageFile.ts';
import { ImageGazetteer } from './imageGazetteer.ts';
import type { MayEnd, TokenLike } from './longestName.ts';
import type { Road } from './roads.ts';
import { readCommonWords, readRoads, readSourcePlaces } from './sources.ts';

export type { MayEnd } from './longestName.ts';

/** A place under one of its names. */
export interface NamedPlace {
  place: Place;
  /** `name` is the place's own, `alias` another, `demonym` its people's, `spelling` one that sounds alike. */
  kind: NameKind | 'spelling';
}

/** A name of the gazetteer in a text. */
export interface Match {
  /** Number of tokens that the name covers. */
  length: number;
  /** The folded name. */
  key: string;
  /** Most people first. */
  places: NamedPlace[];
}

export interface Gazetteer {
  /** Number of places. */
  readonly size: number;
  /** Number of different folded names. */
  readonly nameCount: number;
  /** Places of that name, most people first; without its class word, then by sound where it has none. Never throws. */
  lookup(name: string): Place[];
  /** Like `lookup`, with the way each place bears the name; demonyms too. */
  find(name: string): NamedPlace[];
  /** Places whose folded name is exactly this key. */
  findKey(key: string): NamedPlace[];
  /** Whether any place bears exactly this folded name. */
  has(key: string): boolean;
  /** Whether this folded name of a town somewhere is first of all a word of the language ("Reading", "Bay"). */
  isCommonWord(key: string): boolean;
  /** Places covered in depth whose name sounds like this one. */
  findSound(name: string): NamedPlace[];
  /**
   * The longest name that starts at token `at` and ends where `mayEnd` lets it, null where none does. Never crosses a comma or
   * another mark.
   */
  longestMatch(tokens: readonly TokenLike[], at: number, mayEnd?: MayEnd): Match | null;
  /** A point that can stand for the place, for countries and provinces too; null where there is none. */
  centreOf(place: Place): LngLat | null;
  /** Where an unknown village of a district most likely lies, by its known ones; the district's middle where they are few. */
  settledPoint(district: Place): LngLat | null;
  /** Every place that lies in a district by its own account, towns and villages of the same name in other provinces left out. */
  placesIn(district: Place): readonly Place[];
  /** The country of that ISO 3166-1 code. */
  country(code: string): Place | null;
  /** The province of that ISO 3166-2 code. */
  admin1(code: string): Place | null;
  /**
   * The road or railway line of that name ("Karakoram Highway", "N-25", "Quetta-Karachi highway"), or the part of one between two of
   * its towns ("Mastung-Quetta road"): an area along `places`, never a point. Null for any other name.
   */
  road(name: string): Road | null;
}

/**
 * Opens the gazetteer of a geodata folder, with what was added in `addedDir`. The first time it reads the tables (some seconds) and
 * keeps an image under `cacheDir` named by their checksum; after that it opens in well under a second. Throws where the tables are
 * missing or malformed.
 */
export function openGazetteer(
  geodataDir: string,
  cacheDir: string | null = null,
  addedDir: string | null = null
): Gazetteer {
  const { tables, shapes } = listAdded(addedDir);
  const isPlain = tables.length + shapes.length === 0;
  const key = imageKey(geodataDir, [...tables, ...shapes]);
  const folder = cacheDir ?? join(isPlain ? geodataDir : (addedDir ?? geodataDir), '.cache');
  const stored = readImage(folder, key);
  if (stored) return gazetteerOf(stored);
  const places = readSourcePlaces(geodataDir, tables);
  if (shapes.length > 0) fillDistricts(places, openDistrictShapes(addedDir));
  const image = buildImage(places, readCommonWords(geodataDir), readRoads(geodataDir));
  writeImage(folder, key, image);
  return gazetteerOf(image);
}

/** A gazetteer over an image in memory. */
export function gazetteerOf(image: GazetteerImage): Gazetteer {
  return new ImageGazetteer(image);
}

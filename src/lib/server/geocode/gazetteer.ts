import { join } from 'node:path';
import { FEATURE_CLASSES, type LngLat, type Place } from '../../model/index.ts';
import { listAdded, openDistrictShapes } from './added.ts';
import { fillDistricts } from './fillDistricts.ts';
import { isWithin } from './hierarchy.ts';
import { buildImage, kindOfPosting, placeOfPosting, type GazetteerImage, type NameKind } from './image.ts';
import { imageKey, readImage, writeImage } from './imageFile.ts';
import { KeyIndex } from './keyIndex.ts';
import { foldName, joinFolded, nameParts, soundKey } from './names.ts';
import { roadFinder, type Road, type SourceRoad } from './roads.ts';
import { readCommonWords, readRoads, readSourcePlaces } from './sources.ts';

/** A place under one of its names. */
export interface NamedPlace {
  place: Place;
  /** `name` is the place's own, `alias` another, `demonym` its people's, `spelling` one that sounds alike. */
  kind: NameKind | 'spelling';
}

interface Match {
  /** Number of tokens that the name covers. */
  length: number;
  /** The folded name. */
  key: string;
  /** Most people first. */
  places: NamedPlace[];
}

/** What `longestMatch` reads of a token: its text and where it stands. */
interface TokenLike {
  text: string;
  start: number;
  end: number;
}

/** Whether a name of several words may end with this token; `shorter` is the longest name before it, null where there is none. */
export type MayEnd = (last: TokenLike, touches: boolean, shorter: string | null) => boolean;

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

/** Areas whose centre would mislead a reader of the map. */
const NO_POINT: readonly Place['class'][] = ['country', 'admin1'];
/** "London's" is London, though some town be called Londons; "St. John's" is St. John's. */
const POSSESSIVE = /^['’]s$/i;
/** Places and names that are kept as objects; more than a day's news names. */
const MAX_FOUND = 20_000;
const GAPS_INSIDE_NAMES = /^[\s'’‘`.\-–/]*$/;

class ImageGazetteer implements Gazetteer {
  readonly #image: GazetteerImage;
  readonly #names: KeyIndex;
  readonly #sounds: KeyIndex;
  readonly #starts: KeyIndex;
  readonly #words: KeyIndex;
  readonly #strings: Buffer;
  readonly #countries = new Map<string, number>();
  readonly #provinces = new Map<string, number>();
  readonly #members = new Map<string, readonly Place[]>();
  /** Places and names read lately: articles ask for the same ones again. */
  readonly #places = new Map<number, Place>();
  readonly #found = new Map<string, NamedPlace[]>();
  readonly #openings = new Map<string, Opening>();
  #roads: ((name: string) => Road | null) | null = null;
  /** Place number by place object, so that centres are found without a second key. */
  readonly #numbers = new WeakMap<Place, number>();

  constructor(image: GazetteerImage) {
    this.#image = image;
    this.#names = new KeyIndex(image.names);
    this.#sounds = new KeyIndex(image.sounds);
    this.#starts = new KeyIndex(image.starts);
    this.#words = new KeyIndex(image.words);
    this.#strings = Buffer.from(
      image.stringBytes.buffer,
      image.stringBytes.byteOffset,
      image.stringBytes.byteLength
    );
    const country = FEATURE_CLASSES.indexOf('country');
    const admin1 = FEATURE_CLASSES.indexOf('admin1');
    image.class.forEach((kind, number) => {
      if (kind === country) this.#countries.set(this.#string(image.country[number]) ?? '', number);
      if (kind === admin1) this.#provinces.set(this.#string(image.admin1[number]) ?? '', number);
    });
  }

  get size(): number {
    return this.#image.id.length;
  }

  get nameCount(): number {
    return this.#names.size;
  }

  lookup(name: string): Place[] {
    return this.find(name).flatMap(({ place, kind }) => (kind === 'demonym' ? [] : [place]));
  }

  find(name: string): NamedPlace[] {
    const key = foldName(name);
    if (key === '') return [];
    const exact = this.findKey(key);
    if (exact.length > 0) return exact;
    const { core } = nameParts(key);
    const plain = core === key ? [] : this.findKey(core);
    return plain.length > 0 ? plain : this.findSound(core);
  }

  findKey(key: string): NamedPlace[] {
    const known = this.#found.get(key);
    if (known) return known;
    const found = Array.from(this.#names.find(key), (post) => ({
      place: this.#place(placeOfPosting(post)),
      kind: kindOfPosting(post)
    }));
    if (this.#found.size >= MAX_FOUND) this.#found.clear();
    this.#found.set(key, found);
    return found;
  }

  has(key: string): boolean {
    return this.#names.has(key);
  }

  isCommonWord(key: string): boolean {
    return this.#words.has(key);
  }

  findSound(name: string): NamedPlace[] {
    const key = soundKey(nameParts(name).core);
    return Array.from(this.#sounds.find(key), (post) => ({
      place: this.#place(placeOfPosting(post)),
      kind: 'spelling' as const
    }));
  }

  longestMatch(tokens: readonly TokenLike[], at: number, mayEnd: MayEnd = () => true): Match | null {
    const first = tokens[at];
    if (!first) return null;
    const opening = this.#openingOf(first.text);
    const { limit } = opening;
    let { key } = opening;
    let length = opening.isName ? 1 : 0;
    let best = key;
    for (let next = at + 1; key !== '' && next < tokens.length; next += 1) {
      const before = tokens[next - 1];
      const token = tokens[next];
      if (!before || !token) break;
      const part = foldName(token.text);
      const touches = before.end === token.start;
      if (part === '' ? !GAPS_INSIDE_NAMES.test(token.text) : limit <= 1 && !touches) break;
      const joined = touches && !token.text.startsWith('-') && !before.text.endsWith('-');
      key = joinFolded(key, part, joined);
      const words = countWords(key);
      if (words > limit + 1) break;
      const isPossessive = words < 2 && POSSESSIVE.test(token.text);
      if (part === '' || isPossessive || !this.has(key) || !mayEnd(token, touches, length > 0 ? best : null))
        continue;
      length = next - at + 1;
      best = key;
    }
    return length > 0 ? { length, key: best, places: this.findKey(best) } : null;
  }

  centreOf(place: Place): LngLat | null {
    if (place.lngLat) return place.lngLat;
    const number = this.#numbers.get(place);
    return number === undefined ? null : this.#point(number);
  }

  settledPoint(district: Place): LngLat | null {
    const number = this.#numbers.get(district) ?? -1;
    const { settledLng, settledLat } = this.#image;
    const [lng = NaN, lat = NaN] = [settledLng[number], settledLat[number]];
    return Number.isNaN(lng) || Number.isNaN(lat) ? district.lngLat : [lng, lat];
  }

  placesIn(district: Place): readonly Place[] {
    const known = this.#members.get(district.id);
    if (known) return known;
    const number = this.#numbers.get(district) ?? -1;
    const { admin1 } = this.#image;
    const inProvince = number < 0 ? [] : indexesOf(admin1, admin1[number] ?? 0);
    const members = inProvince
      .map((index) => this.#place(index))
      .filter((place) => isWithin(place, district));
    this.#members.set(district.id, members);
    return members;
  }

  country(code: string): Place | null {
    const number = this.#countries.get(code);
    return number === undefined ? null : this.#place(number);
  }

  admin1(code: string): Place | null {
    const number = this.#provinces.get(code);
    return number === undefined ? null : this.#place(number);
  }

  road(name: string): Road | null {
    this.#roads ??= roadFinder(
      JSON.parse(Buffer.from(this.#image.roads).toString('utf8')) as SourceRoad[],
      (town) => this.#townAt(town)
    );
    return this.#roads(name);
  }

  /** The town of that name and unit; else whatever else bears it there. */
  #townAt({ name, admin1 }: SourceRoad['towns'][number]): Place | null {
    const there = this.findKey(foldName(name)).filter(
      ({ place }) => place.admin1 === admin1 && place.lngLat !== null
    );
    const own = there.filter(({ kind }) => kind === 'name');
    const named = own.length > 0 ? own : there;
    return (named.find(({ place }) => place.class === 'settlement') ?? named[0])?.place ?? null;
  }

  #openingOf(text: string): Opening {
    const known = this.#openings.get(text);
    if (known) return known;
    const key = foldName(text);
    const limit = this.#starts.find(firstWordOf(key))[0] ?? 0;
    const opening = { key, limit, isName: key !== '' && this.has(key) };
    if (this.#openings.size >= MAX_FOUND) this.#openings.clear();
    this.#openings.set(text, opening);
    return opening;
  }

  #place(number: number): Place {
    const known = this.#places.get(number);
    if (known) return known;
    const place = this.#readPlace(number);
    if (this.#places.size >= MAX_FOUND) this.#places.clear();
    this.#places.set(number, place);
    return place;
  }

  #readPlace(number: number): Place {
    const image = this.#image;
    const kind = FEATURE_CLASSES[image.class[number] ?? 0] ?? 'settlement';
    const radiusKm = image.radiusKm[number] ?? NaN;
    const place: Place = {
      id: this.#string(image.id[number]) ?? '',
      name: this.#string(image.name[number]) ?? '',
      class: kind,
      country: this.#string(image.country[number]) ?? '',
      admin1: this.#string(image.admin1[number]),
      admin2: this.#string(image.admin2[number]),
      lngLat: NO_POINT.includes(kind) ? null : this.#point(number),
      population: image.population[number] ?? 0,
      radiusKm: Number.isNaN(radiusKm) ? null : radiusKm
    };
    this.#numbers.set(place, number);
    return place;
  }

  #point(number: number): LngLat | null {
    const lng = this.#image.lng[number] ?? NaN;
    const lat = this.#image.lat[number] ?? NaN;
    return Number.isNaN(lng) || Number.isNaN(lat) ? null : [lng, lat];
  }

  #string(index: number | undefined): string | null {
    if (!index) return null;
    const { stringStarts } = this.#image;
    return this.#strings.toString('utf8', stringStarts[index], stringStarts[index + 1]);
  }
}

/** What a token can begin: its folded text, whether that is a name, and the words of the longest name that starts so. */
interface Opening {
  key: string;
  limit: number;
  isName: boolean;
}

function countWords(key: string): number {
  let words = 1;
  for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) words += 1;
  return words;
}

/** The first word as it is spelt in names of several words: "St." of "St. Louis" is "saint". */
function firstWordOf(key: string): string {
  return foldName(`${key.split(' ')[0]} x`).slice(0, -2);
}

function indexesOf(values: Uint32Array, wanted: number): number[] {
  const indexes: number[] = [];
  values.forEach((value, i) => value === wanted && indexes.push(i));
  return indexes;
}

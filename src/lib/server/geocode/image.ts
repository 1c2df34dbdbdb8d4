import { FEATURE_CLASSES, type LngLat } from '../../model/index.ts';
import { buildKeyIndex, type KeyIndexData } from './keyIndex.ts';
import { foldName, nameParts, soundKey } from './names.ts';
import type { SourceRoad } from './roads.ts';
import { settledPoint, type KnownPlace } from './settled.ts';
import type { SourcePlace } from './sources.ts';

/** How a key names its place; the low bits of a posting. */
const NAME_KINDS = ['name', 'alias', 'demonym', 'code'] as const;
export type NameKind = (typeof NAME_KINDS)[number];
const KIND_BITS = 2;

/** Everything that the gazetteer needs, in typed arrays alone, so that a file of it opens without reading a row. */
export interface GazetteerImage {
  names: KeyIndexData;
  /** Sound keys of the places covered in depth and of towns in the same countries. */
  sounds: KeyIndexData;
  /** First folded word of a name → greatest number of words of a name that starts with it. */
  starts: KeyIndexData;
  /** Words of the language that are also names of towns somewhere. */
  words: KeyIndexData;
  /** All strings in UTF-8, one after the other, and where each starts. */
  stringBytes: Uint8Array;
  stringStarts: Uint32Array;
  /** One element a place: indexes into the strings, 0 is null. */
  id: Uint32Array;
  name: Uint32Array;
  country: Uint32Array;
  admin1: Uint32Array;
  admin2: Uint32Array;
  /** Index into FEATURE_CLASSES. */
  class: Uint8Array;
  population: Uint32Array;
  /** 1 for the capital of a country. */
  capital: Uint8Array;
  /** Degrees; NaN where unknown. For countries and provinces a representative point. */
  lng: Float64Array;
  lat: Float64Array;
  /** NaN where unknown. */
  radiusKm: Float32Array;
  /** Of districts that are covered in depth, where an unknown village of theirs most likely lies; NaN elsewhere. */
  settledLng: Float64Array;
  settledLat: Float64Array;
  /** The roads as JSON in UTF-8 (`SourceRoad[]`): few, and read only when one is asked for. */
  roads: Uint8Array;
}

/** Posting of place number `index` under a name of `kind`. */
function posting(index: number, kind: NameKind): number {
  return (index << KIND_BITS) | NAME_KINDS.indexOf(kind);
}

export function placeOfPosting(post: number): number {
  return post >>> KIND_BITS;
}

export function kindOfPosting(post: number): NameKind {
  return NAME_KINDS[post & ((1 << KIND_BITS) - 1)] ?? 'name';
}

/** Indexes the places; those of more people come first under every name. `commonWords` are folded. */
export function buildImage(
  unsorted: readonly SourcePlace[],
  commonWords: readonly string[] = [],
  roads: readonly SourceRoad[] = []
): GazetteerImage {
  const people = peopleOfAreas(unsorted);
  const counted = unsorted.map((place) =>
    place.population > 0 ? place : { ...place, population: people.get(placeKey(place)) ?? 0 }
  );
  const places = counted.sort(
    (a, b) => b.population - a.population || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
  const deepCountries = new Set(places.filter((place) => place.deep).map((place) => place.country));
  const names = new Map<string, number[]>();
  const sounds = new Map<string, number[]>();
  const starts = new Map<string, number[]>();
  places.forEach((place, index) => {
    for (const [kind, written] of namesOf(place)) {
      const key = foldName(written);
      if (key === '') continue;
      add(names, key, posting(index, kind));
      addStart(starts, key);
      if (kind !== 'demonym' && deepCountries.has(place.country)) addSound(sounds, key, posting(index, kind));
    }
  });
  const strings = new StringTable();
  const centres = areaCentres(places);
  const column = (value: (place: SourcePlace) => string | null) =>
    Uint32Array.from(places, (place) => strings.add(value(place)));
  const settled = settledPoints(places);
  const columns = {
    id: column((place) => place.id),
    name: column((place) => place.name),
    country: column((place) => place.country),
    admin1: column((place) => place.admin1),
    admin2: column((place) => place.admin2)
  };
  return {
    names: buildKeyIndex(names),
    sounds: buildKeyIndex(sounds),
    starts: buildKeyIndex(starts),
    words: buildKeyIndex(new Map(commonWords.map((word) => [word, [1]]))),
    ...strings.data(),
    ...columns,
    class: Uint8Array.from(places, (place) => FEATURE_CLASSES.indexOf(place.class)),
    population: Uint32Array.from(places, (place) => place.population),
    capital: Uint8Array.from(places, (place) => (place.isCapital ? 1 : 0)),
    lng: Float64Array.from(places, (place) => place.lng ?? centres.get(areaOf(place))?.lng ?? NaN),
    lat: Float64Array.from(places, (place) => place.lat ?? centres.get(areaOf(place))?.lat ?? NaN),
    radiusKm: Float32Array.from(places, (place) => place.radiusKm ?? NaN),
    settledLng: Float64Array.from(places, (place) => settled.get(place)?.[0] ?? NaN),
    settledLat: Float64Array.from(places, (place) => settled.get(place)?.[1] ?? NaN),
    roads: new Uint8Array(Buffer.from(JSON.stringify(roads), 'utf8'))
  };
}

/** "Ludwigshafen am Rhein", "Newcastle upon Tyne": what tells a town from its namesakes, and news leaves out. */
const QUALIFIER = /[ -](?:am|an der|an de|im|in der|ob der|upon|sur|de la Frontera|of the) .*$/i;

function* namesOf(place: SourcePlace): Generator<[NameKind, string]> {
  yield ['name', place.name];
  for (const alias of place.aliases) yield ['alias', alias];
  const short = place.class === 'settlement' ? place.name.replaceAll('-', ' ').replace(QUALIFIER, '') : '';
  if (short.length > 4) yield ['alias', short];
  for (const code of place.codes) yield ['code', code];
  for (const demonym of place.demonyms) yield ['demonym', demonym];
}

function add(index: Map<string, number[]>, key: string, post: number): void {
  const posts = index.get(key);
  if (!posts) index.set(key, [post]);
  else if (!posts.some((known) => known >>> KIND_BITS === post >>> KIND_BITS)) posts.push(post);
}

function addStart(starts: Map<string, number[]>, key: string): void {
  const words = key.split(' ');
  const first = words[0] ?? '';
  const known = starts.get(first);
  if (!known) starts.set(first, [words.length]);
  else known[0] = Math.max(known[0] ?? 0, words.length);
}

function addSound(sounds: Map<string, number[]>, key: string, post: number): void {
  if (!/^[a-z ]+$/.test(key)) return;
  const sound = soundKey(nameParts(key).core);
  if (sound.length >= 3) add(sounds, sound, post);
}

/** People of the known towns in countries, provinces and districts, for areas whose source counts none. */
function peopleOfAreas(places: readonly SourcePlace[]): Map<string, number> {
  const people = new Map<string, number>();
  for (const { class: kind, country, admin1, admin2, population } of places) {
    if (kind !== 'settlement' || population === 0) continue;
    for (const key of [country, `${country}/${admin1}`, `${country}/${admin1}/${admin2}`])
      people.set(key, (people.get(key) ?? 0) + population);
  }
  return people;
}

function placeKey(place: SourcePlace): string {
  if (place.class === 'country') return place.country;
  if (place.class === 'admin1') return `${place.country}/${place.admin1}`;
  return place.class === 'admin2' ? `${place.country}/${place.admin1}/${place.admin2}` : '';
}

/** Points for unknown villages, of the districts that are covered in depth. */
function settledPoints(places: readonly SourcePlace[]): Map<SourcePlace, LngLat> {
  const members = new Map<string, KnownPlace[]>();
  for (const { class: kind, country, admin1, admin2, lng, lat, reported = false } of places) {
    if (kind === 'admin2' || kind === 'tehsil' || !admin2 || lng === null || lat === null) continue;
    const key = `${country}/${admin1}/${nameParts(admin2).core}`;
    const known = members.get(key);
    const place: KnownPlace = { lngLat: [lng, lat], isReported: reported };
    if (known) known.push(place);
    else members.set(key, [place]);
  }
  const points = new Map<SourcePlace, LngLat>();
  for (const district of places) {
    if (district.class !== 'admin2' || !district.deep) continue;
    const key = `${district.country}/${district.admin1}/${nameParts(district.name).core}`;
    const point = settledPoint(members.get(key) ?? []);
    if (point) points.set(district, point);
  }
  return points;
}

/** The area that a place without coordinates stands for. */
function areaOf(place: SourcePlace): string {
  return place.class === 'country' ? place.country : (place.admin1 ?? '');
}

/** Representative points of countries and provinces: the mean of the one-degree cells in which they have towns. */
function areaCentres(places: readonly SourcePlace[]): Map<string, { lng: number; lat: number }> {
  const cells = new Map<string, Set<string>>();
  for (const place of places) {
    if (place.class !== 'settlement' || place.lng === null || place.lat === null) continue;
    const cell = `${Math.floor(place.lng)},${Math.floor(place.lat)}`;
    for (const area of [place.country, place.admin1]) {
      if (area === null) continue;
      const known = cells.get(area);
      if (known) known.add(cell);
      else cells.set(area, new Set([cell]));
    }
  }
  return new Map([...cells].map(([area, inside]) => [area, meanOfCells(inside)]));
}

function meanOfCells(cells: Set<string>): { lng: number; lat: number } {
  let lng = 0;
  let lat = 0;
  for (const cell of cells) {
    const [x = 0, y = 0] = cell.split(',').map(Number);
    lng += x + 0.5;
    lat += y + 0.5;
  }
  return { lng: lng / cells.size, lat: lat / cells.size };
}

class StringTable {
  readonly #numbers = new Map<string, number>([['', 0]]);

  add(text: string | null): number {
    if (text === null) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  data(): { stringBytes: Uint8Array; stringStarts: Uint32Array } {
    const pieces = [...this.#numbers.keys()].map((text) => Buffer.from(text, 'utf8'));
    const stringStarts = new Uint32Array(pieces.length + 1);
    pieces.forEach((piece, i) => (stringStarts[i + 1] = (stringStarts[i] ?? 0) + piece.length));
    return { stringBytes: new Uint8Array(Buffer.concat(pieces)), stringStarts };
  }
}

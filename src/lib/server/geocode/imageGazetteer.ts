import type { LngLat, Place } from '../../model/index.ts';
import type { Gazetteer, Match, NamedPlace } from './gazetteer.ts';
import { isWithin } from './hierarchy.ts';
import { kindOfPosting, placeOfPosting, type GazetteerImage } from './image.ts';
import { KeyIndex } from './keyIndex.ts';
import { LongestName, type MayEnd, type TokenLike } from './longestName.ts';
import { foldName, nameParts, soundKey } from './names.ts';
import { PlaceReader } from './placeReader.ts';
import { roadFinder, type Road, type SourceRoad } from './roads.ts';

/** Names whose places are kept as objects: articles ask for the same ones again. */
const MAX_KEPT = 20_000;

/** The gazetteer over an image in memory. */
export class ImageGazetteer implements Gazetteer {
  readonly #image: GazetteerImage;
  readonly #names: KeyIndex;
  readonly #sounds: KeyIndex;
  readonly #words: KeyIndex;
  readonly #reader: PlaceReader;
  readonly #longest: LongestName;
  readonly #countries: ReadonlyMap<string, number>;
  readonly #provinces: ReadonlyMap<string, number>;
  readonly #members = new Map<string, readonly Place[]>();
  readonly #found = new Map<string, NamedPlace[]>();
  readonly #heard = new Map<string, NamedPlace[]>();
  #roads: ((name: string) => Road | null) | null = null;

  constructor(image: GazetteerImage) {
    this.#image = image;
    this.#names = new KeyIndex(image.names);
    this.#sounds = new KeyIndex(image.sounds);
    this.#words = new KeyIndex(image.words);
    this.#reader = new PlaceReader(image);
    this.#longest = new LongestName(image);
    this.#countries = this.#reader.numbersByCode('country');
    this.#provinces = this.#reader.numbersByCode('admin1');
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
    const { core, asked } = nameParts(key);
    const plain = core === key ? [] : this.findKey(core);
    // "Alexandria City" is an alias of one Alexandria only because somebody wrote it down for that one.
    if (exact.length > 0 && exact.some(({ kind }) => kind !== 'alias')) return exact;
    if (exact.length > 0)
      return withoutRepeats([...exact, ...plain.filter(({ place }) => place.class === asked)]);
    return plain.length > 0 ? plain : this.findSound(core);
  }

  findKey(key: string): NamedPlace[] {
    const known = this.#found.get(key);
    if (known) return known;
    const found = Array.from(this.#names.find(key), (post) => ({
      place: this.#reader.place(placeOfPosting(post)),
      kind: kindOfPosting(post)
    }));
    if (this.#found.size >= MAX_KEPT) this.#found.clear();
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
    const known = this.#heard.get(name);
    if (known) return known;
    const key = soundKey(nameParts(name).core);
    const heard = Array.from(this.#sounds.find(key), (post) => ({
      place: this.#reader.place(placeOfPosting(post)),
      kind: 'spelling' as const
    }));
    if (this.#heard.size >= MAX_KEPT) this.#heard.clear();
    this.#heard.set(name, heard);
    return heard;
  }

  longestMatch(tokens: readonly TokenLike[], at: number, mayEnd: MayEnd = () => true): Match | null {
    const best = this.#longest.find(tokens, at, mayEnd);
    return best && { length: best.length, key: best.key, places: this.findKey(best.key) };
  }

  centreOf(place: Place): LngLat | null {
    if (place.lngLat) return place.lngLat;
    const number = this.#reader.numberOf(place);
    return number === undefined ? null : this.#reader.point(number);
  }

  settledPoint(district: Place): LngLat | null {
    return this.#reader.settledPoint(this.#reader.numberOf(district) ?? -1) ?? district.lngLat;
  }

  placesIn(district: Place): readonly Place[] {
    const known = this.#members.get(district.id);
    if (known) return known;
    const number = this.#reader.numberOf(district);
    const beside = number === undefined ? [] : this.#reader.numbersBeside(number);
    const members = beside.map((one) => this.#reader.place(one)).filter((place) => isWithin(place, district));
    this.#members.set(district.id, members);
    return members;
  }

  country(code: string): Place | null {
    const number = this.#countries.get(code);
    return number === undefined ? null : this.#reader.place(number);
  }

  admin1(code: string): Place | null {
    const number = this.#provinces.get(code);
    return number === undefined ? null : this.#reader.place(number);
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
}

function withoutRepeats(named: readonly NamedPlace[]): NamedPlace[] {
  const seen = new Set<string>();
  return named.filter(({ place }) => !seen.has(place.id) && seen.add(place.id));
}

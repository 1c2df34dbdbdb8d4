import { FEATURE_CLASSES, type LngLat, type Place } from '../../model/index.ts';
import type { GazetteerImage } from './image.ts';

/** Areas whose centre would mislead a reader of the map. */
const NO_POINT: readonly Place['class'][] = ['country', 'admin1'];
/** Places that are kept as objects; more than a day's news names. */
const MAX_KEPT = 20_000;

/** Reads places out of a gazetteer's image by their number; those asked for lately are the same objects. */
export class PlaceReader {
  readonly #image: GazetteerImage;
  readonly #strings: Buffer;
  readonly #kept = new Map<number, Place>();
  /** Place number by place object, so that centres are found without a second key. */
  readonly #numbers = new WeakMap<Place, number>();

  constructor(image: GazetteerImage) {
    this.#image = image;
    const { buffer, byteOffset, byteLength } = image.stringBytes;
    this.#strings = Buffer.from(buffer, byteOffset, byteLength);
  }

  /** The number of a place that was read here; undefined for any other. */
  numberOf(place: Place): number | undefined {
    return this.#numbers.get(place);
  }

  /** The numbers of the places of a class, by the codes of their country or first-order unit. */
  numbersByCode(kind: 'country' | 'admin1'): Map<string, number> {
    const wanted = FEATURE_CLASSES.indexOf(kind);
    const numbers = new Map<string, number>();
    this.#image.class.forEach((found, number) => {
      if (found === wanted) numbers.set(this.string(this.#image[kind][number]) ?? '', number);
    });
    return numbers;
  }

  place(number: number): Place {
    const known = this.#kept.get(number);
    if (known) return known;
    const place = this.#read(number);
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(number, place);
    return place;
  }

  /** Also of countries and provinces, whose point is for zooming only. */
  point(number: number): LngLat | null {
    return pointOf(this.#image.lng[number], this.#image.lat[number]);
  }

  /** Where an unknown village of that district most likely lies; null where its places are too few to say. */
  settledPoint(number: number): LngLat | null {
    return pointOf(this.#image.settledLng[number], this.#image.settledLat[number]);
  }

  /** The numbers of the places in the first-order unit of that one. */
  numbersBeside(number: number): number[] {
    const { admin1 } = this.#image;
    const wanted = admin1[number];
    const numbers: number[] = [];
    admin1.forEach((unit, i) => unit === wanted && numbers.push(i));
    return numbers;
  }

  string(index: number | undefined): string | null {
    if (!index) return null;
    const { stringStarts } = this.#image;
    return this.#strings.toString('utf8', stringStarts[index], stringStarts[index + 1]);
  }

  #read(number: number): Place {
    const image = this.#image;
    const kind = FEATURE_CLASSES[image.class[number] ?? 0] ?? 'settlement';
    const radiusKm = image.radiusKm[number] ?? NaN;
    const place: Place = {
      id: this.string(image.id[number]) ?? '',
      name: this.string(image.name[number]) ?? '',
      class: kind,
      country: this.string(image.country[number]) ?? '',
      admin1: this.string(image.admin1[number]),
      admin2: this.string(image.admin2[number]),
      lngLat: NO_POINT.includes(kind) ? null : this.point(number),
      population: image.population[number] ?? 0,
      radiusKm: Number.isNaN(radiusKm) ? null : radiusKm
    };
    if (image.capital[number] === 1) place.isCapital = true;
    this.#numbers.set(place, number);
    return place;
  }
}

function pointOf(lng = NaN, lat = NaN): LngLat | null {
  return Number.isNaN(lng) || Number.isNaN(lat) ? null : [lng, lat];
}

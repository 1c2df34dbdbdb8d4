import type { LngLat, Place } from '../../model/index.ts';

/** One thing that a name may mean, and how likely; `at` is null for areas whose middle says nothing of nearness. */
export interface Reading {
  place: Place;
  at: UnitVector | null;
  /** `districtOf` the place. */
  district: string | null;
  chance: number;
}

/** What one name of the article is believed to mean, with its weight. */
export interface Belief {
  votes: number;
  readings: readonly Reading[];
}

type UnitVector = readonly [x: number, y: number, z: number];

/** What the article's other names say of a place; all are 0 to 1. */
export interface Surrounding {
  /** Share of the other names in its country, in its province, among its country's provinces, and, for a capital, among capitals. */
  country: number;
  admin1: number;
  provinces: number;
  capitals: number;
  /** How many other names are likely in its district, 1 for one that is sure and for more. */
  district: number;
  /** How surely other names lie near it. */
  nearness: number;
}

const EARTH_RADIUS_KM = 6371;
/** Votes for places that the article leaves unsaid: few names make a weak focus. */
const UNSAID = 2;
/** Less likely readings are left out of the sums. */
const LEAST_CHANCE = 0.02;

/**
 * The article's focus as a belief over places: every name votes for all that it may mean, each by its chance, so that ten
 * small towns of one county outweigh their ten famous namesakes, which have nothing in common.
 */
export class Focus {
  readonly #beliefs: readonly Belief[];
  readonly #nearKm: number;
  readonly #countries = new Map<string, number>();
  readonly #admin1 = new Map<string, number>();
  readonly #provinces = new Map<string, number>();
  readonly #districts = new Map<string, number>();
  #capitals = 0;
  readonly #total: number;

  constructor(beliefs: readonly Belief[], nearKm: number) {
    this.#beliefs = beliefs;
    this.#nearKm = nearKm;
    this.#total = beliefs.reduce((sum, { votes, readings }) => sum + (readings.length > 0 ? votes : 0), 0);
    for (const { votes, readings } of beliefs)
      for (const { place, district, chance } of readings) {
        add(this.#countries, place.country, votes * chance);
        if (place.admin1) add(this.#admin1, place.admin1, votes * chance);
        if (place.class === 'admin1') add(this.#provinces, place.country, votes * chance);
        if (district) add(this.#districts, district, chance);
        if (place.isCapital) this.#capitals += votes * chance;
      }
  }

  /** Votes of all names but `own`. */
  votesBeside(own: Belief): number {
    return this.#total - (own.readings.length > 0 ? own.votes : 0);
  }

  /** The largest share of those votes that one country has. */
  topCountryShare(own: Belief): number {
    let most = 0;
    for (const [country, votes] of this.#countries) {
      if (country === '') continue;
      const others = votes - votesOf(own, ({ place }) => place.country === country);
      if (others > most) most = others;
    }
    const total = this.votesBeside(own);
    return total > 0 ? most / total : 0;
  }

  /** What all names but `own` say of one of its readings. */
  around(own: Belief, { place, at, district }: Omit<Reading, 'chance'>): Surrounding {
    const total = this.votesBeside(own) + UNSAID;
    const { country, admin1 } = place;
    let [inCountry, inAdmin1, ofProvinces, ofCapitals] = [0, 0, 0, 0];
    for (const one of own.readings) {
      const votes = own.votes * one.chance;
      if (one.place.admin1 === admin1) inAdmin1 += votes;
      if (one.place.isCapital) ofCapitals += votes;
      if (one.place.country !== country) continue;
      inCountry += votes;
      if (one.place.class === 'admin1') ofProvinces += votes;
    }
    const provinces = place.class === 'admin1' ? this.#provinces.get(country) : 0;
    return {
      country: country ? shareOf(this.#countries.get(country), inCountry, total) : 0,
      admin1: admin1 ? shareOf(this.#admin1.get(admin1), inAdmin1, total) : 0,
      provinces: shareOf(provinces, ofProvinces, total),
      capitals: place.isCapital ? shareOf(this.#capitals, ofCapitals, total) : 0,
      district: this.#inDistrict(own, district),
      nearness: at ? this.#nearness(own, at) : 0
    };
  }

  #inDistrict(own: Belief, district: string | null): number {
    if (!district) return 0;
    let chances = this.#districts.get(district) ?? 0;
    for (const one of own.readings) if (one.district === district) chances -= one.chance;
    return Math.max(0, Math.min(1, chances));
  }

  #nearness(own: Belief, at: UnitVector): number {
    let nobody = 1;
    for (const belief of this.#beliefs) {
      if (belief === own) continue;
      let best = 0;
      for (const { at: other, chance } of belief.readings) {
        if (!other || chance <= best || isFar(at, other, this.#nearKm)) continue;
        const near = chance * Math.exp(-chordKm(at, other) / this.#nearKm);
        if (near > best) best = near;
      }
      nobody *= 1 - best;
    }
    return 1 - nobody;
  }
}

/** Points to chances that sum to 1, unlikely ones left out; `sharpness` is how quickly they fall behind the best. */
export function likely<T extends { raw: number }>(scored: readonly T[], sharpness: number): [T, number][] {
  let top = -Infinity;
  for (const { raw } of scored) top = Math.max(top, raw);
  const weights: number[] = [];
  let sum = 0;
  for (const { raw } of scored) {
    const weight = Math.exp((raw - top) * sharpness);
    weights.push(weight);
    sum += weight;
  }
  const chances: [T, number][] = [];
  for (const [i, one] of scored.entries()) {
    const chance = (weights[i] ?? 0) / sum;
    if (chance >= LEAST_CHANCE) chances.push([one, chance]);
  }
  return chances;
}

/** Where a place stands on the unit sphere, for `Reading.at`. */
export function unitVector([lng, lat]: LngLat): UnitVector {
  const rad = Math.PI / 180;
  const ring = Math.cos(lat * rad);
  return [ring * Math.cos(lng * rad), ring * Math.sin(lng * rad), Math.sin(lat * rad)];
}

/** So far that what is left of the pull, e to the power of -40, is lost when it is taken from 1. */
function isFar(a: UnitVector, b: UnitVector, nearKm: number): boolean {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const far = (LOST_AT * nearKm) / EARTH_RADIUS_KM;
  return x * x + y * y + z * z > far * far;
}

const LOST_AT = 40;

/** Straight through the earth, which over some hundred km is as good as along it. */
function chordKm(a: UnitVector, b: UnitVector): number {
  return EARTH_RADIUS_KM * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** A district's own key; null for what lies in none. */
export function districtOf({ admin1, admin2 }: Place): string | null {
  return admin1 && admin2 ? `${admin1} ${admin2}` : null;
}

function votesOf({ votes, readings }: Belief, mine: (reading: Reading) => boolean): number {
  let sum = 0;
  for (const reading of readings) if (mine(reading)) sum += votes * reading.chance;
  return sum;
}

function shareOf(all: number | undefined, own: number, total: number): number {
  return all ? Math.max(0, all - own) / total : 0;
}

function add(votes: Map<string, number>, key: string, more: number): void {
  votes.set(key, (votes.get(key) ?? 0) + more);
}

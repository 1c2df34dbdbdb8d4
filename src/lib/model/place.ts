import type { Span } from './article.ts';
import type { FeatureClass, PlacePrecision } from './taxonomy.ts';

/** EPSG:4326, degrees, longitude first. */
export type LngLat = [lng: number, lat: number];

/** A gazetteer entry. */
export interface Place {
  /** `geonames:1177654`, or `dateline:…` for the project's own entries (sites, tehsils, aliases of areas). */
  id: string;
  name: string;
  class: FeatureClass;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2, null where the source gives none. */
  admin1: string | null;
  /** Name of the district. */
  admin2: string | null;
  /** Null for an area whose centre would mislead (a country, a province). */
  lngLat: LngLat | null;
  /** 0 where unknown to the source. */
  population: number;
  /** Set for the capital of a country; absent for all others. */
  isCapital?: true;
  /** Rough extent in km, null where the source gives none. */
  radiusKm: number | null;
}

/** How a name in the text refers to its place. Only `literal` ones can locate anything. */
export type ToponymRole = 'literal' | 'dateline' | 'demonym' | 'metonym' | 'person' | 'organisation';

/** A span that names a place. */
export interface Toponym extends Span {
  name: string;
  role: ToponymRole;
  reasons: string[];
}

/** A place considered for a toponym. */
export interface Candidate {
  place: Place;
  /** 0 to 1. */
  score: number;
  reasons: string[];
}

/** A toponym with its candidates, best first; `place` is the first one where it is good enough. */
export interface ResolvedToponym extends Toponym {
  candidates: Candidate[];
  place: Place | null;
}

/** Where something is, as precisely as the text supports it and no more. */
export interface Geocode {
  /** As the text names it. */
  name: string | null;
  placeId: string | null;
  /** ISO 3166-2. */
  admin1: string | null;
  admin2: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Null for admin1, country and unknown: what is known only to a province has no point. */
  lng: number | null;
  lat: number | null;
  precision: PlacePrecision;
  radiusKm: number | null;
  /** 0 to 1. */
  score: number;
  reasons: string[];
}

/** How the text ties an event to the places that it names. */
export type PlaceRelation = 'at' | 'near' | 'between' | 'along' | 'part_of';

/** The place of an event as the extractor read it: indexes into the article's resolved toponyms, most precise first. */
export interface PlaceReference {
  toponyms: number[];
  relation: PlaceRelation;
  /** "10 km from" where stated. */
  distanceKm: number | null;
  /** The words that say where. */
  span: Span;
  /** Part of a province or country that is said instead of a name ("southwestern"), else null. */
  direction: string | null;
  /** Set where the first name is in no gazetteer and the last one only lends the area that must hold it. */
  within?: 'admin1' | 'country';
  reasons: string[];
}

export const UNKNOWN_PLACE: Geocode = {
  name: null,
  placeId: null,
  admin1: null,
  admin2: null,
  country: null,
  lng: null,
  lat: null,
  precision: 'unknown',
  radiusKm: null,
  score: 0,
  reasons: []
};

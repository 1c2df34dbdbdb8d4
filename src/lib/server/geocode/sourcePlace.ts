import type { FeatureClass } from '../../model/index.ts';

/** One place as the files under geodata/ give it. */
export interface SourcePlace {
  id: string;
  name: string;
  class: FeatureClass;
  country: string;
  admin1: string | null;
  admin2: string | null;
  lng: number | null;
  lat: number | null;
  population: number;
  isCapital?: true;
  radiusKm: number | null;
  aliases: string[];
  demonyms: string[];
  /** Postal abbreviations: names only after a comma. */
  codes: string[];
  /** True for a place that is known because something was reported there. */
  reported?: boolean;
  /** True for entries of the deep files (places.tsv, regions.tsv) of a country that is covered in depth. */
  deep: boolean;
}

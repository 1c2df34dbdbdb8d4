import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Admin1 } from '../columns/index.ts';

export interface Provinces {
  /** ISO 3166-1 alpha-2 of the country in focus. */
  country: string;
  /** Its first-level units, by name. */
  admin1: Admin1[];
  /** Name of the boundary file that they were read from. */
  file: string;
}

/** The country in focus is the one whose boundaries `geodata/admin1-xx.geojson` holds. */
export function openProvinces(geodataDir: string): Provinces {
  const file = readdirSync(geodataDir).find((name) => /^admin1-[a-z]{2}\.geojson$/.test(name));
  if (!file) throw new Error(`${geodataDir} holds no admin1-xx.geojson; \`npm run geodata\` makes it`);
  const { features } = JSON.parse(readFileSync(join(geodataDir, file), 'utf8')) as {
    features: { properties: { admin1: string; name: string } }[];
  };
  return {
    country: file.slice(7, 9).toUpperCase(),
    admin1: features
      .map(({ properties }) => ({ code: properties.admin1, name: properties.name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    file
  };
}

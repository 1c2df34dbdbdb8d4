import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Admin1 } from '../columns/index.ts';
import { placeNamesOf, type ActorNames, type PlaceNames } from '../model/index.ts';

export interface Provinces {
  /** ISO 3166-1 alpha-2 of the country in focus. */
  country: string;
  /** Its first-level units, by name, with their people where the source counts them. */
  admin1: (Admin1 & { population: number | null })[];
  /** Name of the boundary file that they were read from. */
  file: string;
}

/** The country in focus is the one whose boundaries `geodata/admin1-xx.geojson` holds. */
export function openProvinces(geodataDir: string): Provinces {
  const file = readdirSync(geodataDir).find((name) => /^admin1-[a-z]{2}\.geojson$/.test(name));
  if (!file) throw new Error(`${geodataDir} holds no admin1-xx.geojson; \`npm run geodata\` makes it`);
  const { features } = JSON.parse(readFileSync(join(geodataDir, file), 'utf8')) as {
    features: { properties: { admin1: string; name: string; name_ur?: string; name_zh?: string } }[];
  };
  const people = readPopulations(join(geodataDir, 'regions.tsv'));
  return {
    country: file.slice(7, 9).toUpperCase(),
    admin1: features
      .map(({ properties: { admin1, name, name_ur: ur, name_zh: zh } }) => ({
        code: admin1,
        name,
        names: { ...(ur ? { ur } : {}), ...(zh ? { zh } : {}) },
        population: people.get(admin1) ?? null
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    file
  };
}

/** People by province; a count that the source does not give is missing. */
function readPopulations(file: string): Map<string, number> {
  return new Map(
    readTable(file)
      .filter(({ population }) => Boolean(population))
      .map(({ code = '', population }) => [code, Number(population)])
  );
}

/** What places are called in a language: the towns on the map, and those of `place-names.tsv` under all their English names. */
export function openPlaceNames(geodataDir: string, language: string): PlaceNames {
  const { features } = JSON.parse(readFileSync(join(geodataDir, 'basemap', 'towns.geojson'), 'utf8')) as {
    features: Parameters<typeof placeNamesOf>[0];
  };
  const others = readTable(join(geodataDir, 'place-names.tsv')).flatMap((row) => {
    const called = row[`name_${language}`];
    const names = [row.name ?? '', ...(row.aliases ?? '').split('|')].filter(Boolean);
    return called ? names.map((name) => [name, called] as const) : [];
  });
  return { ...Object.fromEntries(others), ...placeNamesOf(features, language) };
}

/** What armed groups are called in a language, by name and by short form, as far as `actor-names.tsv` knows. */
export function openActorNames(geodataDir: string, language: string): ActorNames {
  return Object.fromEntries(
    readTable(join(geodataDir, 'actor-names.tsv')).flatMap((row) => {
      const called = row[`name_${language}`];
      const names = [row.name ?? '', row.short ?? ''].filter(Boolean);
      return called ? names.map((name) => [name, row.short ? `${called} (${row.short})` : called]) : [];
    })
  );
}

/** Rows of a table by the names of its columns; none where there is no such file. Lines that begin with # are notes. */
function readTable(file: string): Record<string, string>[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const [head = '', ...rows] = lines.filter((line) => !line.startsWith('#'));
  const columns = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

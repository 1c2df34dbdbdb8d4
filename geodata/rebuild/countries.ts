import type { Sources, Unit } from './sources.ts';
import { cell } from './names.ts';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  name: string;
  aliases: string[];
  demonyms: string[];
  source: string;
  /** A point inside it for labels, null where the boundaries have none. */
  lngLat: [number, number] | null;
}

/** Countries with names and demonyms from the packages, completed by the project's own `countries-extra.tsv`. */
export function buildCountries(sources: Sources): Country[] {
  const extra = new Map(sources.table('countries-extra.tsv').map((line) => [line.code ?? '', line]));
  const middles = middleOf(sources.units);
  return Object.entries(sources.countryNames)
    .map(([code, names]) => {
      const own = extra.get(code);
      const all = [names].flat();
      const name = own?.name || (all[0] ?? code);
      const list = (text: string | undefined) => (text ?? '').split('|').filter(Boolean);
      const demonym = sources.demonyms[code];
      const demonyms = own?.demonyms
        ? list(own.demonyms).filter((word) => word !== '-')
        : demonym
          ? [demonym]
          : [];
      return {
        code,
        name,
        aliases: [...new Set([...all, ...list(own?.aliases)])].filter((alias) => alias !== name),
        demonyms,
        source: ['i18n-iso-countries', own?.demonyms ? '' : 'i18n-nationality', own ? 'Dateline' : '']
          .filter(Boolean)
          .join('; '),
        lngLat: middles.get(code) ?? null
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

export function countryTable(countries: Country[]): string[] {
  return [
    'code\tname\taliases\tdemonyms\tsource',
    ...countries.map((country) =>
      [
        country.code,
        country.name,
        country.aliases.map(cell).join('|'),
        country.demonyms.join('|'),
        country.source
      ].join('\t')
    )
  ];
}

/** The label point of the country's largest unit by Natural Earth's rank would mislead for big countries: the mean of its units' points. */
function middleOf(units: Unit[]): Map<string, [number, number]> {
  const points = new Map<string, [number, number][]>();
  for (const { properties } of units) {
    const code = String(properties.iso_a2 ?? '');
    const point: [number, number] = [Number(properties.longitude), Number(properties.latitude)];
    points.set(code, [...(points.get(code) ?? []), point]);
  }
  return new Map(
    [...points].map(([code, all]) => [
      code,
      [all.reduce((s, p) => s + p[0], 0) / all.length, all.reduce((s, p) => s + p[1], 0) / all.length]
    ])
  );
}

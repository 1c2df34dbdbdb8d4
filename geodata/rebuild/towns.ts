import type { Feature } from 'geojson';
import { feature } from './boundaries.ts';
import { aliasesById, newsName } from './townNames.ts';
import type { Focus, Sources, Town } from './sources.ts';

type Row = Record<string, string>;

/** Which towns stand on the map: from which population in the focus country, and in the rest of the detailed region. */
export const TOWN_DEFAULTS = { focusFrom: 20_000, elsewhereFrom: 800_000 };

/** Towns as points: `kind` town, `name`, `name_ur` and `name_zh` where known, `iso`, `population`, `capital`, `rank` 0 (always shown) to 5 (close only). */
export function buildTowns(
  sources: Sources,
  focus: Focus,
  places: Row[],
  options = TOWN_DEFAULTS
): Feature[] {
  const aliases = aliasesById(sources);
  const districts = districtNames(places);
  const written = writtenNames(sources);
  const [west, south, east, north] = focus.region;
  const inRegion = (town: Town) =>
    town.lng >= west && town.lng <= east && town.lat >= south && town.lat <= north;
  const isShown = (town: Town) => {
    if (town.code === 'PPLX') return false;
    if (town.country === focus.country) return town.population >= options.focusFrom || isSeat(town);
    return inRegion(town) && (town.code === 'PPLC' || town.population >= options.elsewhereFrom);
  };
  return sources.towns
    .filter(isShown)
    .sort((a, b) => b.population - a.population || Number(a.id) - Number(b.id))
    .map((town) => {
      const isFocus = town.country === focus.country;
      const name = newsName(town, aliases);
      const unit = focus.admin1Codes[`${town.country}.${town.admin1}`];
      const own = aliases.get(`geonames:${town.id}`)?.name_ur;
      const named = written.get(`${town.country} ${name}`);
      const known = isFocus ? own || districts.get(`${unit} ${name}`) || urduName(town.alternates) : null;
      const urdu = known || named?.name_ur;
      const chinese = named?.name_zh;
      return feature(
        {
          kind: 'town',
          name,
          ...(urdu ? { name_ur: urdu } : {}),
          ...(chinese ? { name_zh: chinese } : {}),
          iso: town.country,
          ...(town.population > 0 ? { population: town.population } : {}),
          capital: town.code === 'PPLC',
          rank: rankOf(town, isFocus)
        },
        { type: 'Point', coordinates: [Math.round(town.lng * 1e3) / 1e3, Math.round(town.lat * 1e3) / 1e3] }
      );
    });
}

function isSeat(town: Town): boolean {
  return ['PPLC', 'PPLA', 'PPLA2'].includes(town.code);
}

/** Rank by size and office; a neighbour's town comes a step later than one at home. */
function rankOf(town: Town, isFocus: boolean): number {
  const steps = [1_000_000, 400_000, 150_000, 60_000, 30_000];
  const bySize = steps.findIndex((step) => town.population >= step);
  const size = bySize === -1 ? steps.length : bySize;
  const office = town.code === 'PPLC' ? 0 : town.code === 'PPLA' ? 1 : size;
  return Math.min(5, Math.min(size, office) + (isFocus || town.code === 'PPLC' ? 0 : 1));
}

/** Letters and vowel signs that Arabic, Pashto, Sindhi, Kurdish and Uyghur write and Urdu town names do not. */
const NOT_URDU = /[يىكةښټډړږېۍݨڪڄٿڳڻڏڊٺۆێەۇۈ]|\p{M}/u;

/** The one spelling among a town's names that only Urdu writes so; null where there is none or a choice. */
function urduName(alternates: string[]): string | null {
  const urdu = alternates.filter((name) => /^[\p{Script=Arabic} ]{3,}$/u.test(name) && !NOT_URDU.test(name));
  const sure = urdu.filter((name) => /[ٹڈڑےہھں]/u.test(name));
  if (sure.length === 1) return sure[0] ?? null;
  return urdu.length === 1 ? (urdu[0] ?? null) : null;
}

/** Names that are written by hand, by country and name. */
function writtenNames(sources: Sources): Map<string, Row> {
  return new Map(sources.table('town-names.tsv').map((row) => [`${row.country} ${row.name}`, row]));
}

/** A district's Urdu name is its seat's: by unit and name, from places.tsv. */
function districtNames(places: Row[]): Map<string, string> {
  const districts = places.filter((place) => place.class === 'admin2');
  return new Map(
    districts.flatMap((place) => {
      const urdu = (place.aliases ?? '').split('|').find((alias) => /\p{Script=Arabic}/u.test(alias));
      return urdu ? [[`${place.admin1} ${place.name}`, urdu] as const] : [];
    })
  );
}

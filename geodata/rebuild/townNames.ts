import { distinctNames, foldName, isArabicScript, isNewsSpelling } from './names.ts';
import type { Focus, Sources, Town } from './sources.ts';

/** What naming a town needs beside the town. */
export interface TownNames {
  focus: Focus;
  /** By `townKey`: the population of the biggest town of that name. */
  biggest: Map<string, number>;
  /** By folded name: the population of the biggest town of that name anywhere. */
  famous: Map<string, number>;
  /** Rows of aliases.tsv by place id. */
  aliases: Map<string, Record<string, string>>;
}

/** How many alternate names are kept outside the focus country and its deep neighbours. */
export const ALTERNATES_DEFAULTS = {
  alternatesFrom: 15_000, //       population from which a town outside `deep` keeps alternate names
  fewAlternates: 6, //             how many, below `manyFrom`
  manyFrom: 200_000, //            population from which all spellings are kept
  famousBy: 5 //                   an old or foreign name of a town that is also that of one so many times as big is left out
};

export function aliasesById(sources: Sources): Map<string, Record<string, string>> {
  return new Map(sources.table('aliases.tsv').map((line) => [line.id ?? '', line]));
}

/** Countries whose names GeoNames romanises with signs that no newspaper prints (Muzaffarābād, Şan‘ā’). */
const ROMANISED = new Set(
  'AE AF AM AZ BD BH BT DZ EG ER GE IL IN IQ IR JO JP KG KR KW KZ LB LK LY MA MM MN MV NP OM PK PS QA RU SA SD SY TH TJ TM TN UA UZ YE'.split(
    ' '
  )
);

/** The name that English news prints: our own where given, else GeoNames' without its romanisation marks. */
export function newsName(town: Town, aliases: Map<string, Record<string, string>>): string {
  const own = aliases.get(`geonames:${town.id}`)?.name;
  if (own) return own;
  return ROMANISED.has(town.country) && town.ascii !== '' ? town.ascii.replaceAll("'", '') : town.name;
}

/**
 * The other spellings of a town: our own first, then GeoNames' in Latin letters, then (in the focus country) in Arabic script.
 * Without a word of the name alone (Abbas for Fort Abbas), without the name of a bigger town of the same unit, and without that of
 * a famous one elsewhere (Milan for Syracuse) unless it is a part of the town's own (Santiago for Santiago de Cuba).
 */
export function alternatesOf(
  town: Town,
  name: string,
  { focus, aliases, biggest, famous }: TownNames,
  options = ALTERNATES_DEFAULTS
): string[] {
  const own = (aliases.get(`geonames:${town.id}`)?.aliases ?? '').split('|').filter(Boolean);
  const spellings = [town.ascii, town.name, ...town.alternates].filter(isNewsSpelling);
  const words = foldName(name).split(' ');
  const latin = distinctNames(name, [...own, ...spellings]).filter(
    (other) =>
      own.includes(other) ||
      !(
        words.includes(foldName(other)) ||
        isBiggerTown(other, town, biggest) ||
        isFamous(other, words, town, famous, options.famousBy)
      )
  );
  const isFocus = town.country === focus.country;
  const urdu = aliases.get(`geonames:${town.id}`)?.name_ur;
  const script = isFocus
    ? [...new Set([...(urdu ? [urdu] : []), ...town.alternates.filter(isArabicScript)])]
    : [];
  const many =
    isFocus ||
    focus.deep.includes(town.country) ||
    town.population >= options.manyFrom ||
    town.code === 'PPLC';
  if (many) return [...latin, ...script];
  if (town.population < options.alternatesFrom && town.code !== 'PPLA') return own;
  return latin.slice(0, options.fewAlternates);
}

/** GeoNames lists some towns' names among a neighbour's alternates (Bahawalpur under Bahawalnagar): the bigger town keeps it. */
function isBiggerTown(name: string, town: Town, biggest: Map<string, number>): boolean {
  return (biggest.get(townKey(town, name)) ?? 0) > town.population;
}

/** Nobody who prints "Milan" means Syracuse, which was called so once. */
function isFamous(
  name: string,
  words: readonly string[],
  town: Town,
  famous: ReadonlyMap<string, number>,
  by: number
): boolean {
  const parts = foldName(name).split(' ');
  if (parts.some((part) => words.includes(part))) return false;
  return (famous.get(parts.join(' ')) ?? 0) > Math.max(1, town.population) * by;
}

/** By folded name, the people of the biggest town of that name in the world. */
export function famousTowns(towns: Town[], aliases: Map<string, Record<string, string>>): Map<string, number> {
  const famous = new Map<string, number>();
  for (const town of towns) {
    const key = foldName(newsName(town, aliases));
    if (town.population > (famous.get(key) ?? 0)) famous.set(key, town.population);
  }
  return famous;
}

export function biggestTowns(towns: Town[]): Map<string, number> {
  const biggest = new Map<string, number>();
  for (const town of towns) {
    const key = townKey(town, town.ascii);
    biggest.set(key, Math.max(town.population, biggest.get(key) ?? 0));
  }
  return biggest;
}

function townKey(town: Town, name: string): string {
  return `${town.country}.${town.admin1} ${foldName(name)}`;
}

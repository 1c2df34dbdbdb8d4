import type { FacetName } from '../../columns/engine.ts';
import type { Say } from '../../messages/index.ts';
import {
  EVERYTHING,
  INCIDENT_TYPES,
  LAYERS,
  MEASURE_STATUSES,
  MEASURE_TYPES,
  PLACE_PRECISIONS,
  type Filter
} from '../../model/index.ts';
import type { Site } from '../site.ts';
import { periodWords } from '../time/words.ts';
import { capital, countryName, fullDate, listed } from '../words.ts';

/** Facets that a menu of the panel shows; layers have their toggles. */
export type ListedFacet = Exclude<FacetName, 'layers'>;

/** Facets whose name needs a word more. */
const HINTED = ['nationalities', 'targets', 'actors', 'statuses', 'precisions', 'publishers'] as const;

export function facetHint(facet: ListedFacet, say: Say): string | null {
  const hinted = HINTED.find((name) => name === facet);
  return hinted ? say(`facetHint.${hinted}`) : null;
}

/** Shown at once; the rest unfolds. */
export const FIRST_FACETS = ['admin1', 'types', 'nationalities'] as const satisfies ListedFacet[];
export const MORE_FACETS = [
  'admin2',
  'targets',
  'actors',
  'statuses',
  'precisions',
  'publishers'
] as const satisfies ListedFacet[];

export function valueLabel(
  facet: FacetName,
  value: string,
  { say, provinceName, placeName, actorName }: Site
): string {
  const is = <T extends string>(values: readonly T[]) => values.find((known) => known === value);
  const known = {
    layer: facet === 'layers' && is(LAYERS),
    // "other" is a type of attack and of measure alike.
    incident: facet === 'types' && value !== 'other' && is(INCIDENT_TYPES),
    measure: facet === 'types' && value !== 'other' && is(MEASURE_TYPES),
    status: facet === 'statuses' && is(MEASURE_STATUSES),
    precision: facet === 'precisions' && is(PLACE_PRECISIONS)
  };
  if (known.layer) return say(`layer.many.${known.layer}`);
  if (known.incident) return say(`incidentType.${known.incident}`);
  if (known.measure) return say(`measureType.${known.measure}`);
  if (known.status) return capital(say(`status.${known.status}`), say.locale);
  if (known.precision) return capital(say(`precision.${known.precision}`), say.locale);
  if (facet === 'types' && value === 'other') return say('filter.otherType');
  if (facet === 'admin1') return provinceName(value);
  if (facet === 'admin2') return placeName(value);
  if (facet === 'actors') return actorName(value);
  return facet === 'nationalities' ? countryName(value, say.locale) : value;
}

export interface Chip {
  /** Names the part and the value. */
  key: string;
  text: string;
  /** What dropping it changes. */
  without: Partial<Filter>;
}

/** How a chosen value of a list reads by itself: "Gwadar district", "told by Dawn". */
function chipText(facet: ListedFacet, value: string, site: Site): string {
  const { say } = site;
  const name = valueLabel(facet, value, site);
  switch (facet) {
    case 'admin1':
    case 'types':
      return name;
    case 'statuses':
      return say('chip.statuses', { name: name.toLocaleLowerCase(say.locale) });
    case 'precisions':
      return name.charAt(0).toLocaleLowerCase(say.locale) + name.slice(1);
    default:
      return say(`chip.${facet}`, { name });
  }
}

/** Every part of a filter that is not "all", each with what drops it. */
export function chipsOf(filter: Filter, site: Site): Chip[] {
  const { say } = site;
  const chips: Chip[] = [];
  const put = (key: string, text: string, without: Partial<Filter>) => chips.push({ key, text, without });
  if (filter.q !== null) put('q', say('chip.quoted', { text: filter.q }), { q: null });
  if (filter.layers.length > 0) {
    const names = filter.layers.map((layer) => say(`layer.many.${layer}`));
    put('layers', say('chip.layers', { layers: listed(names, say.locale) }), { layers: [] });
  }
  for (const facet of [...FIRST_FACETS, ...MORE_FACETS]) {
    const values: readonly string[] = filter[facet];
    for (const value of values)
      put(`${facet} ${value}`, chipText(facet, value, site), {
        [facet]: values.filter((other) => other !== value)
      });
  }
  if (filter.from || filter.to) put('period', periodWords(filter, say), { from: null, to: null });
  if (filter.killedMin !== null || filter.killedMax !== null)
    put('toll', tollRangeWords(filter, say), { killedMin: null, killedMax: null });
  if (filter.confidence !== null)
    put('confidence', say('chip.confidence', { n: filter.confidence }), { confidence: null });
  if (filter.asOf) put('asOf', say('chip.asOf', { date: fullDate(filter.asOf, say.locale) }), { asOf: null });
  return chips;
}

/** "5 or more killed", "1 to 4 killed", "up to 4 killed". */
export function tollRangeWords(
  { killedMin: min, killedMax: max }: Pick<Filter, 'killedMin' | 'killedMax'>,
  say: Say
): string {
  if (max === null) return say('filter.orMoreKilled', { n: min ?? 0 });
  if (min === null || min === 0)
    return max === 0 ? say('filter.nobodyKilled') : say('filter.upToKilled', { n: max });
  return min === max ? say('filter.killed', { n: min }) : say('filter.rangeKilled', { min, max });
}

/** The whole filter as one line: "Balochistan; 5 or more killed; March 2024". Empty where everything is shown. */
export function filterWords(filter: Filter, site: Site): string {
  const texts = chipsOf(filter, site).map(({ text }) => text);
  return texts.length === 0 ? '' : texts.reduce((a, b) => site.say('list.parts', { a, b }));
}

/** Nothing of a filter but the day as of which records are known. */
export function isUnfiltered(filter: Filter): boolean {
  return (Object.keys(EVERYTHING) as (keyof Filter)[]).every((part) => {
    const value = filter[part];
    return part === 'asOf' || value === null || (Array.isArray(value) && value.length === 0);
  });
}

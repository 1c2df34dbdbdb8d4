import { LAYERS, type Filter } from '../model/index.ts';
import { FACETS, type FacetName, type FacetValue } from './engine.ts';
import type { Part } from './parts.ts';
import type { Prepared } from './prepare.ts';
import { actorsOf, nationalitiesOf } from './select.ts';
import { LAYER_COUNT, type Tally } from './tally.ts';

/** The longest list of choices that a view carries; what is chosen is always on it. `choices` finds the others. */
export const MOST_CHOICES = 200;

type Counted = Exclude<keyof Tally, 'without' | 'disagree'>;
/** What decides a facet: the tallied column, and the values that one of its codes has. */
type Values = { column: Counted; part: Part; valuesOf: (code: number) => readonly string[] };

/** By facet what choosing a value alone would show under every other part of the filter; the most frequent first. */
export function countFacets(prepared: Prepared, counted: Tally, filter: Filter, country: string) {
  const facets = {} as Record<FacetName, FacetValue[]>;
  for (const facet of FACETS) {
    const all = countFacet(prepared, counted, facet, country);
    const chosen: readonly string[] = filter[facet];
    facets[facet] = all.filter(({ value }, i) => i < MOST_CHOICES || chosen.includes(value));
  }
  return facets;
}

/** Every value that occurs in the columns, also where it would show nothing. */
export function countFacet(
  prepared: Prepared,
  counted: Tally,
  facet: FacetName,
  country: string
): FacetValue[] {
  const { column, part, valuesOf } = valuesOfFacet(prepared, facet);
  const [base, alone] = [counted[column], counted.without[part]];
  const isByLayer = column === 'place';
  const size = isByLayer ? base.length / LAYER_COUNT : base.length;
  const countOf = (code: number) => {
    if (!isByLayer) return base[code]! + (alone?.[code] ?? 0);
    let sum = 0;
    for (let i = code * LAYER_COUNT; i < (code + 1) * LAYER_COUNT; i++) sum += base[i]! + (alone?.[i] ?? 0);
    return sum;
  };
  const counts = new Map<string, number>();
  let placeless = 0;
  for (let code = 0; code < size; code++) {
    const count = countOf(code);
    if (facet === 'admin1' && isPlaceless(prepared, code)) placeless += count;
    for (const value of valuesOf(code)) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  // What is known to no country counts with each country's own: it may lie in any of them.
  if (placeless > 0 && !counts.has(country)) counts.set(country, 0);
  for (const [value, count] of counts)
    if (value.length === 2 && facet === 'admin1') counts.set(value, count + placeless);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function isPlaceless({ columns }: Prepared, code: number): boolean {
  const { admin1, country } = columns.dictionaries.place[code]!;
  return admin1 === null && country === null;
}

function valuesOfFacet({ columns, layerOfKind }: Prepared, facet: FacetName): Values {
  const { kind, place, casualties, actors, target, publishers } = columns.dictionaries;
  const some = (value: string | null) => (value === null ? [] : [value]);
  switch (facet) {
    case 'layers':
      return { column: 'kind', part: facet, valuesOf: (code) => [LAYERS[layerOfKind[code]!]!] };
    case 'types':
      return { column: 'kind', part: facet, valuesOf: (code) => [kind[code]!.type] };
    case 'statuses':
      return { column: 'kind', part: facet, valuesOf: (code) => some(kind[code]!.status) };
    case 'admin1':
      return {
        column: 'place',
        part: facet,
        valuesOf: (code) => some(place[code]!.admin1 ?? place[code]!.country)
      };
    case 'admin2':
      return { column: 'place', part: facet, valuesOf: (code) => some(place[code]!.admin2) };
    case 'precisions':
      return { column: 'place', part: facet, valuesOf: (code) => [place[code]!.precision] };
    case 'nationalities':
      return { column: 'casualties', part: facet, valuesOf: (code) => nationalitiesOf(casualties[code]!) };
    case 'actors':
      return { column: 'actors', part: facet, valuesOf: (code) => actorsOf(actors[code]!) };
    case 'targets':
      return { column: 'target', part: facet, valuesOf: (code) => some(target[code]!) };
    case 'publishers':
      return { column: 'publishers', part: facet, valuesOf: (code) => publishers[code]! };
  }
}

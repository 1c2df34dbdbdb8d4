import type { FacetName } from '../../columns/engine.ts';
import { EVERYTHING, type Filter, type Layer } from '../../model/index.ts';
import type { Site } from '../site.ts';
import { periodWords } from '../time/words.ts';
import {
  countryName,
  fullDate,
  INCIDENT_TYPE_WORDS,
  LAYER_WORDS,
  MEASURE_TYPE_WORDS,
  PRECISION_WORDS,
  STATUS_WORDS
} from '../words.ts';

/** Facets that a menu of the panel shows; layers have their toggles. */
export type ListedFacet = Exclude<FacetName, 'layers'>;

export const FACET_WORDS: Record<ListedFacet, { label: string; hint?: string; find: string }> = {
  types: { label: 'Type', find: 'Find a type' },
  nationalities: { label: 'Nationality', hint: 'Of people killed or hurt', find: 'Find a country' },
  admin1: { label: 'Province', find: 'Find a province' },
  admin2: { label: 'District', find: 'Find a district' },
  targets: { label: 'Target', hint: 'Whom or what an incident struck', find: 'Find a target' },
  actors: { label: 'Actor', hint: 'Who did it, claimed it or is suspected of it', find: 'Find an actor' },
  statuses: { label: 'Status', hint: 'How far measures have come', find: 'Find a status' },
  precisions: { label: 'Place', hint: 'How closely the place is known', find: 'Find a precision' },
  publishers: { label: 'Source', hint: 'Outlets that told of it', find: 'Find an outlet' }
};

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

export const FILTER_WORDS = {
  group: 'Filters',
  search: 'Search places, actors and quotes',
  clearSearch: 'Clear the search',
  more: 'More filters',
  fewer: 'Fewer filters',
  chosen: 'Chosen filters',
  drop: 'Drop',
  reset: 'Reset',
  everything: 'Everything that was read, without a filter',
  none: 'None is reported.',
  noneFound: 'None is called so.',
  clear: 'Clear',
  toll: 'Killed',
  tollHint: 'People killed, by the best figure; incidents of unknown toll fit no number.',
  least: 'At least',
  most: 'At most',
  confidence: 'Confidence',
  confidenceHint: 'How sure the reading is, at the least.',
  anyConfidence: 'Any'
} as const;

/** "200 of 3,214; find one by its name" */
export function moreValuesWords(shown: number, all: number, locale: string): string {
  return `${shown} of ${all.toLocaleString(locale)} shown; find one by its name.`;
}

export function valueLabel(facet: FacetName, value: string, site: Site): string {
  switch (facet) {
    case 'layers':
      return LAYER_WORDS[value as Layer]?.many ?? value;
    case 'admin1':
      return site.provinceName(value);
    case 'types':
      // "other" is a type of attack and of measure alike.
      return value === 'other'
        ? 'Other'
        : (({ ...MEASURE_TYPE_WORDS, ...INCIDENT_TYPE_WORDS } as Record<string, string>)[value] ?? value);
    case 'nationalities':
      return countryName(value, site.locale);
    case 'statuses':
      return capital(STATUS_WORDS[value as keyof typeof STATUS_WORDS] ?? value);
    case 'precisions':
      return capital(PRECISION_WORDS[value as keyof typeof PRECISION_WORDS] ?? value);
    default:
      return value;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface Chip {
  /** Names the part and the value. */
  key: string;
  text: string;
  /** What dropping it changes. */
  without: Partial<Filter>;
}

/** How each chosen value of a list reads by itself. */
const CHIP: Record<ListedFacet, (label: string) => string> = {
  admin1: (label) => label,
  admin2: (label) => `${label} district`,
  types: (label) => label,
  targets: (label) => `target: ${label}`,
  nationalities: (label) => `people from ${label}`,
  actors: (label) => `by ${label}`,
  statuses: (label) => `measures ${label.toLowerCase()}`,
  precisions: (label) => label.charAt(0).toLowerCase() + label.slice(1),
  publishers: (label) => `told by ${label}`
};

/** Every part of a filter that is not "all", each with what drops it. */
export function chipsOf(filter: Filter, site: Site): Chip[] {
  const chips: Chip[] = [];
  const put = (key: string, text: string, without: Partial<Filter>) => chips.push({ key, text, without });
  if (filter.q !== null) put('q', `“${filter.q}”`, { q: null });
  if (filter.layers.length > 0) {
    const names = filter.layers.map((layer) => LAYER_WORDS[layer].many).join(' and ');
    put('layers', `${names} only`, { layers: [] });
  }
  for (const facet of [...FIRST_FACETS, ...MORE_FACETS]) {
    const values: readonly string[] = filter[facet];
    for (const value of values)
      put(`${facet} ${value}`, CHIP[facet](valueLabel(facet, value, site)), {
        [facet]: values.filter((other) => other !== value)
      });
  }
  if (filter.from || filter.to) put('period', periodWords(filter, site.locale), { from: null, to: null });
  if (filter.killedMin !== null || filter.killedMax !== null)
    put('toll', tollRangeWords(filter), { killedMin: null, killedMax: null });
  if (filter.confidence !== null)
    put('confidence', `confidence ${filter.confidence} % or more`, { confidence: null });
  if (filter.asOf) put('asOf', `as known on ${fullDate(filter.asOf, site.locale)}`, { asOf: null });
  return chips;
}

/** "5 or more killed", "1 to 4 killed", "up to 4 killed". */
export function tollRangeWords({
  killedMin: min,
  killedMax: max
}: Pick<Filter, 'killedMin' | 'killedMax'>): string {
  if (max === null) return `${min ?? 0} or more killed`;
  if (min === null || min === 0) return max === 0 ? 'nobody killed' : `up to ${max} killed`;
  return min === max ? `${min} killed` : `${min} to ${max} killed`;
}

/** The whole filter as one line: "Balochistan; 5 or more killed; March 2024". Empty where everything is shown. */
export function filterWords(filter: Filter, site: Site): string {
  return chipsOf(filter, site)
    .map(({ text }) => text)
    .join('; ');
}

/** Nothing of a filter but the day as of which records are known. */
export function isUnfiltered(filter: Filter): boolean {
  return (Object.keys(EVERYTHING) as (keyof Filter)[]).every((part) => {
    const value = filter[part];
    return part === 'asOf' || value === null || (Array.isArray(value) && value.length === 0);
  });
}

export const VIEW_WORDS = {
  menu: 'Saved views',
  hint: 'Kept in this browser alone.',
  name: 'Name of this view',
  save: 'Save',
  replace: 'Replace',
  none: 'No view is saved yet. Choose filters, then save them under a name.',
  rename: 'Rename',
  renameTo: 'New name',
  done: 'Done',
  cancel: 'Cancel',
  delete: 'Delete',
  undo: 'Undo',
  taken: 'Another view has that name.',
  current: 'shown now',
  notKept:
    'This browser does not keep views: its storage is full or forbidden. The link to this view works all the same.',
  saved: (name: string) => `Saved as “${name}”.`,
  deleted: (name: string) => `“${name}” was deleted.`
} as const;

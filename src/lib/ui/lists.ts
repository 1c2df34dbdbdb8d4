import type { View } from '../columns/engine.ts';

export const LIST_WORDS = {
  incidents: 'Incidents',
  measures: 'Measures',
  districtOnly: 'Place known to district only',
  districtOnlyHint: 'They shade the district on the map.',
  provinceOnly: 'Place known to province only',
  provinceOnlyHint: 'They shade the province on the map.',
  placeUnknown: 'Place known to country only',
  placeUnknownHint: 'They are not on the map.',
  totals: 'Reported totals, not added',
  totalsHint:
    'Totals over a period or several incidents, as somebody counted them. They are in no sum above.',
  failed: 'The list could not be loaded.',
  again: 'Try again'
} as const;

export const PANEL_WORDS = {
  loading: 'Loading the records …',
  provinces: 'Provinces',
  failed: 'The records could not be loaded.',
  again: 'Try again',
  failedFirst:
    'The map shows no records until they are here. Check the connection to the server, then try again.',
  failedLater:
    'What stands here is what was chosen before. Check the connection to the server, then try again.'
} as const;

/** The panel's lists; each record stands in one. */
export const LISTS = [
  { name: 'incidents', title: LIST_WORDS.incidents },
  { name: 'measures', title: LIST_WORDS.measures },
  { name: 'districtOnly', title: LIST_WORDS.districtOnly, note: LIST_WORDS.districtOnlyHint },
  { name: 'provinceOnly', title: LIST_WORDS.provinceOnly, note: LIST_WORDS.provinceOnlyHint },
  { name: 'placeUnknown', title: LIST_WORDS.placeUnknown, note: LIST_WORDS.placeUnknownHint }
] as const satisfies { name: keyof View['lists']; title: string; note?: string }[];

/** "Show 100 more of 3,214" */
export function moreRowsWords(more: number, total: number, locale: string): string {
  return `Show ${more} more of ${total.toLocaleString(locale)}`;
}

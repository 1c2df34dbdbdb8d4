import type { View } from '../columns/engine.ts';

/** The panel's lists; each record stands in one. */
export const LISTS = [
  { name: 'incidents', note: null },
  { name: 'measures', note: null },
  { name: 'districtOnly', note: 'lists.districtOnlyHint' },
  { name: 'provinceOnly', note: 'lists.provinceOnlyHint' },
  { name: 'placeUnknown', note: 'lists.placeUnknownHint' }
] as const satisfies { name: keyof View['lists']; note: string | null }[];

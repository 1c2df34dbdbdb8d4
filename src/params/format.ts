import type { ParamMatcher } from '@sveltejs/kit';

/** Addresses that give the selection as data, as `/incidents.csv`; the page's script must not carry the writers. */
export const match: ParamMatcher = (name) => /^(?:incidents|measures|summary|brief)\.[a-z.]+$/.test(name);

import type { ParamMatcher } from '@sveltejs/kit';

/** What `/ogc` holds; the page's script must not carry how it is written. */
export const match = ((name: string): name is 'incidents' | 'measures' =>
  name === 'incidents' || name === 'measures') satisfies ParamMatcher;

import { getContext, setContext } from 'svelte';
import type { HeldFiles } from '../../map/held.ts';

const KEY = Symbol('inset files');

/** Gives the cards the map files that the page holds itself. */
export function provideInsetFiles(held: HeldFiles): void {
  setContext(KEY, held);
}

/** Null where the site has them. */
export function useInsetFiles(): HeldFiles | null {
  return getContext<HeldFiles | undefined>(KEY) ?? null;
}

/**
 * The path and query of the address that the server answered for this document, or null where the browser
 * does not say (source: Navigation Timing Level 2, `name` of the navigation's entry).
 *
 * Between that answer and the first script of the page a person can already step back: the address changes, nobody
 * hears of it, and the page would go on to show what it was served for.
 */
export function servedAddress(timing: Pick<Performance, 'getEntriesByType'> = performance): string | null {
  const name = timing.getEntriesByType('navigation')[0]?.name;
  if (!name || !URL.canParse(name)) return null;
  const { pathname, search } = new URL(name);
  return pathname + search;
}

/** Parts of a file's address that say what it shows instead of its map. */
export const PAGES = { story: 'story', notes: 'notes' } as const;

/** A query with a part set, or without it where the value is null. */
export function withPart(query: URLSearchParams, name: string, value: string | null): URLSearchParams {
  const others = [...query].filter(([other]) => other !== name);
  return new URLSearchParams(value === null ? others : [...others, [name, value]]);
}

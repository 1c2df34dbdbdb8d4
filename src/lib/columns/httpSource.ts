import type { Head, HeadSource } from './heads.ts';

/** How many rows one request asks for; an address has its bounds. */
const ROWS_A_REQUEST = 100;
/** Heads that are kept, so that going back in a list asks nobody. */
const HEADS_KEPT = 5000;

/** What the server holds beside the columns. `query` names the version that the row numbers are of. */
export function httpSource(base: string, query: string): HeadSource {
  const kept = new Map<number, Head>();
  return {
    async heads(rows) {
      const missing = rows.filter((row) => !kept.has(row));
      if (kept.size + missing.length > HEADS_KEPT) kept.clear();
      const wanted = rows.filter((row) => !kept.has(row));
      const parts = Array.from({ length: Math.ceil(wanted.length / ROWS_A_REQUEST) }, (_, i) =>
        wanted.slice(i * ROWS_A_REQUEST, (i + 1) * ROWS_A_REQUEST)
      );
      await Promise.all(
        parts.map(async (part) => {
          const heads = await fetchJson<Head[]>(`${base}heads.json?${query}&rows=${part.join(',')}`);
          part.forEach((row, i) => kept.set(row, heads[i]!));
        })
      );
      return rows.map((row) => kept.get(row)!);
    },
    async locate(id) {
      return fetchJson<number | null>(`${base}heads.json?${query}&id=${encodeURIComponent(id)}`);
    },
    async search(q) {
      const steps = await fetchJson<number[]>(`${base}search.json?${query}&q=${encodeURIComponent(q)}`);
      return fromSteps(steps);
    }
  };
}

/** How often a server is asked that is not ready yet: for as long as reading a very large store may take. */
const MOST_TRIES = 400;
/** The longest that is waited between two times, s. */
const LONGEST_WAIT = 3;

/** Waits for a server that says that it is still reading its records, and when to ask again. */
export async function fetchPatiently(address: string, init: RequestInit = {}): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(address, init);
    const wait = response.status === 503 ? Number(response.headers.get('retry-after')) : 0;
    if (!(wait > 0) || tries === MOST_TRIES) return response;
    await new Promise((resolve) => setTimeout(resolve, Math.min(wait, LONGEST_WAIT) * 1000));
  }
}

export async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetchPatiently(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as T;
}

/** Ascending numbers as the steps between them, which are shorter to write. */
export function toSteps(rows: ArrayLike<number>): number[] {
  return Array.from(rows, (row, i) => row - (i > 0 ? rows[i - 1]! : 0));
}

export function fromSteps(steps: readonly number[]): Uint32Array {
  let row = 0;
  return Uint32Array.from(steps, (step) => (row += step));
}

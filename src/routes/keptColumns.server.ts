import type { ColumnSet, Progress } from './columns.server.ts';

/** How many states of the data are held: some days, and the last versions for pages that have not followed yet. */
const SETS_KEPT = 6;
/** Fewer where they are large: more than this many rows are held of the last two only. */
const ROWS_KEPT = 1_000_000;

/** The columns of what is asked for, and how far those are that are being read. */
export interface KeptColumns {
  /** Null where that version cannot be shown any more. */
  columns(asOf: string | null, version?: string | null): Promise<ColumnSet | null>;
  /** From 0 to 1; null where nothing is being read for that day, or nothing that takes long. */
  share(asOf: string | null): number | null;
}

/**
 * Builds the columns of a day once for each version of the data; those of today from the ones before them, and those of
 * a version that is not held any more from today's: `past` gives null where it cannot.
 */
export function keepColumns(
  currentVersion: () => Promise<string>,
  build: (asOf: string | null, before: ColumnSet | null, progress: Progress) => Promise<ColumnSet>,
  past: (version: string, now: ColumnSet) => Promise<ColumnSet | null> = async () => null
): KeptColumns {
  const sets = new Map<string, Promise<ColumnSet | null>>();
  const shares = new Map<string | null, number>();
  let newest: ColumnSet | null = null;
  const keep = (key: string, set: Promise<ColumnSet | null>) => {
    sets.delete(key);
    sets.set(key, set);
    const most = (newest?.meta.length ?? 0) * SETS_KEPT > ROWS_KEPT ? 2 : SETS_KEPT;
    for (const old of [...sets.keys()].slice(0, -most)) sets.delete(old);
    return set;
  };
  const forget = (key: string, set: Promise<ColumnSet | null>) => {
    // What could not be read is asked for again.
    if (sets.get(key) === set) sets.delete(key);
  };
  const latest = (asOf: string | null, version: string) => {
    const key = `${asOf} ${version}`;
    const known = sets.get(key);
    if (known) return keep(key, known);
    const set = build(asOf, asOf === null ? newest : null, (share) => shares.set(asOf, share)).finally(() =>
      shares.delete(asOf)
    );
    // Compressed before the first page asks, and a search's words are read before anybody searches.
    set
      .then(async (built) => {
        if (asOf === null) newest = built;
        if (!built.meta.isRemote) await built.file.body('br');
        if (asOf === null) built.words.prepare();
      })
      .catch(() => forget(key, set));
    return keep(key, set);
  };
  return {
    share: (asOf) => shares.get(asOf) ?? null,
    async columns(asOf, version = null) {
      const current = await currentVersion();
      if (version === null || version === current) return latest(asOf, current);
      const key = `${asOf} ${version}`;
      const known = sets.get(key);
      if (known) return keep(key, known);
      if (asOf !== null) return null;
      const set = latest(null, current).then((now) => now && past(version, now));
      set.then((found) => found ?? forget(key, set)).catch(() => forget(key, set));
      return keep(key, set);
    }
  };
}

import { mkdirSync, rmSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { BuiltColumns } from '../lib/columns/build.ts';
import type { KeptCoverage } from '../lib/columns/coverage.ts';
import type { ColumnSet } from './columns.server.ts';

/** What is kept of the columns of a version. */
export interface KeptSet {
  dataVersion: string;
  built: BuiltColumns;
  told: KeptCoverage;
}

/** The last columns on the disk, so that the next start does not read very many records again. */
export interface ColumnCache {
  /** Null where there are none that this program wrote. */
  read(): Promise<KeptSet | null>;
  /** Keeps these where that is worth it; what fails is no harm, for they can be read again. */
  write(set: Pick<ColumnSet, 'meta' | 'built' | 'told'>): Promise<void>;
}

const FILE = 'columns.cache';
/** Fewer are read from the store in a moment. */
const LEAST_ROWS = 20_000;
/** Between two times, ms: a change or two since are followed at the next start. */
const EVERY_MS = 10 * 60_000;

/** @param program changes with every build of it: another one may write other columns */
export function openColumnCache(
  dataDir: string,
  program: string,
  { leastRows = LEAST_ROWS, everyMs = EVERY_MS } = {}
): ColumnCache {
  const folder = join(dataDir, 'cache');
  const file = join(folder, FILE);
  let written = -Infinity;
  return {
    async read() {
      try {
        const kept = deserialize(await readFile(file)) as { program: string; ids: string } & KeptSet;
        if (kept.program !== program) return null;
        const { dataVersion, built, told } = kept;
        return { dataVersion, built: { ...built, ids: kept.ids.split('\n') }, told };
      } catch {
        // There is none, or it was cut off.
        return null;
      }
    },
    async write({ meta, built, told }) {
      if (meta.length < leastRows || performance.now() - written < everyMs) return;
      written = performance.now();
      const partial = `${file}.${process.pid}`;
      try {
        const { columns, ids } = built;
        const kept = { program, dataVersion: meta.dataVersion, built: { columns }, told: told.kept() };
        const bytes = serialize({ ...kept, ids: ids.join('\n') });
        mkdirSync(folder, { recursive: true });
        await writeFile(partial, bytes);
        await rename(partial, file);
      } catch {
        rmSync(partial, { force: true });
      }
    }
  };
}

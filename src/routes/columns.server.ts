import { error } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { encodeColumns } from '../lib/columns/arrow.ts';
import { buildColumns } from '../lib/columns/build.ts';
import type { Columns } from '../lib/columns/columns.ts';
import { countCoverage } from '../lib/columns/coverage.ts';
import type { DataMeta } from '../lib/columns/engine.ts';
import { headOf, type HeadSource } from '../lib/columns/heads.ts';
import { reconcile, toMapRows } from '../lib/columns/index.ts';
import { idSource } from '../lib/columns/localEngine.ts';
import { metaOf } from '../lib/columns/meta.ts';
import { parseDay, type Records } from '../lib/model/index.ts';
import type { Geodata } from './geodata.server.ts';

type Encoding = 'br' | 'gzip' | 'identity';

/** The columns of one state of the records, with what their rows have beside them. */
export interface ColumnSet {
  meta: DataMeta;
  columns: Columns;
  source: HeadSource;
  file: { etag: string; body(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> };
}

type Told = { id: string; published: string | null }[];

export function buildColumnSet(
  records: Records,
  articles: Told,
  dataVersion: string,
  { provinces, country }: Pick<Geodata, 'provinces' | 'country'>
): ColumnSet {
  const rows = toMapRows(records);
  const all = [...rows.incidents, ...rows.measures];
  const { columns, ids } = buildColumns(all);
  const heads = new Map(all.map((row) => [row.id, headOf(row)]));
  return {
    meta: metaOf(columns, {
      dataVersion,
      country,
      admin1: provinces,
      aggregates: records.aggregates,
      reconciled: reconcile(records.aggregates, records.incidents),
      ...countCoverage(articles, [...records.incidents, ...records.measures])
    }),
    columns,
    source: {
      heads: async (wanted) => wanted.map((row) => heads.get(ids[row]!)!),
      ...idSource(ids, records)
    },
    file: toFile(() => encodeColumns(columns))
  };
}

/** How many states of the data are held: some days, and the last versions for pages that have not followed yet. */
const SETS_KEPT = 6;

/** Builds the columns of a day once for each version of the data. */
export function keepColumns(
  dataVersion: () => Promise<string>,
  build: (asOf: string | null) => Promise<ColumnSet>
): (asOf: string | null, version?: string | null) => Promise<ColumnSet | null> {
  const sets = new Map<string, Promise<ColumnSet>>();
  return async (asOf, version = null) => {
    const current = version ?? (await dataVersion());
    const key = `${asOf} ${current}`;
    let set = sets.get(key) ?? null;
    if (!set) {
      if (version !== null && version !== (await dataVersion())) return null;
      set = build(asOf);
      // What could not be read is asked for again.
      set.catch(() => sets.delete(key));
    }
    sets.delete(key);
    sets.set(key, set);
    for (const old of [...sets.keys()].slice(0, -SETS_KEPT)) sets.delete(old);
    return set;
  };
}

/** Encodes once, and compresses once for each way of reading. */
function toFile(encode: () => Uint8Array): ColumnSet['file'] {
  const bytes = encode();
  const identity = new Uint8Array(bytes);
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 16)}"`;
  const bodies = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  const compress = {
    br: async () =>
      new Uint8Array(
        await promisify(brotliCompress)(identity, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length }
        })
      ),
    gzip: async () => new Uint8Array(await promisify(gzip)(identity)),
    identity: async () => identity
  };
  return {
    etag,
    body(encoding) {
      const body = bodies.get(encoding) ?? compress[encoding]();
      bodies.set(encoding, body);
      return body;
    }
  };
}

/** The columns that an address asks for: `asOf`, and `version` where row numbers must be of one. */
export async function columnsFor(locals: App.Locals, url: URL): Promise<ColumnSet> {
  const given = url.searchParams.get('asOf');
  const asOf = parseDay(given);
  if (given !== null && asOf === null) error(400, `asOf=${given}; expected a day as YYYY-MM-DD`);
  const version = url.searchParams.get('version');
  const found = await locals.site.columns(asOf, version);
  if (!found) error(410, `the data of version ${version} are gone; load the page's columns again`);
  return found;
}

/** JSON that is good for as long as the data's version in its address is. */
export function versioned(value: unknown, url: URL): Response {
  const lasting = url.searchParams.has('version');
  return new Response(JSON.stringify(value), {
    headers: {
      'content-type': 'application/json',
      'cache-control': lasting ? 'private, max-age=3600' : 'no-cache'
    }
  });
}

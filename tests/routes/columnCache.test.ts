import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { saveArticle } from '../../src/lib/server/store/articles.ts';
import { replaceRecords } from '../../src/lib/server/store/records.ts';
import type { Store } from '../../src/lib/server/store/store.ts';
import { openColumnCache } from '../../src/routes/columnCache.server.ts';
import { readColumnSet, restoreSet } from '../../src/routes/columns.server.ts';
import * as articles from '../fixtures/articles.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';
import { dialects } from '../server/store/stores.ts';

const LAND = {
  country: 'PK',
  provinces: PROVINCES.map((province) => ({ ...province, population: null })),
  browserRows: 1000
};
const folder = mkdtempSync(join(tmpdir(), 'dateline-cache-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(folder, String((folders += 1)));
const ALWAYS = { leastRows: 1, everyMs: 0 };

async function opened(open: () => Promise<Store>): Promise<Store> {
  const store = await open();
  for (const article of Object.values(articles).flat())
    await saveArticle(store, article, { sourceFile: null });
  await replaceRecords(store, RECORDS);
  return store;
}

describe.each(await dialects())('columns that are kept on the disk, of a store on $name', ({ open }) => {
  it('are those that would be read, with nothing read again', async () => {
    const store = await opened(open);
    const data = newFolder();
    const fresh = await readColumnSet(store, LAND);
    await openColumnCache(data, 'build 1', ALWAYS).write(fresh);
    const kept = restoreSet(store, LAND, (await openColumnCache(data, 'build 1', ALWAYS).read())!);
    const shares: number[] = [];
    const set = await readColumnSet(store, LAND, kept, (share) => shares.push(share));
    expect(shares).toEqual([]);
    expect(set.meta).toEqual(fresh.meta);
    expect(set.built).toEqual(fresh.built);
    expect(Array.from(await set.source.search('besham'))).toEqual(
      Array.from(await fresh.source.search('besham'))
    );
  });

  it('are followed where the records changed since', async () => {
    const store = await opened(open);
    const data = newFolder();
    await openColumnCache(data, 'build 1', ALWAYS).write(await readColumnSet(store, LAND));
    const [first, ...others] = RECORDS.incidents;
    await replaceRecords(store, {
      ...RECORDS,
      incidents: [{ ...first!, target: 'a windmill' }, ...others.slice(1)]
    });
    const kept = restoreSet(store, LAND, (await openColumnCache(data, 'build 1', ALWAYS).read())!);
    const shares: number[] = [];
    const set = await readColumnSet(store, LAND, kept, (share) => shares.push(share));
    const fresh = await readColumnSet(store, LAND);
    expect(shares).toEqual([]);
    expect(set.meta).toEqual(fresh.meta);
    expect(set.built).toEqual(fresh.built);
    expect((await set.source.search('windmill')).length).toBe(1);
  });

  it('count for nothing where another program wrote them, or where they were cut off', async () => {
    const store = await opened(open);
    const data = newFolder();
    const set = await readColumnSet(store, LAND);
    expect(await openColumnCache(data, 'build 1').read()).toBeNull();
    await openColumnCache(data, 'build 1', ALWAYS).write(set);
    expect(await openColumnCache(data, 'build 2').read()).toBeNull();
    const file = join(data, 'cache', 'columns.cache');
    writeFileSync(file, readFileSync(file).subarray(0, 300));
    expect(await openColumnCache(data, 'build 1').read()).toBeNull();
  });

  it('are written where there are many, and not at every change', async () => {
    const store = await opened(open);
    const data = newFolder();
    const set = await readColumnSet(store, LAND);
    await openColumnCache(data, 'build 1', { leastRows: 1000 }).write(set);
    expect(() => readdirSync(data)).toThrow();
    const cache = openColumnCache(data, 'build 1', { leastRows: 1 });
    await cache.write(set);
    await cache.write({ ...set, meta: { ...set.meta, dataVersion: 'the next' } });
    expect((await cache.read())?.dataVersion).toBe(set.meta.dataVersion);
    expect(readdirSync(join(data, 'cache'))).toEqual(['columns.cache']);
  });
});

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findArticleFiles } from '../../src/cli/files.ts';
import { ingest } from '../../src/cli/ingest.ts';
import { openPageFiles, readCoverage, readPageParts } from '../../src/lib/server/pageParts.ts';
import { listRecords } from '../../src/lib/server/store/records.ts';
import { openStore, type Store } from '../../src/lib/server/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-parts-'));
let store: Store;

beforeAll(async () => {
  store = await openStore({ dataDir: folder, databaseUrl: null });
  const files = findArticleFiles([
    'geodata/samples/gwadar-port-complex-attack.txt',
    'geodata/samples/noshki-bus.txt'
  ]);
  await ingest(store, files, { workers: 1, secondReader: null });
  symlinkSync(resolve('geodata'), join(folder, 'geodata'));
}, 120_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('says how the page is built where it was not', () => {
  expect(() => openPageFiles(folder, folder)).toThrow(/onefile\.html is not there; `npm run build` makes it/);
});

it('opens the page, the base map and the districts that were added', () => {
  mkdirSync(join(folder, 'build'));
  writeFileSync(join(folder, 'build/onefile.html'), '<p>');
  expect(openPageFiles(folder, folder)).toMatchObject({ template: '<p>', country: 'PK' });
  expect(openPageFiles(folder, folder).basemap).not.toHaveProperty('admin2');
  writeFileSync(join(folder, 'admin2-PK.geojson'), '{"type":"FeatureCollection","features":[]}');
  const { basemap } = openPageFiles(folder, folder);
  expect(Object.keys(basemap).sort()).toEqual(
    ['admin1', 'admin2', 'borders', 'land', 'province-lines', 'provinces', 'towns'].sort()
  );
});

it('reads the sentence round every quote, and how untitled articles begin', async () => {
  const records = await listRecords(store);
  const { contexts, openings } = await readPageParts(store, records);
  const all = [...records.incidents, ...records.measures];
  expect(all.length).toBeGreaterThan(1);
  for (const { id, reports } of all)
    reports.forEach(({ evidence, title, articleId }, i) => {
      evidence.forEach(({ start, end, quote }, n) => {
        const { text, from } = contexts.get(id)![i]![n]!;
        expect(text.slice(start - from, end - from)).toBe(quote);
      });
      expect(openings.has(articleId)).toBe(title === null);
    });
  const counted = async (asOf: string | null) =>
    (await readCoverage(store, records, asOf)).articles.reduce((sum, { count }) => sum + count, 0);
  expect(await counted(null)).toBe(2);
  expect(await counted('2000-01-01')).toBe(0);
});

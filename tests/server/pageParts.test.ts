import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findArticleFiles } from '../../src/cli/files.ts';
import { ingest } from '../../src/cli/ingest.ts';
import {
  heldState,
  openPageFiles,
  readCoverage,
  readEditions,
  readPageParts
} from '../../src/lib/server/pageParts.ts';
import { listRecords } from '../../src/lib/server/store/records.ts';
import type { StoryEdition } from '../../src/lib/export/html.ts';
import type { RecordState, StoryView } from '../../src/lib/model/index.ts';
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

it('holds for a story what its views show, cite and count, once for every state', async () => {
  const records = await listRecords(store);
  const all = [...records.incidents, ...records.measures];
  const [cited] = records.incidents.filter(({ location }) => location.admin1 !== 'PK-SD');
  const view = (query: string, part: Partial<StoryView> = {}): StoryView => ({
    id: query,
    query,
    bounds: null,
    caption: '',
    notes: '',
    citations: [],
    made: { on: '2024-12-31', dataVersion: '', counts: null },
    follows: true,
    ...part
  });
  const asked: RecordState[] = [];
  const covered = await readCoverage(store, records, null);
  const editionsOf = (...views: StoryView[]) =>
    readEditions(store, { title: '', views }, async (state) => {
      asked.push(state);
      return state.version === 'lost' ? null : heldState(records, covered);
    });
  const idsOf = ({ selection }: StoryEdition) =>
    [...selection.incidents, ...selection.measures].map(({ id }) => id).sort();

  const [none] = await editionsOf(view('admin1=PK-SD'));
  expect(idsOf(none!)).toEqual([]);
  const [cites] = await editionsOf(view('admin1=PK-SD', { citations: [cited!.id] }));
  expect(idsOf(cites!)).toEqual([cited!.id]);
  // The other provinces of a shaded map are shaded too.
  const [shaded] = await editionsOf(view('admin1=PK-SD&shade=killed'));
  expect(idsOf(shaded!)).toEqual(all.map(({ id }) => id).sort());

  asked.length = 0;
  const keptAt = (dataVersion: string) =>
    view('', { follows: false, made: { on: '2024-12-31', dataVersion, counts: null } });
  const editions = await editionsOf(view(''), view('admin1=PK-SD'), keptAt('known'), keptAt('lost'));
  const [now, known, lost, day] = [
    { asOf: null, version: null },
    { asOf: null, version: 'known' },
    { asOf: null, version: 'lost' },
    { asOf: '2024-12-31', version: null }
  ];
  expect(asked, 'each once').toEqual([known, lost, now, day]);
  expect(editions.map(({ state }) => state)).toEqual([now, known, day]);
  expect([...editions[0]!.contexts.keys()].sort()).toEqual(idsOf(editions[0]!));
});

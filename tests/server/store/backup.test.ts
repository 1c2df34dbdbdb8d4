import { mkdirSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { countArticles, readArticle, saveArticle } from '../../../src/lib/server/store/articles.ts';
import { backup, restore } from '../../../src/lib/server/store/backup.ts';
import { listExtractions, saveExtraction } from '../../../src/lib/server/store/extractions.ts';
import { dataVersion } from '../../../src/lib/server/store/meta.ts';
import { listRecords, replaceRecords } from '../../../src/lib/server/store/records.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import { article, extraction } from './samples.ts';
import { dialects } from './stores.ts';

const IDS = Array.from({ length: 12 }, (_, i) => `article-${i}`);

async function fill(store: Store): Promise<Store> {
  for (const id of IDS) {
    await saveArticle(store, article(id, { text: 'An early version.' }), { sourceFile: null });
    const { version } = await saveArticle(store, article(id), { sourceFile: `${id}.txt`, format: 'text' });
    await saveExtraction(store, version, extraction(article(id)));
  }
  await replaceRecords(store, mergeMentions(await listExtractions(store)));
  await store.db
    .insertInto('corrections')
    .values({
      id: 'c1',
      who: 'editor',
      made_at: '2024-04-01T10:00:00Z',
      why: null,
      action: JSON.stringify({ kind: 'undo', correction: 'c0' })
    })
    .execute();
  return store;
}

async function contentOf(store: Store) {
  return {
    records: await listRecords(store),
    extractions: await listExtractions(store),
    version: await dataVersion(store),
    early: await readArticle(store, IDS[0]!, 1),
    corrections: await store.db.selectFrom('corrections').selectAll().execute()
  };
}

const available = await dialects();
const ways = available.flatMap((from) =>
  available.map((to) => ({ from, to, way: `${from.name} to ${to.name}` }))
);

describe.each(ways)('a backup from $way', ({ from, to }) => {
  it('restores everything: versions, evidence, records, corrections', async () => {
    const source = await fill(await from.open());
    const folder = join(source.options.dataDir, 'backups');
    mkdirSync(folder);
    const file = join(folder, 'store.jsonl.gz');
    const { rows } = await backup(source, file);
    const target = await to.open();
    expect(await restore(file, target)).toEqual({ rows });
    expect(await contentOf(target)).toEqual(await contentOf(source));
    expect(readdirSync(dirname(file))).toEqual(['store.jsonl.gz']);
  });
});

describe.each(available)('restoring on $name', ({ open }) => {
  async function backedUp() {
    const source = await fill(await open());
    const file = join(source.options.dataDir, 'store.jsonl.gz');
    await backup(source, file);
    return { source, file, lines: gunzipSync(readFileSync(file)).toString().split('\n') };
  }

  it('refuses a store that holds something, unless it is forced', async () => {
    const { file, source } = await backedUp();
    const target = await open();
    await saveArticle(target, article('mine'), { sourceFile: null });
    await expect(restore(file, target)).rejects.toThrow(
      /already holds 1 rows; restore into an empty one, or add --force/
    );
    expect(await countArticles(target)).toBe(1);
    await restore(file, target, { force: true });
    expect(await readArticle(target, 'mine')).toBeNull();
    expect(await contentOf(target)).toEqual(await contentOf(source));
  });

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    ['cut off', (lines) => lines.slice(0, -20), /is cut off/],
    ['short of a row', (lines) => lines.toSpliced(5, 1), /should hold \d+ rows and holds \d+/],
    ['broken in the middle', (lines) => lines.with(40, '["articles",{'), /cannot restore/],
    [
      'of a newer program',
      (lines) => lines.with(0, '{"dateline":"backup","schema":"9999_future"}'),
      /written by a newer Dateline/
    ],
    ['of another program', (lines) => lines.with(0, 'PGDMP'), /is not a Dateline backup/],
    ['of a table that is none', (lines) => lines.with(1, '["pg_user",{"a":1}]'), /rows of "pg_user"/],
    [
      'of a column that is none',
      (lines) => lines.with(1, '["meta",{"key":"a","value":"b","more":"c"}]'),
      /cannot restore/
    ]
  ])('leaves the store as it was where the file is %s', async (_what, damage, message) => {
    const { file, lines, source } = await backedUp();
    const before = await contentOf(source);
    writeFileSync(file, gzipSync(damage(lines).join('\n')));
    await expect(restore(file, source, { force: true })).rejects.toThrow(message);
    expect(await contentOf(source)).toEqual(before);
  });

  it('leaves the store as it was where the compressed file ends early, or is missing', async () => {
    const { file, source } = await backedUp();
    const before = await contentOf(source);
    writeFileSync(file, readFileSync(file).subarray(0, -200));
    await expect(restore(file, source, { force: true })).rejects.toThrow(/cannot restore from .*as it was/);
    await expect(restore(`${file}.none`, source, { force: true })).rejects.toThrow(/ENOENT/);
    expect(await contentOf(source)).toEqual(before);
  });

  it('leaves no half file, and the old backup, where writing fails', async () => {
    const { file, source } = await backedUp();
    await expect(backup(source, dirname(file))).rejects.toThrow(/cannot write the backup/);
    expect(existsSync(file)).toBe(true);
    expect(readdirSync(dirname(dirname(file))).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import {
  countArticles,
  deleteArticlesFrom,
  listArticles,
  readArticle,
  saveArticle
} from '../../../src/lib/server/store/articles.ts';
import { StoreError } from '../../../src/lib/server/store/errors.ts';
import { listExtractions, saveExtraction } from '../../../src/lib/server/store/extractions.ts';
import { dataVersion } from '../../../src/lib/server/store/meta.ts';
import {
  listAggregates,
  listIncidents,
  listMeasures,
  listRecords,
  readIncident,
  readMeasure,
  replaceRecords
} from '../../../src/lib/server/store/records.ts';
import { openStore, type Store } from '../../../src/lib/server/store/store.ts';
import { article, extraction } from './samples.ts';
import { dialects } from './stores.ts';

const ORIGIN = { sourceFile: 'samples/besham.txt', format: 'text' };

async function ingest(store: Store, ids: string[]) {
  for (const id of ids) {
    const { version } = await saveArticle(store, article(id), ORIGIN);
    await saveExtraction(store, version, extraction(article(id)));
  }
}

const available = await dialects();

describe.each(available)('a store on $name', ({ name, open, options, reopen }) => {
  it('gives an article back as it was', async () => {
    const store = await open();
    const odd = article('odd', {
      title: null,
      publisher: null,
      published: null,
      url: 'https://example.org/?a=1&b=\'"'
    });
    await saveArticle(store, odd, { sourceFile: null });
    expect(await readArticle(store, 'odd')).toEqual(odd);
    expect(await readArticle(store, 'none')).toBeNull();
  });

  it('takes the same content for unchanged, wherever it comes from, and keeps the version that a change replaces', async () => {
    const store = await open();
    const changed = article('besham', { text: 'Seven people were killed.' });
    expect(await saveArticle(store, article('besham'), ORIGIN)).toEqual({ state: 'new', version: 1 });
    expect(await saveArticle(store, article('besham'), { sourceFile: 'copy.txt' })).toEqual({
      state: 'unchanged',
      version: 1
    });
    expect(await saveArticle(store, changed, ORIGIN)).toEqual({ state: 'changed', version: 2 });
    expect(await readArticle(store, 'besham')).toEqual(changed);
    expect(await readArticle(store, 'besham', 1)).toEqual(article('besham'));
    expect(await saveArticle(store, article('besham'), ORIGIN)).toEqual({ state: 'changed', version: 3 });
    expect((await listArticles(store)).map(({ id, version }) => [id, version])).toEqual([['besham', 3]]);
  });

  it('lists articles by their ids as bytes sort, not as a language does', async () => {
    const store = await open();
    for (const id of ['b', 'B', 'ä', 'a', '_', 'Z']) await saveArticle(store, article(id), ORIGIN);
    expect((await listArticles(store)).map(({ id }) => id)).toEqual(['B', 'Z', '_', 'a', 'b', 'ä']);
  });

  it('takes out what came from a folder, and takes it in again as a further version', async () => {
    const store = await open();
    await saveArticle(store, article('sample'), { sourceFile: '/data/samples/one.txt' });
    await saveArticle(store, article('own'), { sourceFile: '/data/samples-of-mine/one.txt' });
    expect(await deleteArticlesFrom(store, '/data/samples')).toBe(1);
    expect(await countArticles(store)).toBe(1);
    expect(await saveArticle(store, article('sample'), ORIGIN)).toEqual({ state: 'new', version: 2 });
  });

  it.each(['NUL \0', 'half a pair \ud83d'])('refuses text that no database keeps: %j', async (text) => {
    const store = await open();
    await expect(saveArticle(store, article('bad', { text }), ORIGIN)).rejects.toThrow(
      /article "bad": its text holds a NUL or half/
    );
  });

  it('gives extractions of current versions back as they were', async () => {
    const store = await open();
    await ingest(store, ['b', 'a']);
    const { version } = await saveArticle(store, article('a', { text: 'Changed and not yet read.' }), ORIGIN);
    expect(version).toBe(2);
    const { title, publisher, published, url } = article('b');
    const source = { articleId: 'b', articleVersion: 1, title, publisher, published, url };
    expect(await listExtractions(store)).toEqual([{ ...source, extraction: extraction(article('b')) }]);
  });

  it('puts a second reading of a version in place of the first', async () => {
    const store = await open();
    await ingest(store, ['a']);
    const again = { ...extraction(article('a'), 'bombing 2024-03-26 @Besham'), measures: [], rejected: [] };
    await saveExtraction(store, 1, again);
    expect((await listExtractions(store)).map((sourced) => sourced.extraction)).toEqual([again]);
  });

  it('refuses an extraction of an article that is not there, or says something else', async () => {
    const store = await open();
    await expect(saveExtraction(store, 1, extraction(article('a')))).rejects.toThrow(
      'version 1 of article "a" is not in the store'
    );
    await saveArticle(store, article('a', { text: 'Other words.' }), ORIGIN);
    await expect(saveExtraction(store, 1, extraction(article('a')))).rejects.toThrow(/says something else/);
  });

  it('gives records back as they were, alone and in lists', async () => {
    const store = await open();
    await ingest(store, ['a', 'b', 'c']);
    const records = mergeMentions(await listExtractions(store));
    await replaceRecords(store, records);
    expect(records.incidents.map(({ reports }) => reports.length).sort()).toEqual([1, 1, 1, 3]);
    expect(await listRecords(store)).toEqual(records);
    expect(JSON.stringify(await listRecords(store))).toBe(JSON.stringify(records));
    expect(await listIncidents(store)).toEqual(records.incidents);
    expect(await listMeasures(store)).toEqual(records.measures);
    expect(await listAggregates(store)).toEqual(records.aggregates);
    for (const incident of records.incidents)
      expect(await readIncident(store, incident.id)).toEqual(incident);
    for (const measure of records.measures) expect(await readMeasure(store, measure.id)).toEqual(measure);
    expect(await readIncident(store, records.measures[0]!.id)).toBeNull();
    expect(await readMeasure(store, 'mea-0')).toBeNull();
  });

  it('changes its data version exactly when the records change', async () => {
    const store = await open();
    expect(await dataVersion(store)).toBe('empty');
    await ingest(store, ['a']);
    const records = mergeMentions(await listExtractions(store));
    await replaceRecords(store, records);
    const version = await dataVersion(store);
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    await replaceRecords(store, mergeMentions(await listExtractions(store)));
    expect(await dataVersion(store)).toBe(version);
    await replaceRecords(store, { ...records, measures: [] });
    expect(await dataVersion(store)).not.toBe(version);
    expect(await listMeasures(store)).toEqual([]);
  });

  it('keeps the records of before where new ones cannot be stored', async () => {
    const store = await open();
    await ingest(store, ['a']);
    const records = mergeMentions(await listExtractions(store));
    await replaceRecords(store, records);
    const [first] = records.incidents;
    const orphan = { ...first!, reports: [{ ...first!.reports[0]!, articleId: 'nowhere' }] };
    await expect(replaceRecords(store, { ...records, incidents: [orphan] })).rejects.toThrow(/foreign key/i);
    expect(await listRecords(store)).toEqual(records);
  });

  it('undoes a transaction that fails, with all that was nested in it', async () => {
    const store = await open();
    const failing = store.transaction(async (inside) => {
      await saveArticle(inside, article('a'), ORIGIN);
      expect(await countArticles(inside)).toBe(1);
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await countArticles(store)).toBe(0);
  });

  it('opens a second time, and by two at once from the start, with what is in it', async () => {
    const where = await options();
    const [one, other] = await Promise.all([reopen(where), reopen(where)]);
    await saveArticle(one, article('a'), ORIGIN);
    expect(await readArticle(other, 'a')).toEqual(article('a'));
    expect(await countArticles(await reopen(where))).toBe(1);
  });

  it('refuses a store that a newer program wrote', async () => {
    const where = await options();
    const store = await reopen(where);
    await store.db
      .insertInto('kysely_migration' as never)
      .values({ name: '9999_future', timestamp: '' } as never)
      .execute();
    await expect(openStore(where)).rejects.toThrow(/written by a newer Dateline \(it knows 9999_future\)/);
  });

  it.runIf(name === 'sqlite')('writes ahead and through to the disk', async () => {
    const { db } = await open();
    const settings = await sql<{ mode: string; level: number; keys: number }>`
      select (select journal_mode from pragma_journal_mode) as mode,
             (select synchronous from pragma_synchronous) as level,
             (select foreign_keys from pragma_foreign_keys) as keys`.execute(db);
    expect(settings.rows).toEqual([{ mode: 'wal', level: 2, keys: 1 }]);
  });
});

describe('a store that cannot be opened', () => {
  it('names a file that is no store', async () => {
    const where = await available[0]!.options();
    writeFileSync(
      join(where.dataDir, 'dateline.db'),
      'not a database at all, but long enough to be looked at '.repeat(20)
    );
    await expect(openStore(where)).rejects.toThrow(/dateline\.db is not a Dateline store; move it away/);
    await expect(openStore(where)).rejects.toBeInstanceOf(StoreError);
  });

  it('names a folder that cannot be made', async () => {
    await expect(openStore({ dataDir: '/dev/null/data', databaseUrl: null })).rejects.toThrow(
      /cannot use the data folder \/dev\/null\/data/
    );
  });

  it('names a server that does not answer, without its password', async () => {
    const failing = openStore({ dataDir: '.', databaseUrl: 'postgres://me:secret@127.0.0.1:1/dateline' });
    await expect(failing).rejects.toThrow(
      /cannot use PostgreSQL at postgres:\/\/127\.0\.0\.1:1\/dateline: .*DATABASE_URL/
    );
    await expect(failing).rejects.not.toThrow(/secret/);
  });
});

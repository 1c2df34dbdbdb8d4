import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../bench/measure.ts';
import { mergeMentions } from '../../src/lib/server/merge/merge.ts';
import { listArticles } from '../../src/lib/server/store/articles.ts';
import { listCorrections } from '../../src/lib/server/store/corrections.ts';
import { listExtractions } from '../../src/lib/server/store/extractions.ts';
import { listRecords } from '../../src/lib/server/store/records.ts';
import { openStore, type Store } from '../../src/lib/server/store/store.ts';
import { startChild } from './child.ts';

/** `CRASH_KILLS=200` kills as often: half of them an ingest, half an editor. */
const KILLS = Number(process.env.CRASH_KILLS ?? 4);
const SEED = Number(process.env.CRASH_SEED ?? 1);
const MINUTES = 60_000;
/** Copies of the sample articles, so that an ingest takes long enough to be killed in its middle. */
const COPIES = 3;
/** So many ingests in a hundred are killed at any moment of the process, not only while they write. */
const ANY_MOMENT = 0.2;
/** An interrupted ingest is begun again so often before it is let finish. */
const KILLS_A_STORE = 4;

let scratch: string;
let articles: string;
/** A store that was never interrupted. */
let whole: { dataDir: string; contents: string; writesForMs: number; takesMs: number };
const seen = { kills: 0, midway: 0, acknowledged: 0 };
const random = randomFrom(SEED);

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'dateline-crash-'));
  articles = join(scratch, 'articles');
  mkdirSync(articles);
  for (const file of readdirSync('geodata/samples').filter((name) => name.endsWith('.txt')))
    for (let copy = 0; copy < COPIES; copy++)
      writeFileSync(join(articles, `${copy}-${file}`), readFileSync(join('geodata/samples', file)));
  const dataDir = join(scratch, 'whole');
  const started = performance.now();
  const child = startChild('ingest', dataDir, articles);
  const began = (await child.began) ?? 0;
  expect(await child.ended).toBe(0);
  const takesMs = performance.now() - started;
  const contents = await readStore(dataDir, contentsOf);
  whole = { dataDir, contents, writesForMs: takesMs - began, takesMs };
}, 5 * MINUTES);

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  console.log(
    `${seen.kills} kills; ${seen.midway} of them left an ingest half done or an editor's work stored; ` +
      `${seen.acknowledged} acknowledged articles and decisions looked for and found`
  );
});

describe('kill -9', () => {
  it(
    'of an ingest loses nothing that a reader saw, and an ingest that is begun again ends as one never interrupted',
    async () => {
      const wanted = Math.ceil(KILLS / 2);
      for (let store = 0, kills = 0; kills < wanted; store++) {
        const dataDir = join(scratch, `ingest-${store}`);
        for (let again = 0; again < KILLS_A_STORE && kills < wanted; again++, kills++)
          await killIngest(dataDir);
        expect(await startChild('ingest', dataDir, articles).ended).toBe(0);
        expect(await readStore(dataDir, contentsOf)).toBe(whole.contents);
        rmSync(dataDir, { recursive: true });
      }
    },
    120 * MINUTES
  );

  it(
    'of an editor keeps every decision that was acknowledged, and the map as they make it',
    async () => {
      const wanted = Math.floor(KILLS / 2);
      let dataDir = '';
      let acknowledged: string[] = [];
      for (let kill = 0; kill < wanted; kill++) {
        if (kill % 10 === 0) {
          dataDir = join(scratch, `edits-${kill}`);
          cpSync(whole.dataDir, dataDir, { recursive: true });
          acknowledged = [];
        }
        const child = startChild('edit', dataDir, String(SEED * 1000 + kill));
        await child.began;
        await child.killAfter(random() * 1500);
        seen.kills += 1;
        const decided = child.lines.filter((line) => line !== 'begin');
        acknowledged.push(...decided);
        seen.acknowledged += decided.length;
        if (decided.length > 0) seen.midway += 1;
        await readStore(dataDir, async (store) => {
          const corrections = await listCorrections(store);
          const stored = new Set(corrections.map(({ id }) => id));
          expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
          expect(stored.size - acknowledged.length).toBeLessThanOrEqual(kill + 1);
          const anew = mergeMentions(await listExtractions(store), corrections);
          expect(JSON.stringify(await listRecords(store))).toBe(JSON.stringify(anew));
        });
      }
    },
    120 * MINUTES
  );
});

/** One ingest, killed at a random moment while somebody reads the store. */
async function killIngest(dataDir: string): Promise<void> {
  const child = startChild('ingest', dataDir, articles);
  const acknowledged = acknowledgedIn.get(dataDir) ?? new Set();
  if (random() < ANY_MOMENT) await child.killAfter(random() * whole.takesMs);
  else {
    await child.began;
    const kill = child.killAfter(random() * whole.writesForMs * 0.7);
    await readWhile(dataDir, kill, acknowledged);
  }
  const finished = child.lines.includes('done');
  seen.kills += 1;
  await readStore(dataDir, async (store) => {
    const there = new Set((await listArticles(store)).map(({ id }) => id));
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
    // An article is never stored without what was read out of it.
    expect((await listExtractions(store)).map(({ articleId }) => articleId)).toEqual([...there].sort());
    acknowledgedIn.set(dataDir, there);
    seen.acknowledged += there.size;
    if (!finished && there.size > 0) seen.midway += 1;
  });
}

/** Articles that a reader has seen in a store. */
const acknowledgedIn = new Map<string, Set<string>>();

/** Adds the articles that a reader of the store sees until `end`. */
async function readWhile(dataDir: string, end: Promise<void>, acknowledged: Set<string>): Promise<void> {
  let isOver = false;
  void end.then(() => (isOver = true));
  const reader = await openStore({ dataDir, databaseUrl: null });
  while (!isOver) {
    for (const { id } of await listArticles(reader)) acknowledged.add(id);
    await sleep(20);
  }
  await reader.close();
}

async function readStore<T>(dataDir: string, read: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir, databaseUrl: null });
  try {
    const { rows } = await sql`pragma integrity_check`.execute(store.db);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    return await read(store);
  } finally {
    await store.close();
  }
}

async function contentsOf(store: Store): Promise<string> {
  return JSON.stringify([await listExtractions(store), await listRecords(store)]);
}

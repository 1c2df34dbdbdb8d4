import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { countArticles, listArticles, saveArticle } from '../../../src/lib/server/store/articles.ts';
import { StoreBusy } from '../../../src/lib/server/store/errors.ts';
import { listExtractions } from '../../../src/lib/server/store/extractions.ts';
import type { StoreOptions } from '../../../src/lib/server/store/store.ts';
import { withWriter } from '../../../src/lib/server/store/writer.ts';
import { article } from './samples.ts';
import { dialects } from './stores.ts';

const CHILD = fileURLToPath(new URL('writerChild.ts', import.meta.url));
const KILLS = 4;

/** A writing process; `lines` grows as it prints. */
function startWriter({ dataDir, databaseUrl }: StoreOptions, prefix: string, count: number) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', CHILD, dataDir, databaseUrl ?? '-', prefix, String(count)],
    {
      stdio: ['ignore', 'pipe', 'inherit']
    }
  );
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const until = (isThere: (lines: string[]) => boolean) =>
    new Promise<void>((done) => {
      const look = () => {
        if (!isThere(lines)) return;
        waiting.delete(look);
        done();
      };
      waiting.add(look);
      look();
    });
  return { lines, ended, until, kill: () => child.kill('SIGKILL') };
}

const idsOf = (lines: string[]) => lines.filter((line) => /^[a-z]+\d+$/.test(line));

describe.each(await dialects())('writers on $name', ({ name, open, options, reopen }) => {
  it('lets one in after the other', async () => {
    const store = await open();
    const order: string[] = [];
    const write = (who: string) =>
      withWriter(store, async () => {
        order.push(`${who} in`);
        await saveArticle(store, article(who), { sourceFile: null });
        order.push(`${who} out`);
      });
    await Promise.all([write('a'), write('b'), write('c')]);
    expect(order.filter((_, i) => i % 2 === 0).map((step) => step.replace(' in', ' out'))).toEqual(
      order.filter((_, i) => i % 2 === 1)
    );
    expect(await countArticles(store)).toBe(3);
  });

  it('says that it waits, then gives up with a name, and lets go after an error', async () => {
    const store = await open();
    const messages: string[] = [];
    await withWriter(store, async () => {
      const second = withWriter(store, async () => 'in', {
        timeoutMs: 250,
        onWait: (message) => messages.push(message)
      });
      await expect(second).rejects.toBeInstanceOf(StoreBusy);
    });
    expect(messages).toEqual(['another Dateline process is writing to the store; waiting for it to finish']);
    await expect(withWriter(store, () => Promise.reject(new Error('broken file')))).rejects.toThrow(
      'broken file'
    );
    expect(await withWriter(store, async () => 'in', { timeoutMs: 0 })).toBe('in');
  });

  it('makes a second process wait, which blocks no reader and loses nothing', async () => {
    const where = await options();
    const store = await reopen(where);
    const second = await withWriter(store, async () => {
      const child = startWriter(where, 'child', 20);
      await child.until((lines) => lines.some((line) => line.startsWith('wait ')));
      for (let i = 0; i < 20; i += 1) await saveArticle(store, article(`own${i}`), { sourceFile: null });
      expect(idsOf(child.lines)).toEqual([]);
      return child;
    });
    await second.until((lines) => lines.includes('begin'));
    expect(await countArticles(store)).toBeGreaterThanOrEqual(20);
    expect(await second.ended).toBe(0);
    expect(await countArticles(store)).toBe(40);
    expect(await listExtractions(store)).toHaveLength(20);
  });

  it(
    `opens after a writer was killed in the middle, ${KILLS} times, with all that was acknowledged`,
    { timeout: 90_000 },
    async () => {
      const where = await options();
      const acknowledged: string[] = [];
      for (let round = 0; round < KILLS; round += 1) {
        const child = startWriter(where, `round${'abcdef'[round]}`, 100_000);
        await child.until((lines) => idsOf(lines).length > 7 * round);
        child.kill();
        await child.ended;
        acknowledged.push(...idsOf(child.lines));
        const store = await reopen(where);
        const stored = new Set((await listArticles(store)).map(({ id }) => id));
        expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
        expect(await listExtractions(store)).toHaveLength(stored.size);
        if (name === 'sqlite') {
          const { rows } = await sql`pragma integrity_check`.execute(store.db);
          expect(rows).toEqual([{ integrity_check: 'ok' }]);
        }
        expect(await withWriter(store, async () => 'in', { timeoutMs: 5000 })).toBe('in');
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS);
    }
  );
});

import { afterEach, describe, expect, it } from 'vitest';
import { readInOrder } from '../../src/cli/readers.ts';
import { openResources } from '../../src/cli/resources.ts';
import type { Article } from '../../src/lib/model/index.ts';
import { readArticle } from '../../src/lib/server/pipeline.ts';

const resources = openResources();
const readHere = (article: Article) => readArticle(article, resources).extraction;

/** Short and long in turn, so that what begins later may well be done earlier. */
const articles = Array.from({ length: 60 }, (_, i): Article => {
  const sentence = `Gunmen killed ${i + 2} policemen near Mastung on Friday, officials said. `;
  const text = sentence.repeat(i % 3 === 0 ? 40 : 1).trim();
  return {
    id: `a${i}`,
    title: null,
    publisher: null,
    published: '2024-03-10',
    dateline: null,
    language: 'en',
    url: null,
    text
  };
});

/** Everything read, in order; `paceMs` is how long each reading is looked at, while threads open. */
async function readAll(workers: number, items: Article[], here: typeof readHere, paceMs = 0) {
  const readings = readInOrder(items, (article) => article, here, { workers, hereFirst: 5 });
  const all = [];
  for await (const reading of readings) {
    all.push(reading);
    await new Promise((resolve) => setTimeout(resolve, paceMs));
  }
  return all;
}

describe('reading many articles', () => {
  afterEach(() => (process.exitCode = undefined));

  it('gives on threads what it gives here, in the order of the articles', async () => {
    let readByUs = 0;
    const countAndRead = (article: Article) => {
      readByUs += 1;
      return readHere(article);
    };
    // Stands among others of its batch, and stops none of them.
    const unreadable = { ...(articles[0] as Article), id: 'unreadable', text: null as unknown as string };
    const items = [...articles.slice(0, -2), unreadable, ...articles.slice(-2)];
    const all = await readAll(2, items, countAndRead, 250);
    expect(all.map(({ item }) => item.id)).toEqual(items.map(({ id }) => id));
    expect(all.filter(({ failed }) => failed).map(({ item }) => item.id)).toEqual(['unreadable']);
    const threaded = all.filter(({ failed }) => !failed);
    expect(threaded.map(({ extraction }) => extraction)).toEqual(articles.map(readHere));
    expect(readByUs).toBeGreaterThanOrEqual(5);
    expect(readByUs).toBeLessThan(articles.length);
  }, 120_000);

  it('reads a short job without threads', async () => {
    const few = articles.slice(0, 5);
    let readByUs = 0;
    await readAll(4, few, (article) => {
      readByUs += 1;
      return readHere(article);
    });
    expect(readByUs).toBe(5);
  });

  it('names an article that cannot be read, and reads the rest', async () => {
    const all = await readAll(1, articles.slice(0, 3), (article) => {
      if (article.id === 'a1') throw new Error('no such luck');
      return readHere(article);
    });
    expect(all.map(({ failed, extraction }) => [failed, extraction?.id])).toEqual([
      [false, 'a0'],
      [true, undefined],
      [false, 'a2']
    ]);
    expect(process.exitCode).toBe(1);
  });
});

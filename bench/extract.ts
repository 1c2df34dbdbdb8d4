import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { readInOrder } from '../src/cli/readers.ts';
import { openResources } from '../src/cli/resources.ts';
import { readArticle } from '../src/lib/server/pipeline.ts';
import type { Article, Extraction } from '../src/lib/model/index.ts';
import type { Bench, Figures } from './bench.ts';
import { makeArticles, takeArticles } from './articles.ts';
import { heapAfterCollection, rounded, timeInTurn } from './measure.ts';

const ROUNDS = 3;
/** The heap is watched over this many times the articles of a round. */
const HEAP_ROUNDS = 20;
/** compromise is slow: it reads this share of the articles in each round, and is counted by the article. */
const COMPROMISE_SHARE = 0.1;

/** Whole reading (text, places, extraction, location) beside bare tagging and a bare parse of the same articles. */
export const bench: Bench = {
  about:
    'articles read a second on one core, beside wink-nlp tagging and compromise parsing them; heap; workers',
  sizeOf: 'articles a round; twenty times as many for the heap',
  size: 1000,
  async run({ size, seed }) {
    const articles = takeArticles(seed, size);
    const resources = openResources();
    // What its users load to have words tagged: sentences and parts of speech, nothing else.
    const wink = winkNLP(model, ['sbd', 'pos']);
    const few = articles.slice(0, Math.max(1, Math.round(size * COMPROMISE_SHARE)));
    const ms = await timeInTurn(
      {
        dateline: () => articles.forEach((article) => readArticle(article, resources)),
        wink: () => articles.forEach(({ text }) => wink.readDoc(text).tokens().out(wink.its.pos)),
        compromise: () => few.forEach(({ text }) => nlp(text))
      },
      ROUNDS
    );
    const perSecond = {
      dateline: (1000 * articles.length) / ms.dateline,
      wink: (1000 * articles.length) / ms.wink,
      compromise: (1000 * few.length) / ms.compromise
    };
    return {
      articlesPerSecond: rounded(perSecond.dateline, 0),
      winkPerSecond: rounded(perSecond.wink, 0),
      compromisePerSecond: rounded(perSecond.compromise, 1),
      vsWink: rounded(perSecond.dateline / perSecond.wink, 3),
      vsCompromise: rounded(perSecond.dateline / perSecond.compromise, 1),
      wordsPerArticle: rounded(meanWords(articles.map(({ text }) => text)), 0),
      ...(await scaleOver(2, articles, (article) => readArticle(article, resources).extraction)),
      heapArticles: size * HEAP_ROUNDS,
      heapGrowthMB: rounded(
        heapGrowth(seed, size * HEAP_ROUNDS, (article) => readArticle(article, resources)),
        1
      )
    };
  }
};

/** How much faster `workers` threads read the articles than one does, the threads' start not counted. */
async function scaleOver(
  workers: number,
  articles: readonly Article[],
  readHere: (article: Article) => Extraction
): Promise<Figures> {
  const seconds = async (threads: number): Promise<number> => {
    let began = NaN;
    let number = 0;
    // The first round opens and warms the threads up.
    const rounds = [...articles, ...articles];
    const readings = readInOrder(rounds, (article) => article, readHere, { workers: threads, hereFirst: 1 });
    for await (const { item } of readings)
      if (++number === articles.length && item) began = performance.now();
    return (performance.now() - began) / 1000;
  };
  const one = await seconds(1);
  const many = await seconds(workers);
  return { workers, workersSpeedUp: rounded(one / many) };
}

type Read = (article: ReturnType<typeof takeArticles>[number]) => unknown;

/** MB that the heap has grown between the first tenth of the articles and the last. */
function heapGrowth(seed: number, count: number, read: Read): number {
  const articles = makeArticles(seed + 1);
  const readNext = (many: number) => {
    for (let i = 0; i < many; i++) read(articles.next().value as Parameters<Read>[0]);
  };
  readNext(Math.round(count / 10));
  const before = heapAfterCollection();
  readNext(count - Math.round(count / 10));
  return (heapAfterCollection() - before) / 2 ** 20;
}

function meanWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / texts.length;
}

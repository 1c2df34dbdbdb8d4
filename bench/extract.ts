import { availableParallelism } from 'node:os';
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
/** Threads that are tried at the most: each opens its own gazetteer. */
const MOST_WORKERS = 4;
/** Articles that each thread reads before it is timed: until then its code is not compiled. */
const WARM_ARTICLES = 1200;
/** Threads that have not opened by then are taken not to. */
const OPENING_MS = 60_000;
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
      ...(await scaleOver(articles, (article) => readArticle(article, resources).extraction)),
      heapArticles: size * HEAP_ROUNDS,
      heapGrowthMB: rounded(
        heapGrowth(seed, size * HEAP_ROUNDS, (article) => readArticle(article, resources)),
        1
      )
    };
  }
};

/** How much faster warm threads, one a core, read the articles than this one does; with one core they cannot. */
async function scaleOver(
  articles: readonly Article[],
  readHere: (article: Article) => Extraction
): Promise<Figures> {
  const cores = availableParallelism();
  const workers = Math.max(2, Math.min(MOST_WORKERS, cores));
  const one = await perSecondOn(1, articles, readHere);
  const many = await perSecondOn(workers, articles, readHere);
  return {
    cores,
    workers,
    workersPerSecond: rounded(many, 0),
    workersSpeedUp: rounded(many / one)
  };
}

/** Articles a second on so many threads, once they have opened and warmed up. */
async function perSecondOn(
  workers: number,
  articles: readonly Article[],
  readHere: (article: Article) => Extraction
): Promise<number> {
  let here = 0;
  let began = NaN;
  const countHere = (article: Article) => {
    here += 1;
    return readHere(article);
  };
  function* items(): Generator<Article> {
    const deadline = performance.now() + OPENING_MS;
    // Until the threads have opened, articles are read here.
    for (let before = -1; workers > 1 && before < here && performance.now() < deadline;) {
      before = here;
      yield articles[here % articles.length] as Article;
    }
    for (let i = 0; i < WARM_ARTICLES * workers; i++) yield articles[i % articles.length] as Article;
    began = performance.now();
    yield* articles;
  }
  const readings = readInOrder(items(), (article) => article, countHere, { workers, hereFirst: 0 });
  for await (const { failed } of readings)
    if (failed) throw new Error('an article of the bench was not read');
  return (1000 * articles.length) / (performance.now() - began);
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

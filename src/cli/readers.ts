import { setImmediate } from 'node:timers/promises';
import Tinypool from 'tinypool';
import type { Article, Extraction } from '../lib/model/index.ts';
import { tell } from './terminal.ts';
import type { Answer } from './worker.ts';

export interface ReaderOptions {
  /** Threads to read on when there are many articles; 1 reads them all here. */
  workers: number;
  /** Articles that are read here before threads are started: a thread takes about a second to open, a short job less. */
  hereFirst?: number;
}

/** What became of an item's article; no extraction where it needed no reading or could not be read. */
interface Read<T> {
  item: T;
  extraction: Extraction | null;
  failed: boolean;
}

const HERE_FIRST = 150;
/** Articles that a thread is sent at once: the words between threads cost about as much for one as for several. */
const BATCH = 8;
/** Batches under way for each thread, so that none waits for the next; bounds what is held in memory. */
const AHEAD_PER_WORKER = 3;

/**
 * Reads the items' articles, on threads once there are many, and gives them in the items' own order. `articleOf` gives
 * null for an item that needs no reading. An article whose reading fails is named and sets exit status 1.
 */
export async function* readInOrder<T>(
  items: Iterable<T> | AsyncIterable<T>,
  articleOf: (item: T) => Article | null | Promise<Article | null>,
  readHere: (article: Article) => Extraction | Promise<Extraction>,
  options: ReaderOptions
): AsyncGenerator<Read<T>> {
  const readers = new Readers(readHere, options);
  const underWay: UnderWay<T>[] = [];
  try {
    for await (const item of items) {
      const article = await articleOf(item);
      const result = article ? readers.read(article) : Promise.resolve(null);
      result.catch(() => {}); // told when its turn comes
      underWay.push({ item, article, result });
      while (underWay.length >= readers.ahead) yield settle(underWay.shift() as UnderWay<T>);
    }
    readers.send();
    for (const next of underWay) yield settle(next);
  } finally {
    await readers.close();
  }
}

interface UnderWay<T> {
  item: T;
  article: Article | null;
  result: Promise<Extraction | null>;
}

async function settle<T>({ item, article, result }: UnderWay<T>): Promise<Read<T>> {
  try {
    return { item, extraction: await result, failed: false };
  } catch (error) {
    tell(`UnreadableArticle: ${article?.id}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return { item, extraction: null, failed: true };
  }
}

/** An article on its way to a thread, and who waits for it. */
interface Waiting {
  article: Article;
  resolve(extraction: Extraction): void;
  reject(error: unknown): void;
}

function answer({ resolve, reject }: Waiting, given: Answer | undefined): void {
  if (given?.extraction) resolve(given.extraction);
  else reject(given?.error ?? new Error('the thread gave no answer'));
}

/** Reads here until threads are worth their start and have opened everything; from then on there. */
class Readers {
  readonly #here: (article: Article) => Extraction | Promise<Extraction>;
  readonly #workers: number;
  #left: number;
  #pool: Tinypool | null = null;
  #ready = false;
  #batch: Waiting[] = [];

  constructor(
    here: (article: Article) => Extraction | Promise<Extraction>,
    { workers, hereFirst = HERE_FIRST }: ReaderOptions
  ) {
    this.#here = here;
    this.#workers = workers;
    this.#left = hereFirst;
  }

  /** How many articles may be under way at once. */
  get ahead(): number {
    return this.#ready ? this.#workers * AHEAD_PER_WORKER * BATCH : 1;
  }

  /** On threads it is read once the batch is full, or sent as it is. */
  read(article: Article): Promise<Extraction> {
    if (!this.#ready) return this.#readHere(article);
    return new Promise((resolve, reject) => {
      this.#batch.push({ article, resolve, reject });
      if (this.#batch.length >= BATCH) this.send();
    });
  }

  /** Sends the articles that wait for others. */
  send(): void {
    const batch = this.#batch;
    if (!this.#pool || batch.length === 0) return;
    this.#batch = [];
    const answered = this.#pool.run(batch.map(({ article }) => article)) as Promise<Answer[]>;
    answered.then(
      (answers) => batch.forEach((waiting, i) => answer(waiting, answers[i])),
      (error: unknown) => batch.forEach(({ reject }) => reject(error))
    );
  }

  async #readHere(article: Article): Promise<Extraction> {
    this.#left -= 1;
    if (this.#left < 0 && this.#workers > 1) {
      this.#pool ??= this.#start();
      await setImmediate(); // lets the threads' own words come in
    }
    return this.#here(article);
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }

  #start(): Tinypool {
    const pool = new Tinypool({
      filename: new URL('./worker.mjs', import.meta.url).href,
      minThreads: this.#workers,
      maxThreads: this.#workers,
      idleTimeout: 60_000
    });
    const opened = Array.from({ length: this.#workers }, () => pool.run(null));
    Promise.all(opened).then(
      () => (this.#ready = true),
      (error: unknown) =>
        tell(`Reading on one thread: ${error instanceof Error ? error.message : String(error)}`)
    );
    return pool;
  }
}

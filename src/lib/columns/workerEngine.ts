import { formatFilter, type Filter } from '../model/index.ts';
import type { DataMeta, Engine, View } from './engine.ts';

/** `engine` is the number that the page gave to the state of the data that is asked. */
export interface Question {
  id: number;
  engine: number;
  method: 'open' | 'close' | 'drop' | Exclude<keyof Engine, 'meta' | 'close'>;
  args: unknown[];
}

export interface Opening {
  base: string;
  query: string;
  /** Number of the state that is held already, from which the new one may follow. */
  before: number | null;
  /** What will be asked first; it is answered with the opening. */
  first: Filter | null;
}

export interface Opened {
  meta: DataMeta;
  /** Of the first filter. */
  view: View | null;
}

export interface Answer {
  id: number;
  value?: unknown;
  /** Why there is no value, in words. */
  error?: string;
}

export interface WorkerEngineOptions {
  /** Address of the site's root, absolute, with a slash at its end. */
  base: string;
  /** ISO date: the records as known that day; null is everything that was read. */
  asOf: string | null;
  /** The version of the data that the page's address is fixed to; without one it is the newest. */
  version?: string | null;
  /** An engine of an earlier version of the data: where it was opened here too, only what changed since is fetched. */
  before?: Engine | null;
  /** The filter whose view is asked for next: so that nobody waits for two answers where one will do. */
  first?: Filter | null;
}

interface WorkerEngine extends Engine {
  /** The newest data, from what is held here. */
  openNext(first: Filter | null): Promise<Engine>;
}

/**
 * Opens the columns in a worker of the browser. For another version of the data open another engine and close this one;
 * until its answers are there this one goes on answering, as long as the server keeps what it asks for.
 * @throws Error where the columns cannot be fetched.
 */
export async function openWorkerEngine(options: WorkerEngineOptions): Promise<Engine> {
  const { base, asOf, version = null, before = null, first = null } = options;
  const query = new URLSearchParams();
  if (asOf !== null) query.set('asOf', asOf);
  if (version !== null) query.set('version', version);
  // A past day's records do not change one by one, and those of a version not at all.
  if (query.size === 0 && before !== null && isWorkerEngine(before)) return before.openNext(first);
  return startWorker().open({ base, query: query.toString(), before: null, first });
}

/** The same for a page: of the server that it came from, and of the version that its address is fixed to. */
export function openPageEngine(
  url: URL,
  options: Pick<WorkerEngineOptions, 'asOf' | 'before' | 'first'>
): Promise<Engine> {
  const base = new URL('/', location.href).href;
  return openWorkerEngine({ base, version: url.searchParams.get('version'), ...options });
}

function isWorkerEngine(engine: Engine): engine is WorkerEngine {
  return 'openNext' in engine;
}

/** A worker, which ends with the last of its engines. */
function startWorker(): { open(opening: Opening): Promise<Engine> } {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<
    number,
    { engine: number; resolve(value: unknown): void; reject(error: Error): void }
  >();
  const alive = new Set<number>();
  let [lastQuestion, lastEngine] = [0, 0];

  function rejectAll(error: Error, of: number | null = null) {
    for (const [id, { engine, reject }] of waiting) {
      if (of !== null && engine !== of) continue;
      waiting.delete(id);
      reject(error);
    }
  }

  worker.onmessage = ({ data: { id, value, error } }: MessageEvent<Answer>) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  };
  worker.onerror = (event) =>
    rejectAll(new Error(event.message || 'the columns’ worker could not be started'));

  function ask<T>(
    engine: number,
    method: Question['method'],
    args: unknown[],
    signal?: AbortSignal
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const id = (lastQuestion += 1);
      waiting.set(id, { engine, resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ id, engine, method, args } satisfies Question);
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(id)) return;
        worker.postMessage({ id, engine, method: 'drop', args: [] } satisfies Question);
        reject(new DOMException('nobody waits for it any more', 'AbortError'));
      });
    });
  }

  function close(engine: number) {
    if (!alive.delete(engine)) return;
    rejectAll(new Error('the columns were closed'), engine);
    if (alive.size === 0) worker.terminate();
    else worker.postMessage({ id: 0, engine, method: 'close', args: [] } satisfies Question);
  }

  async function open(opening: Opening): Promise<Engine> {
    const number = (lastEngine += 1);
    alive.add(number);
    try {
      const { meta, view } = await ask<Opened>(number, 'open', [opening]);
      const firstKey = opening.first && formatFilter(opening.first).toString();
      const asked =
        <M extends Exclude<Question['method'], 'open' | 'close' | 'drop' | 'tile'>>(method: M) =>
        (...args: Parameters<Engine[M]>) =>
          ask(number, method, args) as ReturnType<Engine[M]>;
      const engine: WorkerEngine = {
        meta,
        view: async (filter) =>
          view !== null && formatFilter(filter).toString() === firstKey
            ? { ...view, filter }
            : ask<View>(number, 'view', [filter]),
        choices: asked('choices'),
        page: asked('page'),
        follow: asked('follow'),
        find: asked('find'),
        recordsAt: asked('recordsAt'),
        recordsIn: asked('recordsIn'),
        row: asked('row'),
        tile: (filter, z, x, y, signal) => ask(number, 'tile', [filter, z, x, y], signal),
        openNext: (first) => open({ ...opening, before: alive.has(number) ? number : null, first }),
        close: () => close(number)
      };
      return engine;
    } catch (error) {
      close(number);
      throw error;
    }
  }

  return { open };
}

import type { DataMeta, Engine } from './engine.ts';

export interface Question {
  id: number;
  method: 'open' | Exclude<keyof Engine, 'meta' | 'close'>;
  args: unknown[];
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
}

/**
 * Opens the columns in a worker of the browser. For another version of the data open another engine and close this one;
 * until its answers are there this one goes on answering, as long as the server keeps what it asks for.
 * @throws Error where the columns cannot be fetched.
 */
export async function openWorkerEngine({ base, asOf }: WorkerEngineOptions): Promise<Engine> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  const rejectAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.onmessage = ({ data: { id, value, error } }: MessageEvent<Answer>) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  };
  worker.onerror = (event) =>
    rejectAll(new Error(event.message || 'the columns’ worker could not be started'));
  const ask = <T>(method: Question['method'], ...args: unknown[]) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ id: last, method, args } satisfies Question);
    });
  const close = () => {
    worker.terminate();
    rejectAll(new Error('the columns were closed'));
  };
  try {
    const meta = await ask<DataMeta>('open', base, asOf === null ? '' : `asOf=${asOf}`);
    return { meta, ...askEverything(ask), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Every question of an engine, asked of somebody else by its name. */
export function askEverything(
  ask: <T>(method: Exclude<keyof Engine, 'meta' | 'close'>, ...args: unknown[]) => Promise<T>
): Omit<Engine, 'meta' | 'close'> {
  return {
    view: (...args) => ask('view', ...args),
    choices: (...args) => ask('choices', ...args),
    page: (...args) => ask('page', ...args),
    follow: (...args) => ask('follow', ...args),
    find: (...args) => ask('find', ...args),
    tile: (...args) => ask('tile', ...args),
    recordsAt: (...args) => ask('recordsAt', ...args),
    recordsIn: (...args) => ask('recordsIn', ...args),
    row: (...args) => ask('row', ...args)
  };
}

import { Worker } from 'node:worker_threads';
import { mergeLimits } from '../src/routes/mergeLimits.server.ts';
import type { Bench, BenchOptions, Figures } from './bench.ts';

/** Time of the merge when the articles double, and how its records agree with what was told. */
export const bench: Bench = {
  about: 'merging 1,000 articles and twice as many, up to the size: time when doubled; pairs joined rightly',
  sizeOf: 'articles in the largest world',
  size: 64_000,
  run: measureInThread
};

/** In a thread with the memory that the server gives to the one that it merges in. */
function measureInThread(options: BenchOptions): Promise<Figures> {
  const thread = new Worker(new URL('mergeThread.mjs', import.meta.url), {
    workerData: options,
    execArgv: [],
    resourceLimits: mergeLimits()
  });
  return new Promise((resolve, reject) => {
    thread.on('message', resolve).on('error', reject);
    thread.on('exit', (code) => reject(new Error(`the thread ended before it answered, with ${code}`)));
  });
}

import { decodeColumns } from './arrow.ts';
import { createEngine } from './createEngine.ts';
import type { DataMeta, Engine } from './engine.ts';
import { fetchJson, httpSource } from './httpSource.ts';
import { openRemoteEngine } from './remoteEngine.ts';
import type { Answer, Question } from './workerEngine.ts';

/** Holds the columns off the page's thread and answers for them; see `openWorkerEngine`. */
let engine: Promise<Engine> | null = null;

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data);
});

async function answer({ id, method, args }: Question): Promise<void> {
  const reply = (answer: Omit<Answer, 'id'>, transfer: Transferable[] = []) =>
    postMessage({ id, ...answer }, { transfer });
  try {
    if (method === 'open') {
      engine = openEngine(...(args as [string, string]));
      reply({ value: (await engine).meta });
      return;
    }
    if (!engine) throw new Error(`the worker was asked for ${method} before it was opened`);
    const answering = (await engine)[method] as (...args: unknown[]) => Promise<unknown>;
    const value = await answering(...args);
    if (!(value instanceof Uint8Array)) return reply({ value });
    // A tile is handed over, not copied.
    const whole = value.byteLength === value.buffer.byteLength ? value : value.slice();
    reply({ value: whole }, [whole.buffer as ArrayBuffer]);
  } catch (error) {
    reply({ error: error instanceof Error ? error.message : String(error) });
  }
}

async function openEngine(base: string, query: string): Promise<Engine> {
  const meta = await fetchJson<DataMeta>(`${base}columns.json?${query}`);
  const versioned = withVersion(query, meta.dataVersion);
  if (meta.isRemote) return openRemoteEngine(base, versioned, meta);
  const address = `${base}columns.arrow?${versioned}`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const columns = decodeColumns(new Uint8Array(await response.arrayBuffer()));
  return createEngine(columns, meta, httpSource(base, versioned));
}

function withVersion(query: string, version: string): string {
  const params = new URLSearchParams(query);
  params.set('version', version);
  return params.toString();
}

import { decodeColumns } from './arrow.ts';
import type { Columns } from './columns.ts';
import { createEngine } from './createEngine.ts';
import type { DataMeta, Engine, View } from './engine.ts';
import { fetchJson, fetchPatiently, httpSource } from './httpSource.ts';
import type { ColumnPatch } from './patch.ts';
import { createQueue } from './queue.ts';
import type { Answer, Opened, Opening, Question } from './workerEngine.ts';

/** Holds the columns off the page's thread and answers for them; see `openWorkerEngine`. */
interface Held {
  engine: Engine;
  /** Null where they stay on the server. */
  columns: Columns | null;
}

/** By the numbers that the page gave them: a state of the data, and for a moment the one before it. */
const held = new Map<number, Held>();

const channel = new MessageChannel();
let next: (() => void) | null = null;
channel.port1.onmessage = () => next?.();
const queue = createQueue((run) => {
  next = run;
  channel.port2.postMessage(null);
});

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { id, engine, method, args } = data;
  if (method === 'close') held.delete(engine);
  else if (method === 'drop') queue.drop(id);
  else if (method === 'open') void reply(id, () => openFirst(engine, args[0] as Opening));
  else
    queue.add({
      id,
      rank: method === 'view' ? 0 : method === 'tile' ? 2 : 1,
      zoom: method === 'tile' ? (args[1] as number) : null,
      run: () => void reply(id, () => ask(engine, method, args))
    });
});

async function reply(id: number, work: () => Promise<unknown>): Promise<void> {
  const send = (answer: Omit<Answer, 'id'>, transfer: Transferable[] = []) =>
    postMessage({ id, ...answer }, { transfer });
  try {
    const value = await work();
    if (!(value instanceof Uint8Array)) return send({ value });
    // A tile is handed over, not copied.
    const whole = value.byteLength === value.buffer.byteLength ? value : value.slice();
    send({ value: whole }, [whole.buffer as ArrayBuffer]);
  } catch (error) {
    send({ error: error instanceof Error ? error.message : String(error) });
  }
}

async function ask(
  number: number,
  method: Exclude<Question['method'], 'open' | 'close' | 'drop'>,
  args: unknown[]
) {
  const found = held.get(number);
  if (!found) throw new Error(`the worker was asked for ${method} of columns that are closed`);
  const answering = found.engine[method] as (...args: unknown[]) => Promise<unknown>;
  return answering(...args);
}

async function openFirst(number: number, opening: Opening): Promise<Opened> {
  const meta = await open(number, opening);
  const { first } = opening;
  const engine = held.get(number)?.engine;
  // What it cannot answer it says when it is asked again, by itself.
  const view: View | null = first && engine ? await engine.view(first).catch(() => null) : null;
  return { meta, view };
}

async function open(number: number, { base, query, before }: Opening): Promise<DataMeta> {
  // Taken at once: it may be closed while the newest state is asked for.
  const known = before === null ? null : (held.get(before) ?? null);
  const meta = await fetchJson<DataMeta>(`${base}columns.json?${query}`);
  const versioned = withParams(query, { version: meta.dataVersion });
  if (meta.isRemote) {
    const { openRemoteEngine } = await import('./remoteEngine.ts');
    held.set(number, { engine: openRemoteEngine(base, versioned, meta), columns: null });
    return meta;
  }
  const columns =
    (known && (await followColumns(base, query, known, meta))) ?? (await fetchColumns(base, versioned));
  held.set(number, { engine: createEngine(columns, meta, httpSource(base, versioned)), columns });
  return meta;
}

/** What the columns held here have become; null where the server does not tell what has changed. */
async function followColumns(
  base: string,
  query: string,
  { engine, columns }: Held,
  { dataVersion, length }: DataMeta
): Promise<Columns | null> {
  if (columns === null) return null;
  const asked = withParams(query, { since: engine.meta.dataVersion, version: dataVersion });
  const patch = await fetchJson<ColumnPatch | null>(`${base}changes.json?${asked}`);
  if (patch === null) return null;
  const { applyPatch } = await import('./patch.ts');
  const followed = applyPatch(columns, patch);
  return followed?.length === length ? followed : null;
}

async function fetchColumns(base: string, query: string): Promise<Columns> {
  const address = `${base}columns.arrow?${query}`;
  const response = await fetchPatiently(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return decodeColumns(new Uint8Array(await response.arrayBuffer()));
}

function withParams(query: string, more: Record<string, string>): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  return params.toString();
}

import { setImmediate } from 'node:timers/promises';
import { hasWords, searchWords } from '../lib/columns/text.ts';
import type { State } from '../lib/server/store/state.ts';
import { startWordIndex, type WordIndex } from './wordIndex.server.ts';

/** The words of the records of one state of the data. */
export interface Words {
  /** Ascending numbers of the rows that hold every word of `q`; waits where the words are still being read. */
  search(q: string): Promise<Uint32Array>;
  /** Reads them now, for who searches later. */
  prepare(): void;
  /** Those of a state in which these records differ: nothing of the others is read again. */
  follow(changed: Iterable<string>, next: Rows): Words;
}

/** Where the records of a state are, and where they stand in its columns. */
export interface Rows {
  state: Pick<State, 'texts' | 'wordsOf'>;
  locate(id: string): number | null;
  length: number;
}

/** What was read once; states that follow from each other share it. */
interface Base {
  index: WordIndex;
  /** By the number of a text the record that it is of. One that stands there twice counts where it stands last. */
  ids: string[];
}

/** Beyond so many changed records the words are read anew. */
const MOST_CHANGED = 10_000;
/** Texts that are taken in before others get their turn. */
const TEXTS_A_STEP = 200;

export function readWords(rows: Rows): Words {
  return wordsFrom(() => readBase(rows.state), new Map(), rows);
}

/** @param changed texts of the records that differ from the base; null where they were not read yet */
function wordsFrom(first: () => Promise<Base>, changed: Map<string, string[] | null>, rows: Rows): Words {
  // Where the state that was read first is gone, this one is read in its place.
  const base = remembered(() => first().catch(() => readBase(rows.state)));
  const standing = remembered(async () => standAt(await base(), changed, rows));
  return {
    async search(q) {
      const words = searchWords(q);
      // Both may take a while, and neither needs the other.
      const [found, rowOf] = await Promise.all([base().then(({ index }) => index.find(words)), standing()]);
      const isFound = new Uint8Array(rows.length);
      for (const text of found) if (rowOf[text]! >= 0) isFound[rowOf[text]!] = 1;
      const missing = [...changed].flatMap(([id, texts]) => (texts === null ? id : []));
      if (missing.length > 0)
        for (const [id, texts] of await rows.state.wordsOf(missing)) changed.set(id, texts);
      for (const [id, texts] of changed) {
        const row = rows.locate(id);
        if (row !== null && texts && hasWords(texts, words)) isFound[row] = 1;
      }
      return rowsIn(isFound);
    },
    prepare: () => void base().catch(() => {}),
    follow(ids, next) {
      const all = new Map(changed);
      for (const id of ids) all.set(id, null);
      return all.size > MOST_CHANGED ? readWords(next) : wordsFrom(base, all, next);
    }
  };
}

async function readBase(state: Rows['state']): Promise<Base> {
  const index = startWordIndex();
  const ids: string[] = [];
  for await (const records of state.texts())
    for (const { id, texts } of records) {
      ids.push(id);
      if (index.add(texts) % TEXTS_A_STEP === 0) await setImmediate();
    }
  return { index: index.finish(), ids };
}

/** By the number of a text its row; -1 for one that counts no more. */
async function standAt(
  { ids }: Base,
  changed: ReadonlyMap<string, unknown>,
  { locate, length }: Rows
): Promise<Int32Array> {
  const rowOf = new Int32Array(ids.length).fill(-1);
  const isTaken = new Uint8Array(length);
  for (let text = ids.length - 1; text >= 0; text--) {
    if (text % 100_000 === 0) await setImmediate();
    const id = ids[text]!;
    const row = changed.size > 0 && changed.has(id) ? null : locate(id);
    if (row === null || isTaken[row] === 1) continue;
    isTaken[row] = 1;
    rowOf[text] = row;
  }
  return rowOf;
}

function rowsIn(flags: Uint8Array): Uint32Array {
  const rows = new Uint32Array(flags.reduce((sum, flag) => sum + flag, 0));
  for (let row = 0, next = 0; row < flags.length; row++) if (flags[row] === 1) rows[next++] = row;
  return rows;
}

/** Asks once; what failed is asked again. */
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    if (answer) return answer;
    const asked = (answer = ask());
    asked.catch(() => (answer = null));
    return asked;
  };
}

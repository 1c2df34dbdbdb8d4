/** Typed arrays of a key index; what a stored image holds. */
export interface KeyIndexData {
  /** All keys in UTF-16 code units, one after the other. */
  keyUnits: Uint16Array;
  /** Where key i starts; one longer than there are keys. */
  keyStarts: Uint32Array;
  /** Open-addressing hash table of key number + 1, 0 where empty; its length is a power of two. */
  slots: Uint32Array;
  /** Where the postings of key i start; one longer than there are keys. */
  postStarts: Uint32Array;
  posts: Uint32Array;
}

/** From a string to a short list of numbers, in five typed arrays: about 30 bytes a name, nothing to build when opened. */
export class KeyIndex {
  readonly data: KeyIndexData;
  readonly #mask: number;

  constructor(data: KeyIndexData) {
    this.data = data;
    this.#mask = data.slots.length - 1;
  }

  get size(): number {
    return this.data.keyStarts.length - 1;
  }

  /** Postings of the key, in the order they were added; empty where it is not there. */
  find(key: string): Uint32Array {
    const { postStarts, posts } = this.data;
    const entry = this.#entryOf(key);
    return entry === 0 ? NONE : posts.subarray(postStarts[entry - 1], postStarts[entry]);
  }

  has(key: string): boolean {
    const { postStarts } = this.data;
    const entry = this.#entryOf(key);
    return entry !== 0 && postStarts[entry - 1] !== postStarts[entry];
  }

  /** Number of the key plus 1, 0 where it is not there. */
  #entryOf(key: string): number {
    const { slots } = this.data;
    for (let slot = hash(key) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const entry = slots[slot] ?? 0;
      if (entry === 0 || this.#equals(entry - 1, key)) return entry;
    }
  }

  #equals(index: number, key: string): boolean {
    const { keyUnits, keyStarts } = this.data;
    const start = keyStarts[index] ?? 0;
    if ((keyStarts[index + 1] ?? 0) - start !== key.length) return false;
    for (let i = 0; i < key.length; i += 1) if (keyUnits[start + i] !== key.charCodeAt(i)) return false;
    return true;
  }
}

/** Builds the arrays from keys with their postings. */
export function buildKeyIndex(entries: ReadonlyMap<string, readonly number[]>): KeyIndexData {
  const units = sum(entries.keys(), (key) => key.length);
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(2, entries.size * 2)));
  const data: KeyIndexData = {
    keyUnits: new Uint16Array(units),
    keyStarts: new Uint32Array(entries.size + 1),
    slots: new Uint32Array(slotCount),
    postStarts: new Uint32Array(entries.size + 1),
    posts: new Uint32Array(sum(entries.values(), (posts) => posts.length))
  };
  let index = 0;
  let unit = 0;
  let post = 0;
  for (const [key, posts] of entries) {
    for (let i = 0; i < key.length; i += 1) data.keyUnits[unit + i] = key.charCodeAt(i);
    data.posts.set(posts, post);
    unit += key.length;
    post += posts.length;
    let slot = hash(key) & (slotCount - 1);
    while (data.slots[slot]) slot = (slot + 1) & (slotCount - 1);
    data.slots[slot] = index + 1;
    index += 1;
    data.keyStarts[index] = unit;
    data.postStarts[index] = post;
  }
  return data;
}

const NONE = new Uint32Array(0);

/** FNV-1a over UTF-16 code units. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

function sum<T>(items: Iterable<T>, weight: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += weight(item);
  return total;
}

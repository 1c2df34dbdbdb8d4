/**
 * Keys of blocks as small integers: hashes (31 bits) of their parts. Two keys that clash by chance only bring two
 * mentions to a comparison that finds nothing.
 */
export function keyOf(a: number, b: number, c = 0, d = 0): number {
  let hash = Math.imul(a ^ 0x811c9dc5, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16) ^ d, 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) >>> 1;
}

/** FNV-1a over the text's code units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 1;
}

/**
 * Lists of numbers by key, each read from its latest entry back to its first:
 *
 *     const list = lists.find(key);
 *     for (let at = lists.last(list); at >= 0; at = lists.before(at)) lists.valueAt(at)
 *
 * All stand in one row of entries: an array of its own for each of so many keys costs more than what is done with them.
 */
export class Postings {
  readonly #lists = new Map<number, number>();
  readonly #lasts: number[] = [];
  readonly #counts: number[] = [];
  readonly #values: number[] = [];
  readonly #befores: number[] = [];

  /** The list of the key, made where there is none. */
  open(key: number): number {
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    this.#lists.set(key, this.#lasts.length);
    this.#counts.push(0);
    return this.#lasts.push(-1) - 1;
  }

  /** The list of the key, -1 where there is none. */
  find(key: number): number {
    return this.#lists.get(key) ?? -1;
  }

  /** A value that stands last already is not repeated. */
  add(list: number, value: number): void {
    const last = this.#lasts[list]!;
    if (last >= 0 && this.#values[last] === value) return;
    this.#lasts[list] = this.#values.length;
    this.#counts[list]! += 1;
    this.#values.push(value);
    this.#befores.push(last);
  }

  count(list: number): number {
    return this.#counts[list]!;
  }

  /** The latest entry, -1 where there is none or no list. */
  last(list: number): number {
    return list < 0 ? -1 : this.#lasts[list]!;
  }

  /** The entry before it in its list, -1 where it is the first. */
  before(entry: number): number {
    return this.#befores[entry]!;
  }

  valueAt(entry: number): number {
    return this.#values[entry]!;
  }
}

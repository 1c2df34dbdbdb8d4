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
 *     for (let at = lists.last(key); at >= 0; at = lists.before(at)) lists.valueAt(at)
 *
 * All stand in one row of entries: a list of its own for each of so many keys costs more than what is done with them.
 */
export class Postings {
  readonly #numbers = new Map<number, number>();
  readonly #lasts: number[] = [];
  readonly #counts: number[] = [];
  readonly #values: number[] = [];
  readonly #befores: number[] = [];

  /** A value that stands last already is not repeated. */
  add(key: number, value: number): void {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#lasts.length;
      this.#numbers.set(key, number);
      this.#lasts.push(-1);
      this.#counts.push(0);
    }
    const last = this.#lasts[number]!;
    if (last >= 0 && this.#values[last] === value) return;
    this.#lasts[number] = this.#values.length;
    this.#counts[number]! += 1;
    this.#values.push(value);
    this.#befores.push(last);
  }

  /** The latest entry, -1 where there is none. */
  last(key: number): number {
    const number = this.#numbers.get(key);
    return number === undefined ? -1 : this.#lasts[number]!;
  }

  /** The entry before it in its list, -1 where it is the first. */
  before(entry: number): number {
    return this.#befores[entry]!;
  }

  valueAt(entry: number): number {
    return this.#values[entry]!;
  }

  count(key: number): number {
    const number = this.#numbers.get(key);
    return number === undefined ? 0 : this.#counts[number]!;
  }
}

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

/** Lists of numbers by key. Most keys have one, which is kept without a list: millions of lists cost the collector more. */
export class Postings {
  readonly #lists = new Map<number, number | number[]>();

  add(key: number, value: number): void {
    const known = this.#lists.get(key);
    if (known === undefined) this.#lists.set(key, value);
    else if (typeof known === 'number') {
      if (known !== value) this.#lists.set(key, [known, value]);
    } else if (known.at(-1) !== value) known.push(value);
  }

  get(key: number): readonly number[] {
    const known = this.#lists.get(key);
    return known === undefined ? NONE : typeof known === 'number' ? [known] : known;
  }
}

const NONE: readonly number[] = [];

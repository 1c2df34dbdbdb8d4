import type { Word } from './words.ts';

/** "Their bullet-riddled bodies were later found under a bridge", "police recovered his body". */
export function hasTheirBodies(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if (!BODIES.has(words[k]?.lower ?? '')) continue;
    const owner = words
      .slice(Math.max(from, k - 3), k)
      .some(({ lower }) => /^(?:their|his|her)$/.test(lower));
    const found = words
      .slice(Math.max(from, k - 5), Math.min(to, k + 6))
      .some(({ lower }) => /^(?:found|recovered|discovered|dumped|retrieved)$/.test(lower));
    if (owner && found) return true;
  }
  return false;
}

const BODIES = new Set(['body', 'bodies', 'corpse', 'corpses']);

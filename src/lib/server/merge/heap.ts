export interface Ranked {
  score: number;
  low: number;
  high: number;
}

/** A priority queue: the highest score first; of equals the pair with the smaller indexes. */
export class BestFirst {
  readonly #items: Ranked[] = [];

  push(score: number, low: number, high: number): void {
    const items = this.#items;
    const item = { score, low, high };
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(item, items[above]!)) break;
      items[at] = items[above]!;
      at = above;
    }
    items[at] = item;
  }

  pop(): Ranked | null {
    const items = this.#items;
    const [best, last] = [items[0], items.pop()];
    if (best === undefined || last === undefined) return null;
    if (items.length === 0) return best;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && isBefore(items[below + 1]!, items[below]!)) below += 1;
      if (!isBefore(items[below]!, last)) break;
      items[at] = items[below]!;
      at = below;
    }
    items[at] = last;
    return best;
  }
}

function isBefore(a: Ranked, b: Ranked): boolean {
  if (a.score !== b.score) return a.score > b.score;
  return a.low !== b.low ? a.low < b.low : a.high < b.high;
}

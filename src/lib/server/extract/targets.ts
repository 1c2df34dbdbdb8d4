import type { Span } from '../../model/index.ts';
import type { Chain } from './chain.ts';
import type { Reading } from './mention.ts';

/** What was hit: the noun phrase after "attack on", or the object of an attacking verb. */
export function findTarget(reading: Reading, chain: Chain): Span | null {
  const all = reading.words.all;
  for (const mention of chain.mentions) {
    for (const trigger of mention.triggers) {
      let k = trigger.last;
      if (['on', 'at', 'upon'].includes(all[k]?.lower ?? '')) k++;
      else if (trigger.rule.kind === 'noun' || trigger.rule.kind === 'kill') continue;
      const first = k;
      while (k < mention.last && IN_PHRASE.has(all[k]?.pos ?? '') && k < first + 8) k++;
      const [start, end] = [all[first], all[k - 1]];
      if (k > first && start && end && all[k - 1]?.pos === 'NOUN')
        if (!isCount(all.slice(first, k))) return { start: start.start, end: end.end };
    }
  }
  return null;
}

/** "13 people": how many were hit, not what. */
function isCount(words: readonly { number: unknown; lower: string }[]): boolean {
  return words.length === 2 && words[0]?.number !== null && ANYBODY.has(words[1]?.lower ?? '');
}

const ANYBODY = new Set(['people', 'persons', 'others', 'men', 'women', 'lives']);

const IN_PHRASE = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON']);

import { describe, expect, it } from 'vitest';
import { standingOf, standingsOf } from '../../../src/lib/server/merge/standing.ts';
import { SOURCE_WORDS } from '../../../src/lib/server/merge/sources.ts';
import { incident } from './mentions.ts';

describe('standingOf', () => {
  it.each([
    ['Six people were killed near Besham, the district police officer said.', 'official'],
    ['According to the health ministry, 26 people died in Quetta.', 'official'],
    ['Police and witnesses said two men were shot dead in Turbat.', 'official'],
    ['Police sources said that nine passengers were killed near Noshki.', 'anonymous'],
    ['Officials, speaking on condition of anonymity, said 40 soldiers were killed.', 'anonymous'],
    ['As many as 30 people were reportedly killed in Bannu.', 'anonymous'],
    ['Residents said that at least seven people were killed in Tank.', 'anonymous'],
    ['Six people were killed near Besham on Tuesday.', 'unnamed'],
    ['Nine police and army men were killed near Mach when a mine went off.', 'unnamed']
  ])('%s → %s', (sentence, expected) => {
    expect(standingOf(sentence)).toBe(expected);
  });

  it('names where each of its words comes from', () => {
    for (const { word, source } of SOURCE_WORDS) expect([word, source.length > 0]).toEqual([word, true]);
  });
});

describe('standingsOf', () => {
  it('reads each figure in its own sentence', () => {
    const text =
      'Two men were killed in Hub, a police spokesman said. Sources put the number of injured at 12, residents said.';
    const mention = incident('bombing 2024-08-26 @Hub killed=2 injured=12');
    const quote = (field: string, words: string) => {
      const start = text.indexOf(words);
      return { field, start, end: start + words.length, quote: words };
    };
    mention.evidence = [quote('killed', 'Two men were killed'), quote('injured', 'injured at 12')];
    expect(standingsOf(mention, text)).toEqual({ killed: 'official', injured: 'anonymous' });
  });
});

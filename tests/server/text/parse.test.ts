import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docOf } from './cases.ts';

const PIECES = [
  'QUETTA: ',
  'Gunmen',
  ' killed',
  ' at least',
  ' five',
  ' people',
  '\u00a0',
  ' on',
  ' Wednesday',
  '. ',
  '“It’s',
  ' over”',
  '\n\n',
  ' can’t',
  " won't",
  ' 😀',
  ' 👨‍👩‍👧',
  ' Rs1.5bn',
  ' 10-12',
  ' 4:30p.m.',
  ' U.S.-led',
  ' don’t',
  '\u200b',
  '—',
  ' http://a.b/c?d=1',
  ' #CPEC',
  ' @user',
  ' a@b.com',
  '…',
  ' 26/03/2024',
  ' Balochistān',
  ' بلوچستان',
  '\ufeff',
  ' \u2009',
  '\r\n',
  ' FIVE MEN KILLED IN THE ATTACK'
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 120 })
);

describe('parseDoc', () => {
  it('gives offsets that are true to the text, for any text', () => {
    fc.assert(
      fc.property(text, (written) => {
        const doc = docOf(written, '2024-06-22');
        let end = 0;
        for (const token of doc.tokens) {
          expect(written.slice(token.start, token.end)).toBe(token.text);
          expect(token.start).toBeGreaterThanOrEqual(end);
          end = token.end;
          const sentence = doc.sentences[token.sentence];
          expect(sentence && sentence.start <= token.start && token.end <= sentence.end).toBe(true);
        }
        for (const sentence of doc.sentences) {
          let at = sentence.start;
          for (const token of doc.tokens.slice(sentence.firstToken, sentence.lastToken)) {
            expect(written.slice(at, token.start)).toMatch(/^[\s\u200b-\u200f\u2060\ufeff]*$/);
            at = token.end;
          }
        }
        for (const span of [...doc.numbers, ...doc.dates]) {
          expect(span.start).toBeLessThan(span.end);
          expect(written.slice(span.start, span.end)).toBe(written.slice(span.start, span.end).trim());
        }
        for (const number of doc.numbers) {
          expect(doc.tokens[number.firstToken]?.start).toBeLessThanOrEqual(number.start);
          expect(doc.tokens[number.lastToken - 1]?.end).toBeGreaterThanOrEqual(number.end);
        }
      }),
      { seed: 11, numRuns: 400 }
    );
  });

  it('reads the same article the same way twice', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(JSON.stringify(docOf(written, '2024-06-22'))).toBe(
          JSON.stringify(docOf(written, '2024-06-22'))
        );
      }),
      { seed: 13, numRuns: 60 }
    );
  });

  it('tags shouted prose like prose and keeps its letters', () => {
    const doc = docOf('PESHAWAR: GUNMEN KILLED SIX POLICEMEN NEAR BANNU ON MONDAY NIGHT.');
    const killed = doc.tokens.find((token) => token.text === 'KILLED');
    expect(killed).toMatchObject({ pos: 'VERB', lemma: 'kill', lower: 'killed' });
  });

  it('keeps the words of two sentences apart where the space between them was lost', () => {
    const doc = docOf('Six policemen were killed.The attackers fled towards Karak.');
    expect(doc.tokens.map((token) => token.text)).toContain('The');
  });
});

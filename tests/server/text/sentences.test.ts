import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/lib/server/text/sentences.ts';
import { readCases } from './cases.ts';

const KINDS = { T: 'title', D: 'dateline', B: 'body', L: 'bullet', C: 'caption' } as const;

describe('sentences', () => {
  it.each(readCases('sentences'))('%s', (marked, kinds) => {
    const written = (marked ?? '').replaceAll('\\n', '\n');
    const pieces = written.split('|').map((piece) => piece.trim());
    const text = written.replaceAll('|', '');
    const found = splitSentences(text, null, null);
    expect(found.map((s) => text.slice(s.start, s.end))).toEqual(pieces);
    expect(found.map((s) => s.kind)).toEqual([...(kinds ?? '')].map((k) => KINDS[k as keyof typeof KINDS]));
  });

  it('takes a title that runs into the story off its front', () => {
    const title = 'Nine killed in Noshki bus attack';
    const text = `${title}More than 20 armed men blocked the highway.`;
    expect(splitSentences(text, title, null).map((s) => text.slice(s.start, s.end))).toEqual([
      title,
      'More than 20 armed men blocked the highway.'
    ]);
  });

  it('knows the title again where the page repeats it', () => {
    const text =
      'Pakistan reviews measures\n\nFollow us.\n\nPakistan reviews measures\n\nThe minister spoke.';
    const kinds = splitSentences(text, 'Pakistan reviews measures', null).map((s) => s.kind);
    expect(kinds).toEqual(['title', 'body', 'title', 'body']);
  });

  it('keeps a name before a colon in the text unless it opens the story or is the known dateline', () => {
    const text = 'The minister spoke in Quetta.\n\nKarachi: Police held two men.';
    expect(splitSentences(text, null, null).map((s) => s.kind)).toEqual(['body', 'body']);
    expect(splitSentences(text, null, 'KARACHI').map((s) => s.kind)).toEqual(['body', 'dateline', 'body']);
  });
});

const FRAGMENTS = [
  'Gen. Munir said so.',
  ' ',
  '\n',
  '\n\n',
  '\u00a0',
  '“We will act.”',
  ' Mar. 26',
  'U.S.',
  '…',
  '. ',
  '?!',
  '• ',
  '- ',
  'QUETTA: ',
  'killed.The',
  'Six died',
  '(AFP/FILE)',
  '1,500',
  '😀',
  '\r\n',
  '\t',
  ' p.m. ',
  "'",
  ')',
  '\u2028',
  'ı İ',
  '۔ '
];
const messyText = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 })
);

describe('sentence splitting', () => {
  it('loses no character: trimmed, in order, apart, and only white space lies outside', () => {
    fc.assert(
      fc.property(messyText, (text) => {
        let end = 0;
        for (const sentence of splitSentences(text, null, null)) {
          expect(text.slice(end, sentence.start).trim()).toBe('');
          expect(sentence.end).toBeGreaterThan(sentence.start);
          const words = text.slice(sentence.start, sentence.end);
          expect(words).toBe(words.trim());
          end = sentence.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { seed: 7, numRuns: 400 }
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticles } from '../../../src/lib/server/read/read.ts';

const FIXTURES = readdirSync(new URL('fixtures/', import.meta.url)).map((name) => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
}));
const ENDINGS = ['txt', 'json', 'jsonl', 'html', 'rss', 'atom', 'xml', 'csv', 'tsv', 'bin', ''];
const SEED = { seed: 20240326, numRuns: 300 };

function holdsWhatItPromises(bytes: Uint8Array, name: string): void {
  const { articles, errors } = readArticles(bytes, name);
  expect(articles.length + errors.length).toBeGreaterThan(0);
  for (const error of errors) {
    expect(error.file).toBe(name);
    expect(error.name).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(error.message).not.toBe('');
    expect(error.expected).not.toBe('');
  }
  for (const article of articles) {
    expect(article.id).not.toBe('');
    expect(article.text.trim()).toBe(article.text);
    expect(article.text).not.toBe('');
    expect(article.text).toBe(article.text.normalize('NFC'));
    expect(article.text).not.toMatch(/\r/);
    if (article.published !== null) expect(article.published).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
  expect(new Set(articles.map((article) => article.id)).size).toBe(articles.length);
}

describe('any bytes under any name', () => {
  it('give articles or named errors, never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...ENDINGS), (bytes, ending) =>
        holdsWhatItPromises(bytes, `file.${ending}`)
      ),
      SEED
    );
  });

  it('do so when a good file is cut or one of its bytes is changed', () => {
    const damaged = fc
      .record({
        fixture: fc.constantFrom(...FIXTURES),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        byte: fc.nat(255),
        cut: fc.boolean()
      })
      .map(({ fixture, at, byte, cut }) => {
        const index = Math.floor(at * fixture.bytes.length);
        const bytes = cut
          ? fixture.bytes.slice(0, index)
          : fixture.bytes.map((old, i) => (i === index ? byte : old));
        return { name: fixture.name, bytes };
      });
    fc.assert(
      fc.property(damaged, ({ name, bytes }) => holdsWhatItPromises(bytes, name)),
      SEED
    );
  });

  it('do so for pages and lists nested deeper than a call stack', () => {
    const deep = `<html><body>${'<div>'.repeat(20_000)}<p>${'Two men died near Bara on Monday. '.repeat(10)}</p>`;
    holdsWhatItPromises(new TextEncoder().encode(deep), 'deep.html');
    const list = `{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    holdsWhatItPromises(new TextEncoder().encode(list), 'deep.json');
  });
});

const WORD = fc.constantFrom(
  'Quetta',
  'police',
  'two',
  'wounded',
  'said',
  'near',
  'the',
  'Turbat',
  'bazaar',
  'soldiers',
  'Follow',
  'Updated',
  'read'
);
const SENTENCE = fc.array(WORD, { minLength: 6, maxLength: 30 }).map((words) => `${words.join(' ')}.`);
const PROSE = fc.array(SENTENCE, { minLength: 1, maxLength: 8 });

describe('a plain text', () => {
  it('keeps every sentence of its prose, in order', () => {
    fc.assert(
      fc.property(PROSE, (paragraphs) => {
        const { articles } = readArticles(new TextEncoder().encode(paragraphs.join('\n\n')), 'prose.txt');
        expect(articles.map((article) => article.text)).toEqual([paragraphs.join('\n\n')]);
      }),
      SEED
    );
  });

  it('has no word that the file had not, and none out of order', () => {
    const LINE = fc.oneof(
      SENTENCE,
      fc.constantFrom(
        'Follow',
        'Short Url',
        'Updated 22 June 2024',
        'Blast near Bara wounds four men',
        'Opinion',
        '• Two dead',
        'QUETTA:',
        'Leave a Comment',
        '',
        'May 19, 2017'
      )
    );
    fc.assert(
      fc.property(fc.array(LINE, { minLength: 1, maxLength: 14 }), (lines) => {
        const source = lines.join('\n').split(/\s+/);
        for (const article of readArticles(new TextEncoder().encode(lines.join('\n')), 'page.txt').articles) {
          let at = 0;
          for (const word of article.text.split(/\s+/)) {
            const found = source.indexOf(word, at);
            expect(found).toBeGreaterThanOrEqual(at);
            at = found + 1;
          }
        }
      }),
      SEED
    );
  });
});

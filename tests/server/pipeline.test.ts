import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openResources } from '../../src/cli/resources.ts';
import { findArticleFiles, openReader } from '../../src/cli/files.ts';
import type { Article, Extraction, SourcedExtraction } from '../../src/lib/model/index.ts';
import { mergeExtractions, readArticle } from '../../src/lib/server/pipeline.ts';

const resources = openResources();
const read = (article: Article) => readArticle(article, resources).extraction;
const reader = openReader();
const SAMPLES = findArticleFiles(['geodata/samples'])
  .flatMap((file) => reader(file).articles)
  .filter(({ language }) => language === 'en');
const PARAGRAPHS = SAMPLES.flatMap(({ text }) => text.split('\n\n'));

/** Paragraphs of any articles put together: sense is not needed for what must always hold. */
const mixed = fc
  .record({
    head: fc.constantFrom(...SAMPLES),
    parts: fc.array(fc.constantFrom(...PARAGRAPHS), { minLength: 1, maxLength: 8 })
  })
  .map(({ head, parts }): Article => ({ ...head, id: 'mixed', text: parts.join('\n\n') }));

/** Nothing of these concerns security, places, people hurt or days of the articles. */
const UNRELATED = [
  'The cooking school has a new oven, and its pupils bake bread with sesame in it.',
  'Apples were cheap at the market, while the price of onions stayed as it was.',
  'The library lends board games too, and children may borrow two of them at a time.'
];

describe('reading an article', () => {
  it('quotes nothing but the text, at its own offsets', () => {
    fc.assert(
      fc.property(mixed, (article) => {
        const { incidents, measures, aggregates, rejected } = read(article);
        const quotes = [...incidents, ...measures, ...aggregates].flatMap(({ evidence }) => evidence);
        for (const { start, end, quote } of [...quotes, ...rejected]) {
          expect(article.text.slice(start, end)).toBe(quote);
          expect(quote.trim()).not.toBe('');
        }
        for (const record of [...incidents, ...measures, ...aggregates])
          expect(record.evidence.length).toBeGreaterThan(0);
      }),
      { seed: 21, numRuns: 60 }
    );
  });

  it('gives the same bytes again, whatever was read in between', () => {
    fc.assert(
      fc.property(mixed, mixed, (article, other) => {
        const once = JSON.stringify(read(article));
        read(other);
        expect(JSON.stringify(read(article))).toBe(once);
      }),
      { seed: 23, numRuns: 30 }
    );
  });

  it('changes no record for an unrelated paragraph at the end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.constantFrom(...UNRELATED), (article, unrelated) => {
        const more = { ...article, text: `${article.text}\n\n${unrelated}` };
        expect(recordsOf(read(more))).toEqual(recordsOf(read(article)));
      }),
      { seed: 25, numRuns: 80 }
    );
  });
});

describe('the records of many articles', () => {
  it('tell each incident of the samples once, with all its reports', () => {
    const { incidents } = mergeExtractions(SAMPLES.map(sourced));
    const told = (day: string, admin1: string) =>
      incidents
        .filter(({ date, location }) => date.from === day && location.admin1 === admin1)
        .map(({ reports }) => reports.length);
    expect(told('2021-07-14', 'PK-KP'), 'Dasu').toEqual([5]);
    expect(told('2022-04-26', 'PK-SD'), 'Karachi university').toEqual([4]);
    expect(told('2024-03-20', 'PK-BA'), 'Gwadar').toEqual([4]);
    expect(told('2024-03-25', 'PK-BA'), 'Turbat').toEqual([2]);
    expect(told('2024-03-26', 'PK-KP'), 'Besham').toEqual([6]);
    expect(told('2024-10-06', 'PK-SD'), 'Karachi airport').toEqual([4]);
    expect(told('2024-11-09', 'PK-BA'), 'Quetta station').toEqual([2]);
  });

  it('do not depend on the order in which these were read', () => {
    const inOrder = mergeExtractions(SAMPLES.map(sourced));
    fc.assert(
      fc.property(fc.shuffledSubarray(SAMPLES, { minLength: SAMPLES.length }), (shuffled) => {
        expect(mergeExtractions(shuffled.map(sourced))).toEqual(inOrder);
      }),
      { seed: 27, numRuns: 4 }
    );
  });
});

function recordsOf({ incidents, measures, aggregates }: Extraction) {
  return { incidents, measures, aggregates };
}

function sourced(article: Article): SourcedExtraction {
  const { id: articleId, title, publisher, published, url } = article;
  return { articleId, articleVersion: 1, title, publisher, published, url, extraction: read(article) };
}

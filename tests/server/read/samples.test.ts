import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openPublishers, readArticles } from '../../../src/lib/server/read/read.ts';

const ROOT = new URL('../../../geodata/', import.meta.url);
const publishers = openPublishers(new URL('publishers.tsv', ROOT).pathname);
const files = readdirSync(new URL('samples/', ROOT)).filter((name) => !name.endsWith('.md'));
const read = files.map((name) =>
  readArticles(readFileSync(new URL(`samples/${name}`, ROOT)), name, publishers)
);
const articles = read.flatMap((result) => result.articles);

describe('the sample articles', () => {
  it('are all read, in every format', () => {
    expect(read.flatMap((result) => result.errors)).toEqual([]);
    expect(new Set(files.map((name) => name.split('.').at(-1)))).toEqual(
      new Set(['atom', 'csv', 'html', 'json', 'jsonl', 'rss', 'txt'])
    );
    expect(articles.length).toBeGreaterThanOrEqual(30);
  });

  it('have ids of their own, a dateline and a date from 2021 to 2025 or none', () => {
    expect(new Set(articles.map((article) => article.id)).size).toBe(articles.length);
    for (const article of articles) {
      expect(article.dateline, article.id).not.toBeNull();
      expect(article.language, article.id).toBe('en');
      if (article.published)
        expect(Number(article.published.slice(0, 4)), article.id).toBeGreaterThanOrEqual(2021);
    }
    const undated = articles.filter((article) => article.published === null).map((article) => article.id);
    expect(undated).toEqual(['besham-investigation~2', 'islamabad-protection-unit']);
  });

  it('come from invented outlets only', () => {
    const outlets = new Set(articles.flatMap((article) => (article.publisher ? [article.publisher] : [])));
    expect([...outlets].sort()).toEqual([
      'Arabian Sea Press',
      'Capital Ledger',
      'FW',
      'Frontier Wire',
      'Harbour Times',
      'Indus Courier',
      'Karakoram Post',
      'Makran Gazette'
    ]);
  });

  it('hold no page furniture', () => {
    for (const article of articles) {
      expect(article.text, article.id).not.toMatch(
        /Short Url|Leave a Comment|Your email|Copy Link|cookies|Most read|^READ:/m
      );
    }
  });
});

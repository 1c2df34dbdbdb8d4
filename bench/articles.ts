import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findArticleFiles, openReader } from '../src/cli/files.ts';
import { findProjectRoot } from '../src/lib/server/config.ts';
import type { Article } from '../src/lib/model/index.ts';
import { randomFrom } from './measure.ts';

/** The repository's own articles: the samples, and those that the tests label or keep as golden. */
const FOLDERS = ['geodata/samples', 'tests/labelled/open', 'tests/golden'];
/** Words of an article, as agencies and papers write them; drawn evenly. */
const LENGTHS = [120, 180, 220, 260, 300, 330, 360, 400, 450, 520, 650];

/** English articles of the repository. */
export function ownArticles(folders: readonly string[] = FOLDERS): Article[] {
  const root = findProjectRoot();
  const read = openReader();
  return findArticleFiles(folders.map((folder) => join(root, folder)).filter((path) => existsSync(path)))
    .filter((file) => /\.(?:txt|json|html|rss|atom|csv)$|press\.jsonl$/.test(file))
    .flatMap((file) => read(file).articles)
    .filter(({ language }) => language === 'en');
}

/**
 * Articles without end, put together anew: the opening and the day of one of the repository's own, then paragraphs of
 * others up to a usual length. The same seed gives the same articles.
 */
export function* makeArticles(seed: number): Generator<Article> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const sources = ownArticles().map((article) => ({ article, paragraphs: article.text.split(/\n\n+/) }));
  for (let number = 0; ; number++) {
    const { article, paragraphs } = pick(sources);
    const wanted = pick(LENGTHS);
    const parts = paragraphs.slice(0, 3);
    let words = parts.join(' ').split(/\s+/).length;
    while (words < wanted) {
      const { paragraphs: others } = pick(sources);
      const part = others.length > 1 ? pick(others.slice(1)) : pick(others);
      parts.push(part);
      words += part.split(/\s+/).length;
    }
    yield { ...article, id: `bench-${number}`, text: parts.join('\n\n') };
  }
}

export function takeArticles(seed: number, count: number): Article[] {
  const articles = makeArticles(seed);
  return Array.from({ length: count }, () => articles.next().value as Article);
}

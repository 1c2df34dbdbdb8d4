import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainReading } from '../src/cli/explain.ts';
import { openReader } from '../src/cli/files.ts';
import { openResources } from '../src/cli/resources.ts';
import { readArticle } from '../src/lib/server/pipeline.ts';

/**
 * What today's rules make of whole articles, decision by decision. A difference is no error by itself: read it, and where
 * it is wanted, write it with `UPDATE_GOLDEN=1 npx vitest run tests/golden.test.ts`. Never where CI is set.
 */
const ARTICLES = 'tests/labelled/open';
const GOLDEN = 'tests/golden';
const isUpdating = process.env.UPDATE_GOLDEN === '1' && !process.env.CI;

const names = readdirSync(ARTICLES)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4))
  .sort();
const resources = openResources();
const readFile = openReader();

/** The golden files of one article, by name. */
function filesOf(name: string): Record<string, string> {
  const [article] = readFile(join(ARTICLES, `${name}.txt`)).articles;
  const reading = readArticle(article!, resources);
  const {
    article: { text: _, ...head },
    ...found
  } = reading.extraction;
  return {
    'explained.txt': `${explainReading(reading).join('\n')}\n`,
    'extraction.json': `${JSON.stringify({ article: head, ...found }, null, 1)}\n`
  };
}

describe('golden articles', () => {
  it('are thirty at least, and none is left over', () => {
    expect(names.length).toBeGreaterThanOrEqual(30);
    if (isUpdating) rmSync(GOLDEN, { recursive: true, force: true });
    else expect(readdirSync(GOLDEN).sort()).toEqual(names);
  });

  it.each(names)('%s reads as it did', (name) => {
    for (const [file, content] of Object.entries(filesOf(name))) {
      const path = join(GOLDEN, name, file);
      if (isUpdating) {
        mkdirSync(join(GOLDEN, name), { recursive: true });
        writeFileSync(path, content);
      }
      expect(existsSync(path), `${path} is missing; see the head of this file`).toBe(true);
      expect(content).toBe(readFileSync(path, 'utf8'));
    }
  });
});

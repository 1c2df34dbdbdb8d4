import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Labelled articles that may not be shipped; they stand beside the checkout where the project is developed. */
const SHARED = '../shared';
const present = existsSync(join(SHARED, 'seeds/gold.jsonl')) && existsSync(join(SHARED, 'eval/score.mjs'));
if (!present) console.warn('SKIPPED: the labelled articles are not here; accuracy on them was not checked.');

interface Score {
  incidents: { gold: number; f1: number };
  strictF1: number;
  quiet: { keptQuiet: number };
  aggregates: { f1: number };
  measures: { f1ByAdm1: number };
  evidence: number;
}

function score(gold: string, articles: string[]): Score {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-labelled-'));
  try {
    const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    const read = spawnSync(
      process.execPath,
      ['src/cli/dateline.mjs', 'extract', ...articles, '--format', 'jsonl'],
      options
    );
    const predictions = join(folder, 'predictions.jsonl');
    writeFileSync(predictions, read.stdout);
    const scored = spawnSync(
      process.execPath,
      [join(SHARED, 'eval/score.mjs'), gold, predictions, '--json'],
      options
    );
    return JSON.parse(scored.stdout) as Score;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const articlesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name));

describe.skipIf(!present)('on the labelled articles', () => {
  it('reads the five real ones as a person does', () => {
    const result = score(join(SHARED, 'seeds/gold.jsonl'), articlesIn(join(SHARED, 'seeds')));
    expect(result.incidents.gold).toBe(6);
    expect(result).toMatchObject({
      strictF1: 1,
      quiet: { keptQuiet: 1 },
      aggregates: { f1: 1 },
      evidence: 1
    });
    expect(result.measures.f1ByAdm1).toBeGreaterThanOrEqual(0.85);
  }, 120_000);

  it('quotes nothing that is not in the text, and finds most incidents of the reports', () => {
    const result = score(join(SHARED, 'eval/reports-gold.jsonl'), articlesIn(join(SHARED, 'eval/reports')));
    expect(result.evidence).toBe(1);
    expect(result.incidents.f1).toBeGreaterThan(0.85);
  }, 120_000);
});

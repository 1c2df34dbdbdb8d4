import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { article } from './mentions.ts';

const rows = readFileSync('tests/cases/merge.tsv', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

describe('tests/cases/merge.tsv', () => {
  it('holds more than a hundred and twenty pairs', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
  });

  it.each(rows)('%s: %s', (verdict, _about, ...lines) => {
    const mentions = lines.filter(Boolean);
    const { incidents, measures } = mergeMentions(mentions.map((line, i) => article(`paper-${i}`, [line])));
    const records = [...incidents, ...measures];
    const groups = records
      .map(({ reports }) =>
        reports
          .map(({ articleId }) => articleId)
          .sort()
          .join('+')
      )
      .sort();
    const reasons = records
      .flatMap(({ reports }) => reports.map(({ reasons }) => reasons.join('; ')))
      .join('\n');
    const apart = mentions.map((_, i) => `paper-${i}`);
    if (verdict === 'same') expect(groups, reasons).toEqual([apart.join('+')]);
    else if (verdict === 'different') expect(groups, reasons).toEqual(apart);
    else if (verdict === 'pair') expect(groups, reasons).toEqual(['paper-0+paper-1', 'paper-2']);
    else {
      expect(verdict).toBe('ambiguous');
      expect(groups, reasons).toEqual(apart);
      expect(reasons).toMatch(/ambiguous: fits paper-0#incident.0 and paper-1#incident.0 alike/);
    }
  });
});

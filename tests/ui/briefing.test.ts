import { describe, expect, it } from 'vitest';
import { openLocalEngine } from '../../src/lib/columns/localEngine.ts';
import type { View } from '../../src/lib/columns/engine.ts';
import { NO_ARTICLES } from '../../src/lib/columns/meta.ts';
import { toMapRows } from '../../src/lib/columns/index.ts';
import { loadSay } from '../../src/lib/messages/index.ts';
import { EVERYTHING, type Filter, type Incident } from '../../src/lib/model/index.ts';
import { composeBriefing } from '../../src/lib/ui/briefing/compose.ts';
import { snapshotWords } from '../../src/lib/ui/briefing/words.ts';
import { quotesOf, type RecordDetail } from '../../src/lib/ui/detail.ts';
import { makeSite } from '../../src/lib/ui/site.ts';
import { tollInFull } from '../../src/lib/ui/toll.ts';
import { ARTICLES } from '../fixtures/articles.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';

const say = await loadSay('en-GB');
const site = makeSite(say, () => PROVINCES);
const admin1 = PROVINCES.map((province) => ({ ...province, population: null }));
const engine = openLocalEngine(
  toMapRows(RECORDS),
  { dataVersion: 'v1', country: 'PK', admin1, ...NO_ARTICLES },
  RECORDS
);
const viewOf = (part: Partial<Filter>) => engine.view({ ...EVERYTHING, ...part });
const PLAIN = { choropleth: null, theme: 'light', disagree: false } as const;
const textsOf = async (part: Partial<Filter>, look = PLAIN as Parameters<typeof snapshotWords>[1]) => {
  const { legend, groups = [], lines = [] } = snapshotWords(await viewOf(part), look, site);
  return [...legend, ...groups.flatMap(({ title, keys }) => [{ text: title }, ...keys])]
    .map(({ text }) => text)
    .concat(lines);
};

describe('the legend of a picture', () => {
  it('explains every mark and area that the picture shows, and counts what has no mark', async () => {
    const texts = await textsOf({});
    for (const text of [
      'attack',
      'measure',
      'several close together',
      'somewhere within this circle',
      'place known to province only',
      'disputed boundary',
      'Killed',
      '1',
      '5',
      '20',
      'not reported'
    ])
      expect(texts).toContain(text);
    expect(texts.at(-1)).toMatch(/^Without a mark: .*known to province only/);
    expect(texts).not.toContain('reports disagree');
    expect(await textsOf({}, { ...PLAIN, disagree: true })).toContain('reports disagree');
  });

  it('explains nothing that is not there', async () => {
    const texts = await textsOf({ layers: ['measure'] });
    expect(texts).toContain('measure');
    for (const absent of ['attack', 'Killed', 'not reported', 'somewhere within this circle'])
      expect(texts).not.toContain(absent);
  });
});

const briefingOf = (view: View, details: RecordDetail[]) =>
  composeBriefing({
    view,
    details,
    title: 'A title',
    subtitle: '',
    summary: '',
    map: null,
    dataVersion: 'v1',
    articles: 3,
    site
  });

describe('figures that are handed on', () => {
  const incident = (casualties: Partial<Incident['casualties']>) => ({
    category: 'attack' as const,
    casualties: { killed: null, injured: null, attackersKilled: null, groups: [], ...casualties }
  });

  it('keep their range and their “at least”, and tell an unknown from a zero', () => {
    const told = (casualties: Partial<Incident['casualties']>) => tollInFull(incident(casualties), say);
    expect(told({ killed: { low: 5, best: 5, high: null } })).toBe(
      'Killed: at least 5; injured: not reported'
    );
    expect(told({ killed: { low: 0, best: 0, high: 0 }, injured: { low: 3, best: 4, high: 5 } })).toBe(
      'Killed: 0; injured: 4 (3 to 5 reported)'
    );
    expect(told({})).toBe('Killed: not reported; injured: not reported');
    expect(told({ killed: { low: 2, best: 2, high: 2 }, attackersKilled: 0 })).toBe(
      'Killed: 2; injured: not reported; attackers killed: 0'
    );
  });

  it('stand on a chart of the period that was chosen and no other', async () => {
    const chart = async (part: Partial<Filter>) => {
      const view = await viewOf(part);
      const { timeline } = briefingOf(view, []);
      const sum = timeline.series.flatMap(({ values }) => values).reduce((a, b) => a + b, 0);
      return { ...timeline, sum, total: view.total };
    };
    const all = await chart({});
    const year = await chart({ from: '2024-01-01', to: '2024-12-31' });
    expect(year.labels.length).toBeLessThan(all.labels.length);
    expect(year.labels.every((label) => label.includes('2024'))).toBe(true);
    expect(year.sum).toBeGreaterThan(0);
    expect(year.sum).toBeLessThanOrEqual(year.total);
    const none = await chart({ from: '1990-01-01', to: '1990-12-31' });
    expect([none.labels, none.sum]).toEqual([[], 0]);
  });

  it('stand on a slide with who was hurt and what was said', async () => {
    const record = RECORDS.incidents.find(({ id }) => id === 'inc-dasu-2021')!;
    const quotes = await quotesOf(record.reports, async (id) => ARTICLES.find((a) => a.id === id) ?? null);
    const view = await viewOf({});
    const related = { measures: [], incidents: [] } as never;
    const briefing = briefingOf(view, [{ kind: 'incident', record, quotes, related }]);
    const [told] = briefing.records;
    expect(told?.lines[0]).toMatch(/^Killed: 13 \(12 to 13 reported\); injured: 28\./);
    expect(told?.lines[1]).toContain('9 killed from China');
    expect(told?.quotes.length).toBeGreaterThan(0);
    const cells = briefing.provinces.rows.flat();
    expect(cells).toContain('not reported');
    expect(cells.some((cell) => cell.startsWith('at least '))).toBe(true);
    expect(cells).not.toContain('');
    // Only measures are known there: no toll is no toll of nobody.
    const quiet = briefing.provinces.rows.find(([name]) => name === 'Gilgit-Baltistan')!;
    expect(quiet.slice(1, 5)).toEqual(['0', '0', '–', '–']);
  });
});

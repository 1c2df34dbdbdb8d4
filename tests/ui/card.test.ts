import { describe, expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { recordText } from '../../src/lib/ui/card/copyText.ts';
import { stripOf } from '../../src/lib/ui/card/strip.ts';
import { daysWords } from '../../src/lib/ui/card/words.ts';
import { quotesOf } from '../../src/lib/ui/detail.ts';
import { relatedOf } from '../../src/lib/ui/related.ts';
import { makeSite } from '../../src/lib/ui/site.ts';
import type { Measure } from '../../src/lib/model/index.ts';
import { ARTICLES } from '../fixtures/articles.ts';
import { day, measure, point, year } from '../fixtures/build.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';

const site = makeSite(await loadSay('en-GB'), () => PROVINCES);
const incidentOf = (id: string) => RECORDS.incidents.find((row) => row.id === id)!;

const planned = (given: Pick<Measure, 'id' | 'date' | 'location'> & Partial<Measure>) =>
  measure({ type: 'security_plan', summary: 'A plan was agreed.', reports: [], ...given });

it('a record as text names every source with outlet, date, address and words', async () => {
  const record = incidentOf('inc-dasu-2021');
  const quotes = await quotesOf(record.reports, async (id) => ARTICLES.find((a) => a.id === id) ?? null);
  const text = recordText(record, quotes, site, {
    origin: 'https://map.example',
    state: { asOf: null, version: null }
  });
  expect(text.split('\n').slice(0, 3)).toEqual([
    'Suicide bombing near Dasu',
    '14 July 2021 · Dasu, Upper Kohistan, Khyber Pakhtunkhwa (somewhere near this place)',
    'Killed: 13 (12 to 13 reported); injured: 28'
  ]);
  expect(text).toContain('9 killed from China');
  expect(text).toContain('https://map.example/incidents/inc-dasu-2021');
  for (const [i, report] of record.reports.entries()) {
    expect(text).toContain(`${i + 1}. `);
    expect(text).toContain(report.url ?? `https://map.example/articles/${report.articleId}`);
  }
  for (const quote of quotes) expect(text).toContain(quote.text.trim().replace(/\s+/g, ' '));
  expect(text).not.toMatch(/PK-|null|undefined/);
  const then = recordText(record, quotes, site, {
    origin: 'https://map.example',
    state: { asOf: '2021-07-15', version: null }
  });
  expect(then).toContain(
    'As known on 15 July 2021\nhttps://map.example/incidents/inc-dasu-2021?asOf=2021-07-15'
  );
  expect(
    recordText(record, quotes, site, { origin: null, state: { asOf: null, version: null } })
  ).not.toContain('map.example');
});

describe('the strip of an event and its reports', () => {
  it('sets each day of reports after the event', () => {
    const strip = stripOf(day('2021-07-14'), [
      { published: '2021-07-16' },
      { published: '2021-07-14' },
      { published: '2021-07-16' },
      { published: null }
    ]);
    expect(strip?.event?.start).toBe(0);
    expect(strip?.event?.end).toBeCloseTo(1 / 3);
    expect(strip?.reports).toEqual([
      { day: '2021-07-14', at: 1 / 6, count: 1 },
      { day: '2021-07-16', at: 5 / 6, count: 2 }
    ]);
  });

  it('is none where nothing is dated, or all of one day', () => {
    expect(stripOf(day('2021-07-14'), [{ published: '2021-07-14' }])).toBeNull();
    expect(stripOf(day('2021-07-14'), [{ published: null }])).toBeNull();
  });
});

describe('what stands beside an incident', () => {
  const incident = {
    ...incidentOf('inc-dasu-2021'),
    date: day('2021-07-14'),
    location: point('Dasu', 'PK-KP', 73.29, 35.29)
  };
  const near = point('Dasu', 'PK-KP', 73.3, 35.3);
  const measures: Measure[] = [
    planned({ id: 'mea-later', date: day('2021-07-20'), location: near }),
    planned({ id: 'mea-before', date: day('2021-07-12'), location: near }),
    planned({ id: 'mea-late', date: day('2021-09-20'), location: near }),
    planned({ id: 'mea-far', date: day('2021-07-15'), location: point('Karachi', 'PK-SD', 67, 24.9) }),
    planned({ id: 'mea-year', date: year('2021'), location: near }),
    planned({ id: 'mea-prompted', prompted: incident.id, date: day('2022-01-01'), location: near })
  ];
  const records = { incidents: [incident], measures, aggregates: [] };

  it('is what reports say it prompted, then measures of its place within thirty days', () => {
    expect(relatedOf(incident, records).map(({ relation, row, days }) => [relation, row.id, days])).toEqual([
      ['prompted', 'mea-prompted', null],
      ['nearby', 'mea-before', -2],
      ['nearby', 'mea-later', 6]
    ]);
    expect([daysWords(0, site.say), daysWords(1, site.say), daysWords(-2, site.say)]).toEqual([
      'the same day',
      '1 day later',
      '2 days before'
    ]);
  });

  it('is, for a measure, the incident that prompted it', () => {
    expect(relatedOf(measures[5]!, records).map(({ relation, row }) => [relation, row.id])).toEqual([
      ['promptedBy', incident.id]
    ]);
    expect(relatedOf(measures[0]!, records)).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { passagesOf, quotesOf } from '../../src/lib/ui/detail.ts';
import { quoteContext } from '../../src/lib/model/quoteContext.ts';
import { markSegments } from '../../src/lib/ui/marked.ts';
import { emptyWords } from '../../src/lib/ui/selection.ts';
import { makeSite } from '../../src/lib/ui/site.ts';
import { groupWords, tollFigures } from '../../src/lib/ui/toll.ts';
import { parseView } from '../../src/lib/ui/view.ts';
import {
  countWords,
  dateWords,
  headline,
  placeWords,
  shortNumber,
  spanOf,
  tollWords
} from '../../src/lib/ui/words.ts';
import { toMapRows } from '../../src/lib/columns/index.ts';
import { UNKNOWN_DATE, type Incident } from '../../src/lib/model/index.ts';
import { ARTICLES, DASU_LATER } from '../fixtures/articles.ts';
import { atLeast, day, exactly, group, month, point, toll, year } from '../fixtures/build.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';

const say = await loadSay('en-GB');
const site = makeSite(say, () => PROVINCES);
const incidentOf = (id: string) => RECORDS.incidents.find((row) => row.id === id) as Incident;

describe('words', () => {
  it('say how sure a figure is', () => {
    expect(countWords(exactly(5), say)).toBe('5');
    expect(countWords(atLeast(5), say)).toBe('at least 5');
    expect(countWords({ low: 3, best: 4, high: 5 }, say)).toBe('3 to 5');
    expect(countWords({ low: 0, best: null, high: 7 }, say)).toBe('up to 7');
    expect(countWords({ low: 24, best: null, high: null }, say)).toBe('at least 24');
    expect(countWords(exactly(0), say)).toBe('none');
  });

  it('shorten a number only where a narrow column needs it', () => {
    const short = [0, 9999, 14_358, 136_512, 1_668_150].map((n) => shortNumber(n, 'en-US'));
    expect(short).toEqual(['0', '9,999', '14.4K', '137K', '1.67M']);
  });

  it('tell an unknown toll from a toll of zero', () => {
    expect(tollWords(toll(null, null), say)).toBe('toll not reported');
    expect(tollWords(toll(exactly(0), null), say)).toBe('nobody killed');
    expect(tollWords(toll(atLeast(12), exactly(28)), say)).toBe('at least 12 killed, 28 injured');
  });

  it('write dates as precisely as they are known', () => {
    expect(dateWords(day('2021-07-14'), say)).toBe('14 July 2021');
    expect(dateWords(month('2024-11-01', '2024-11-30'), say)).toBe('in November 2024');
    expect(dateWords(year('2021'), say)).toBe('some time in 2021');
    expect(dateWords(UNKNOWN_DATE, say)).toBe('date not known');
    expect(dateWords({ from: '2024-08-25', to: '2024-08-27', precision: 'week' }, say)).toMatch(
      /^about 25\s*–\s*27 August 2024$/
    );
  });

  it('name places without codes', () => {
    const { incidents } = toMapRows(RECORDS);
    for (const row of incidents) {
      expect(headline(row, site)).not.toMatch(/PK-|_/);
      expect(placeWords(row.location, site)).not.toMatch(/PK-|null/);
    }
    const shouted = { ...incidentOf('inc-dasu-2021'), location: point('GWADAR', 'PK-BA', 62.3, 25.1) };
    expect(headline(shouted, site)).toBe('Suicide bombing in Gwadar');
    expect(headline(incidentOf('inc-dasu-2021'), site)).toBe('Suicide bombing near Dasu');
    expect(headline(incidentOf('inc-balochistan-operation-2024'), site)).toBe(
      'Security operation in Balochistan'
    );
  });

  it('name who was hurt', () => {
    expect(groupWords(group('killed', 'CN', 9), say)).toBe('9 killed from China');
    expect(groupWords(group('killed', null, 2, 'security'), say)).toBe('2 security forces killed');
    expect(groupWords(group('killed', null, 1, 'civilian'), say)).toBe('1 civilian killed');
  });

  it('give the range of reports beside the figure that is shown', () => {
    const [killed, injured] = tollFigures(incidentOf('inc-dasu-2021'), say);
    expect(killed).toMatchObject({ number: '13', qualifier: '12 to 13 reported' });
    expect(injured).toMatchObject({ number: '28', qualifier: null });
    expect(tollFigures(incidentOf('inc-balochistan-wave-2024'), say)[0]).toMatchObject({
      number: null,
      qualifier: 'not reported'
    });
  });

  it('say of an empty selection how much was read', () => {
    const read = {
      articles: [
        { month: '2024-03', count: 2 },
        { month: null, count: 1 }
      ],
      coverage: [
        { month: '2024-03', admin1: 'PK-GB', articles: 1 },
        { month: '2024-03', admin1: 'PK-BA', articles: 2 }
      ]
    };
    const all = { from: null, to: null, admin1: [] };
    const year = { from: '2024-01-01', to: null, admin1: [] };
    expect(emptyWords({ articles: [], coverage: [] }, all, site)).toBe(
      'No article has been read yet. “npm start -- FOLDER” reads a folder of them.'
    );
    expect(emptyWords(read, all, site)).toBe('No record in this selection. 3 articles were read.');
    expect(emptyWords(read, year, site)).toContain('2 articles published in this period were read');
    expect(emptyWords(read, { ...year, to: '2024-03-05' }, site)).toContain(
      '2 articles published in the months of this period were read'
    );
    expect(emptyWords(read, { ...year, admin1: ['PK-GB'] }, site)).toBe(
      'No record in this selection. 1 article published in this period tells of Gilgit-Baltistan.'
    );
  });
});

describe('quotes', () => {
  const quotes = () =>
    quotesOf(incidentOf('inc-dasu-2021').reports, async (id) => ARTICLES.find((a) => a.id === id) ?? null);

  it('stand in their sentence', async () => {
    const found = (await quotes()).find(
      (quote) => quote.field === 'killed' && quote.articleId === DASU_LATER.id
    );
    expect(found?.text).toMatch(
      /^Thirteen people were killed in the attack: 13 bodies were recovered, .* two locals\.$/
    );
    expect(DASU_LATER.text.slice(found?.from).startsWith(found?.text ?? '?')).toBe(true);
  });

  it('leave out the sentence before', () => {
    const text = 'A bus was hit near Dasu, officials said. At least 28 others were injured.\n\nMore later.';
    const start = text.indexOf('At least');
    expect(quoteContext(text, { start, end: start + 11 }).text).toBe('At least 28 others were injured.');
    expect(quoteContext(text, { start: 0, end: start - 1 }).text).toBe(
      'A bus was hit near Dasu, officials said.'
    );
  });

  it('of one sentence are one passage, the shown figure first', async () => {
    const killed = (await quotes()).filter((quote) => quote.field.startsWith('killed'));
    const [first, second] = passagesOf(killed, 'dasu-two-days-later#incident.0');
    expect(first).toMatchObject({ articleId: DASU_LATER.id });
    expect(first?.marks).toHaveLength(3);
    expect(second?.marks).toHaveLength(2);
  });

  it('always lie inside what is shown around them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ARTICLES),
        fc.nat(),
        fc.integer({ min: 1, max: 300 }),
        (article, at, length) => {
          const start = at % (article.text.length - 1);
          const end = Math.min(article.text.length, start + length);
          const context = quoteContext(article.text, { start, end });
          expect(article.text.slice(context.from, context.from + context.text.length)).toBe(context.text);
          expect(context.from).toBeLessThanOrEqual(start);
          expect(context.from + context.text.length).toBeGreaterThanOrEqual(end);
        }
      )
    );
  });
});

it('marked pieces joined are the text again, and each mark covers its own words', () => {
  const text = DASU_LATER.text;
  const span = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(span), (marks) => {
      const segments = markSegments(text, marks);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      for (const mark of marks.filter((m) => m.start < m.end)) {
        const covered = segments
          .filter((segment) => segment.marks.includes(mark))
          .map((segment) => segment.text);
        expect(covered.join('')).toBe(text.slice(mark.start, mark.end));
      }
    })
  );
});

it('a view in the address is three numbers or none', () => {
  expect(parseView(new URLSearchParams('view=67,24.9,9'))).toEqual({ center: [67, 24.9], zoom: 9 });
  for (const view of ['', '67,24.9', '67,24.9,x', '200,0,3', '0,89,3']) {
    expect(parseView(new URLSearchParams({ view }))).toBeNull();
  }
});

it('write stretches of days as the language writes its days', () => {
  expect(spanOf('2024-01-01', '2024-12-31', 'zh-CN')).toBe('2024年1月1日至12月31日');
  expect(spanOf('2022-12-31', '2023-12-31', 'zh-CN')).toBe('2022年12月31日至2023年12月31日');
  expect(spanOf('2024-03-01', '2024-03-14', 'en-GB')).toMatch(/^1\s–\s14 March 2024$/);
});

import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_ARTICLES } from '../../src/lib/columns/meta.ts';
import { openLocalEngine } from '../../src/lib/columns/localEngine.ts';
import { reconcile, shortened, toMapRows } from '../../src/lib/columns/index.ts';
import { ONE_FILE_RECORDS } from '../../src/lib/columns/oneFile.ts';
import { cutBasemap } from '../../src/lib/export/basemap.ts';
import type { Exported } from '../../src/lib/export/formats.ts';
import { PARTS_MARK, selectionToHtml, toSafeJson, type PageParts } from '../../src/lib/export/html.ts';
import {
  EVERYTHING,
  type Article,
  type Records,
  type Story,
  type StoryView
} from '../../src/lib/model/index.ts';
import { quoteContext } from '../../src/lib/model/quoteContext.ts';
import { quotesOf } from '../../src/lib/ui/detail.ts';
import { relatedOf } from '../../src/lib/ui/related.ts';
import { openHeld, type Held } from '../../src/onefile/held.ts';
import { ARTICLES } from '../fixtures/articles.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';

const file = (name: string) => JSON.parse(readFileSync(`geodata/${name}.geojson`, 'utf8'));
const BASEMAP = {
  admin1: file('admin1-pk'),
  ...Object.fromEntries(
    ['land', 'borders', 'province-lines', 'provinces', 'towns'].map((name) => [name, file(`basemap/${name}`)])
  )
};
const ACTOR_NAMES = {
  ur: { 'Balochistan Liberation Army': 'بلوچ لبریشن آرمی (BLA)', Nobody: 'کوئی نہیں' },
  zh: { 'Balochistan Liberation Army': '俾路支解放军（BLA）' }
};
const admin1 = PROVINCES.map((province) => ({ ...province, population: null }));
const TEMPLATE = `<!doctype html><body><div id="app"></div>${PARTS_MARK}</body>`;

function articleOf(id: string): Article | null {
  return ARTICLES.find((article) => article.id === id) ?? null;
}

function exported(records: Records, part: Partial<PageParts> = {}): Exported {
  const contexts = [...records.incidents, ...records.measures].map(
    ({ id, reports }) =>
      [
        id,
        reports.map(({ articleId, evidence }) =>
          evidence.map((piece) => ({
            ...quoteContext(articleOf(articleId)?.text ?? piece.quote, piece),
            language: articleOf(articleId)?.language
          }))
        )
      ] as const
  );
  return {
    selection: records,
    reconciled: reconcile(records.aggregates, RECORDS.incidents).map(shortened),
    meta: { dataVersion: 'v1', filter: EVERYTHING },
    page: {
      template: TEMPLATE,
      country: 'PK',
      admin1,
      covered: NO_ARTICLES,
      basemap: BASEMAP,
      actorNames: ACTOR_NAMES,
      contexts: new Map(contexts),
      openings: new Map(),
      look: 'shade=killed',
      undated: 3,
      ...part
    }
  };
}

const open = (html: string): Promise<Held> => openHeld(parseHTML(html).document as unknown as Document);

const NOW = { asOf: null, version: null };

describe('a page in one file', () => {
  let held: Held;
  beforeAll(async () => {
    held = await open(await selectionToHtml(exported(RECORDS)));
  });

  it('answers every question as the records do', async () => {
    const { dataVersion: _, ...about } = { dataVersion: '', country: 'PK', admin1, ...NO_ARTICLES };
    const local = openLocalEngine(toMapRows(RECORDS), { dataVersion: 'v1', ...about }, RECORDS);
    for (const filter of [
      EVERYTHING,
      { ...EVERYTHING, admin1: ['PK-KP'] },
      { ...EVERYTHING, q: 'gwadar' },
      { ...EVERYTHING, from: '2024-01-01', to: '2024-03-31' }
    ]) {
      expect(await held.engine.view(filter)).toEqual(await local.view(filter));
      const page = { list: 'all', start: 0, count: 50 } as const;
      expect(await held.engine.page(filter, page)).toEqual(await local.page(filter, page));
    }
    expect((await held.engine.view({ ...EVERYTHING, q: 'gwadar' })).total).toBeGreaterThan(0);
  });

  it('opens every record with the quotes and the neighbours that the server gives it', async () => {
    const { signal } = new AbortController();
    for (const record of [...RECORDS.incidents, ...RECORDS.measures]) {
      const detail = await held.reach.detail(record.id, NOW, signal);
      expect(detail.record).toEqual(record);
      expect(detail.quotes).toEqual(await quotesOf(record.reports, async (id) => articleOf(id)));
      expect(detail.related).toEqual(relatedOf(record, RECORDS));
    }
    await expect(held.reach.detail('inc-nowhere', NOW, signal)).rejects.toThrow('inc-nowhere');
  });

  it('holds no word of an article but the sentences that are quoted', () => {
    const quoted = exported(RECORDS).page!.contexts.get('inc-dasu-2021')!.flat();
    const text = articleOf('dasu-first-day')!.text;
    expect(quoted.some((context) => text.includes(context.text))).toBe(true);
    expect(JSON.stringify(quoted)).not.toContain('a ministry spoke of a gas leak');
  });

  it('says what it was made from', () => {
    expect(held.about).toMatchObject({ filter: '', look: 'shade=killed', reportedUntil: '2024-11-12' });
    expect(held.about.meta).toMatchObject({ dataVersion: 'v1', country: 'PK' });
    expect(held.about.attribution).toContain('GeoNames');
    expect(held.about.undated).toBe(3);
    // Those of its records alone.
    expect(held.about.actorNames).toEqual({
      ur: { 'Balochistan Liberation Army': ACTOR_NAMES.ur['Balochistan Liberation Army'] },
      zh: ACTOR_NAMES.zh
    });
    expect(held.provinces.map(({ code }) => code)).toContain('PK-BA');
  });

  it('leads to an outlet’s own page and to no other kind of address', async () => {
    const dasu = RECORDS.incidents.find(({ id }) => id === 'inc-dasu-2021')!;
    const at = (url: string) => ({
      ...RECORDS,
      incidents: [{ ...dasu, reports: dasu.reports.map((report) => ({ ...report, url })) }]
    });
    const linkOf = async (url: string) =>
      (await open(await selectionToHtml(exported(at(url))))).reach.articleLink({
        articleId: 'dasu-first-day'
      });
    expect(await linkOf('https://courier.example/dasu')).toBe('https://courier.example/dasu');
    expect(await linkOf('javascript:alert(1)')).toBeNull();
    expect(held.reach.articleLink({ articleId: 'dasu-first-day' })).toBeNull();
    expect(held.reach.origin()).toBeNull();
  });

  it('heads a report without a title by its first words', async () => {
    const gwadar = RECORDS.incidents[0]!;
    const untitled = { ...gwadar, reports: gwadar.reports.map((report) => ({ ...report, title: null })) };
    const openings = new Map(
      gwadar.reports.map(({ articleId }) => [articleId, 'Two guards were hurt\nand more'])
    );
    const html = await selectionToHtml(exported({ ...RECORDS, incidents: [untitled] }, { openings }));
    const detail = await (await open(html)).reach.detail(gwadar.id, NOW, new AbortController().signal);
    expect(detail.record.reports[0]!.title).toBe('Two guards were hurt');
  });

  it('names only the provinces that were asked for, so that the others are not taken for quiet ones', async () => {
    const selected = exported(RECORDS);
    selected.meta = { dataVersion: 'v1', filter: { ...EVERYTHING, admin1: ['PK-BA'] } };
    const { about, provinces } = await open(await selectionToHtml(selected));
    expect(about.meta.admin1.map(({ code }) => code)).toEqual(['PK-BA']);
    expect(about.filter).toBe('admin1=PK-BA');
    expect(provinces.length).toBeGreaterThan(1);
  });
});

describe('a story in the file', () => {
  const VIEW: StoryView = {
    id: 'one',
    query: 'admin1=PK-BA',
    bounds: null,
    caption: 'Gwadar',
    notes: '',
    citations: [],
    made: { on: '2024-06-30', dataVersion: 'v0', counts: [1, 0, 0] },
    follows: false
  };
  const story: Story = { title: 'The coast', views: [VIEW, { ...VIEW, id: 'two', follows: true }] };
  const [gwadar] = RECORDS.incidents;
  const before = { ...gwadar!, reports: gwadar!.reports.slice(0, 1), target: 'as it was told first' };
  const parts = (records: Records) => {
    const { selection, reconciled, page } = exported(records);
    return { selection, reconciled, covered: NO_ARTICLES, contexts: page.contexts, openings: page.openings };
  };
  const made = { asOf: null, version: 'v0' };
  const editions = [
    { state: made, ...parts({ ...RECORDS, incidents: [before], measures: [], aggregates: [] }) },
    { state: NOW, ...parts(RECORDS) }
  ];
  const { signal } = new AbortController();

  it('is told from what its views were made from, beside what was selected', async () => {
    const html = await selectionToHtml(exported(RECORDS, { story: { story, editions } }));
    const held = await open(html);
    expect(held.about.story?.story).toEqual(story);
    const [then, now] = [await held.edition(made), await held.edition(NOW)];
    expect((await then.engine.view(EVERYTHING)).total).toBe(1);
    expect((await now.engine.view(EVERYTHING)).total).toBe((await held.engine.view(EVERYTHING)).total);
    expect((await then.reach.detail(before.id, NOW, signal)).record).toMatchObject({
      target: before.target
    });
    expect((await now.reach.detail(before.id, NOW, signal)).record).toEqual(gwadar);
    expect(await held.engine.page(EVERYTHING, { list: 'all', start: 0, count: 50 })).toEqual(
      await now.engine.page(EVERYTHING, { list: 'all', start: 0, count: 50 })
    );
    expect(then.engine.meta.dataVersion).toBe('v0');
    await expect(held.edition({ asOf: '2020-01-01', version: null })).rejects.toThrow('2020-01-01');
    expect(held.about.meta.length, 'the map holds what was selected and no more').toBe(
      RECORDS.incidents.length + RECORDS.measures.length
    );
  });

  it('brings the records of its state along, and none twice', async () => {
    const pool = (held: Held) => held.about.story!.states.map(({ meta }) => meta.length);
    const html = await selectionToHtml(exported(RECORDS, { story: { story, editions } }));
    expect(pool(await open(html))).toEqual([1, RECORDS.incidents.length + RECORDS.measures.length]);
    const without = await selectionToHtml(exported(RECORDS));
    const followed = { ...story, views: story.views.slice(1) };
    const same = await selectionToHtml(
      exported(RECORDS, { story: { story: followed, editions: editions.slice(1) } })
    );
    const records = (text: string) => /id="records-0">([^<]*)</.exec(text)?.[1];
    expect(records(same)).toBe(records(without));
    expect(records(html)).not.toBe(records(without));
    expect((await open(without)).about.story).toBeNull();
  });
});

describe('what is put into the page', () => {
  const HOSTILE = '</script><script>alert(1)</script><!-- \u2028 $& $1';

  it('ends no script, whatever an article says', async () => {
    const aggregates = RECORDS.aggregates.map((row) => ({ ...row, who: HOSTILE, title: HOSTILE }));
    const html = await selectionToHtml(exported({ ...RECORDS, aggregates }));
    expect(html).not.toContain('alert(1)</');
    expect(html).not.toContain('\u2028');
    expect(html.match(/<script/g)).toHaveLength(html.match(/<\/script>/g)!.length);
    expect((await open(html)).about.meta.aggregates[0]!.who).toBe(HOSTILE);
    expect(JSON.parse(toSafeJson({ text: HOSTILE }))).toEqual({ text: HOSTILE });
  });

  it('is the same bytes for the same selection, in whatever order it was read', async () => {
    const first = await selectionToHtml(exported(RECORDS));
    expect(await selectionToHtml(exported(RECORDS))).toBe(first);
    const turned = { ...RECORDS, incidents: RECORDS.incidents.toReversed() };
    expect(await selectionToHtml(exported(turned))).toBe(first);
  });

  it('is refused where it is too much for one file, or where there is no page to put it into', async () => {
    const [incident] = RECORDS.incidents;
    const incidents = Array.from({ length: ONE_FILE_RECORDS + 1 }, (_, i) => ({
      ...incident!,
      id: `inc-${i}`
    }));
    await expect(selectionToHtml(exported({ ...RECORDS, incidents }))).rejects.toThrow(
      /20\d{3} records are too many/
    );
    await expect(selectionToHtml(exported(RECORDS, { template: '<p>' }))).rejects.toThrow(PARTS_MARK);
  });

  it('says what is missing of a file that was cut short', async () => {
    const html = await selectionToHtml(exported(RECORDS));
    await expect(open(html.replace('id="basemap"', 'id="lost"'))).rejects.toThrow('basemap');
  });
});

describe('the base map of a file', () => {
  const places = toMapRows(RECORDS).incidents.map(({ location }) => location);
  const { files, bounds } = cutBasemap(BASEMAP, places);
  const countries = files.land!.features.map(({ properties }) => properties?.iso);

  it('keeps the country and its neighbours, and leaves the rest of the world', () => {
    expect(countries).toEqual(expect.arrayContaining(['PK', 'AF', 'IR', 'IN', 'CN', 'OM']));
    for (const far of ['BR', 'ZA', 'AU', 'US']) expect(countries).not.toContain(far);
    expect(files.admin1).toBe(BASEMAP.admin1);
    expect(JSON.stringify(files).length).toBeLessThan(JSON.stringify(BASEMAP).length * 0.7);
  });

  it('reaches to every record, also to one far from the country', () => {
    const [west, south, east, north] = bounds;
    for (const { lng, lat } of places)
      if (lng !== null && lat !== null)
        expect([lng > west, lng < east, lat > south, lat < north]).toEqual([true, true, true, true]);
    const nairobi = { ...places[0]!, lng: 36.8, lat: -1.3 };
    const wide = cutBasemap(BASEMAP, [nairobi]);
    expect(wide.files.land!.features.map(({ properties }) => properties?.iso)).toContain('KE');
    expect(wide.bounds[1]).toBeLessThan(-1.3);
  });

  it('keeps the outlines of districts that a record is known to', () => {
    const box = (name: string, west: number, south: number) => ({
      type: 'Feature' as const,
      properties: { name },
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [west, south],
            [west + 1, south],
            [west + 1, south + 1],
            [west, south + 1],
            [west, south]
          ]
        ]
      }
    });
    const admin2 = {
      type: 'FeatureCollection' as const,
      features: [box('Kech', 62.5, 25.5), box('Swat', 72, 34.5)]
    };
    const kech = { ...places[0]!, precision: 'admin2' as const, lng: 63, lat: 26 };
    expect(cutBasemap({ ...BASEMAP, admin2 }, [kech]).files.admin2!.features).toEqual([admin2.features[0]]);
    expect(files.admin2!.features).toEqual([]);
  });
});

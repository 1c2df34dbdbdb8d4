import { describe, expect, it } from 'vitest';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import {
  countPublished,
  listArticlePage,
  saveArticle,
  type ArticlePlace
} from '../../../src/lib/server/store/articles.ts';
import {
  listAllProposals,
  listExtractions,
  saveExtraction
} from '../../../src/lib/server/store/extractions.ts';
import { listRecords, replaceRecords } from '../../../src/lib/server/store/records.ts';
import { countReviewItems, listReviewItems, type ReviewPlace } from '../../../src/lib/server/store/review.ts';
import { fillReviewItems } from '../../../src/lib/server/store/reviewRows.ts';
import {
  REVIEW_KINDS,
  reviewKindsOf,
  type Incident,
  type Proposal,
  type ReviewKind
} from '../../../src/lib/model/index.ts';
import { ARTICLES } from '../../fixtures/articles.ts';
import { RECORDS } from '../../fixtures/records.ts';
import { article, extraction } from './samples.ts';
import { dialects } from './stores.ts';

describe.each(await dialects())('listings on $name', ({ open }) => {
  it("gives all proposals of the current versions with their articles, in the articles' order", async () => {
    const store = await open();
    for (const id of ['two', 'one']) {
      const plain = extraction(article(id));
      const { confidence: _, ...mention } = plain.incidents[0]!;
      const proposal: Proposal = { kind: 'incident', ...mention, confidence: null, proposedBy: 'm at h' };
      const { version } = await saveArticle(store, article(id), { sourceFile: null });
      await saveExtraction(store, version, { ...plain, proposals: [proposal, proposal] });
    }
    const listed = await listAllProposals(store);
    expect(listed.map(({ articleId, position }) => [articleId, position])).toEqual([
      ['one', 0],
      ['one', 1],
      ['two', 0],
      ['two', 1]
    ]);
    const quotes = extraction(article('one')).incidents[0]!.evidence;
    expect(listed[0]!.proposal.evidence).toEqual(quotes);
    expect(listed[0]!.title).toBe(article('one').title);

    // Another version of an article takes the place of what was read out of the older one.
    await saveArticle(store, article('one', { url: 'https://example.org/newer' }), { sourceFile: null });
    expect((await listAllProposals(store)).map(({ articleId }) => articleId)).toEqual(['two', 'two']);
  });

  it('gives articles page by page, newest first, undated ones last, each once with what it gave', async () => {
    const store = await open();
    const text = `QUETTA: A bomb went off. ${'It was told again. '.repeat(30)}`;
    const given = [
      article('b', { published: '2024-03-02' }),
      article('a', { published: '2024-03-02', title: null, text }),
      article('c', { published: '2024-03-05' }),
      article('z', { published: null }),
      article('d', { published: '2023-01-01' }),
      article('y', { published: null })
    ];
    for (const one of given) {
      const { version } = await saveArticle(store, one, { sourceFile: null });
      if (one.id === 'c') await saveExtraction(store, version, extraction(one));
    }
    await saveArticle(store, article('d', { published: '2023-01-02' }), { sourceFile: null });
    await replaceRecords(store, mergeMentions(await listExtractions(store)));
    const pages = async (until: string | null, count: number) => {
      const ids: string[] = [];
      for (let after = null as ArticlePlace | null; ;) {
        const page = await listArticlePage(store, { after, until, count });
        ids.push(...page.map(({ id }) => id));
        if (page.length < count) return ids;
        after = page.at(-1)!;
      }
    };
    for (const count of [1, 2, 3, 10])
      expect(await pages(null, count), `${count} a page`).toEqual(['c', 'a', 'b', 'd', 'y', 'z']);
    expect(await pages('2024-03-02', 2)).toEqual(['a', 'b', 'd']);
    const [first, bare] = await listArticlePage(store, { count: 2 });
    const { incidents, measures } = await listRecords(store);
    expect(first).toMatchObject({ opening: '', incidents: incidents.length, measures: measures.length });
    expect(incidents.length).toBeGreaterThan(0);
    expect(bare).toMatchObject({ title: null, opening: text.slice(0, 200), incidents: 0 });
    expect(await countPublished(store)).toHaveLength(4);
    expect((await countPublished(store)).find(({ published }) => published === null)).toEqual({
      published: null,
      count: 2
    });
  });

  it('gives what deserves a look page by page, as its rule says, and counts it by reason', async () => {
    const store = await open();
    const [template] = RECORDS.incidents;
    const [measure] = RECORDS.measures;
    for (const one of ARTICLES) await saveArticle(store, one, { sourceFile: null });
    const incidents = Array.from({ length: 40 }, (_, i): Incident => {
      const day = i % 5 === 4 ? null : `2024-0${1 + (i % 3)}-1${i % 2}`;
      const { location, reports } = template!;
      return {
        ...template!,
        id: `inc-${String(i).padStart(2, '0')}`,
        date: { from: day, to: day, precision: day === null ? 'unknown' : 'day' },
        disagree: i % 4 === 1,
        confidence: i % 3 === 0 ? 0.4 : 0.9,
        location: { ...location, precision: i % 7 === 2 ? 'country' : 'settlement' },
        reports: reports.map((one) => ({
          ...one,
          reasons: i % 6 === 5 ? ['ambiguous: fits two alike'] : ['same day']
        }))
      };
    });
    const measures = [{ ...measure!, confidence: 0.2 }];
    await replaceRecords(store, { incidents, measures, aggregates: [] });
    const all = [...incidents, ...measures].map((record) => ({
      kinds: reviewKindsOf(record),
      day: record.date.to ?? '',
      id: record.id
    }));
    const settled = ['inc-01', 'inc-03'];
    const rank = (kinds: ReviewKind[]) => REVIEW_KINDS.indexOf(kinds[0]!);
    for (const kind of [null, 'disagree', 'ambiguous', 'confidence', 'unplaced'] as const) {
      const expected = all
        .filter(
          ({ kinds, id }) =>
            kinds.length > 0 && !settled.includes(id) && (kind === null || kinds.includes(kind))
        )
        .sort(
          (a, b) =>
            rank(a.kinds) - rank(b.kinds) ||
            (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day > b.day ? -1 : 1)
        )
        .map(({ id }) => id);
      expect(expected.length).toBeGreaterThan(3);
      for (const count of [1, 7, 100]) {
        const ids: string[] = [];
        for (let after = null as ReviewPlace | null; ;) {
          const page = await listReviewItems(store, kind, new Set(settled), after, count);
          ids.push(...page.places.map(({ id }) => id));
          if (page.isLast) break;
          after = page.places.at(-1)!;
        }
        expect(ids).toEqual(expected);
      }
      const { total, byKind } = await countReviewItems(store, settled);
      expect(kind === null ? total : byKind[kind]).toBe(expected.length);
    }
    // A store that was filled before the list was kept gets it from what is stored.
    const written = await store.db.selectFrom('review_items').selectAll().orderBy('record_id').execute();
    await fillReviewItems(store.db);
    expect(await store.db.selectFrom('review_items').selectAll().orderBy('record_id').execute()).toEqual(
      written
    );
    await replaceRecords(store, { incidents: incidents.slice(0, 1), measures: [], aggregates: [] });
    expect((await countReviewItems(store, [])).total).toBe(1);
  });
});

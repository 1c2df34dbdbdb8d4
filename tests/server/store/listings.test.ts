import { describe, expect, it } from 'vitest';
import { listOpenings, saveArticle } from '../../../src/lib/server/store/articles.ts';
import { listAllProposals, saveExtraction } from '../../../src/lib/server/store/extractions.ts';
import type { Proposal } from '../../../src/lib/model/index.ts';
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

  it('gives how articles without a title begin', async () => {
    const store = await open();
    const text = `QUETTA: A bomb went off. ${'It was told again. '.repeat(30)}`;
    await saveArticle(store, article('titled'), { sourceFile: null });
    await saveArticle(store, article('bare', { title: null, text }), { sourceFile: null });
    const openings = await listOpenings(store);
    expect([...openings.keys()]).toEqual(['bare']);
    expect(text.startsWith(openings.get('bare') ?? 'nothing')).toBe(true);
    expect(openings.get('bare')!.length).toBeLessThanOrEqual(200);
  });
});

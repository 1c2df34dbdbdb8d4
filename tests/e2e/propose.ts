/**
 * Puts two proposals into the store that the desk's tests change, as a second reader of one article would have made them.
 * DATELINE_DATA=DIR node --import tsx propose.ts
 */
import { UNKNOWN_DATE, UNKNOWN_PLACE, type Proposal } from '../../src/lib/model/index.ts';
import { listExtractions, saveExtraction } from '../../src/lib/server/store/extractions.ts';
import { openStore } from '../../src/lib/server/store/store.ts';
import { withWriter } from '../../src/lib/server/store/writer.ts';

/** Words of a sample article that no rule takes for a measure. */
const QUOTES = [
  'The safety of Chinese citizens was a first duty',
  'Punjab and Sindh have had such units for years'
];

const store = await openStore({ dataDir: process.env.DATELINE_DATA ?? '', databaseUrl: null });
await withWriter(store, async () => {
  const all = await listExtractions(store);
  const told = all.find(({ extraction }) => QUOTES.every((quote) => extraction.article.text.includes(quote)));
  if (!told) throw new Error('no sample article holds the words that are proposed');
  const { text } = told.extraction.article;
  const proposals = QUOTES.map((quote): Proposal => {
    const start = text.indexOf(quote);
    return {
      kind: 'measure',
      type: 'other',
      status: 'in_force',
      date: UNKNOWN_DATE,
      location: { ...UNKNOWN_PLACE, name: 'Pakistan', country: 'PK', precision: 'country' },
      summary: quote,
      issuer: null,
      protects: null,
      prompted: null,
      evidence: [{ field: 'summary', start, end: start + quote.length, quote }],
      reasons: [],
      confidence: null,
      proposedBy: 'a model at 127.0.0.1'
    };
  });
  await saveExtraction(store, told.articleVersion, { ...told.extraction, proposals });
});
await store.close();

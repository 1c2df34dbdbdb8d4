import { FEED_LENGTH, recordsToAtom } from '../../lib/export/index.ts';
import type { Incident, Measure } from '../../lib/model/index.ts';
import { loadSay } from '../../lib/messages/index.ts';
import { makeSite } from '../../lib/ui/site.ts';
import { tollInFull } from '../../lib/ui/toll.ts';
import { dateWords, headline, placeWords } from '../../lib/ui/words.ts';
import { refuseGone } from '../columns.server.ts';
import { pick, type Picked } from '../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
  const picked = await pick(locals, url);
  const records = await readNewest(picked).catch(refuseGone);
  const site = makeSite(await loadSay(LOCALE), () => locals.site.geodata.provinces);
  const body = recordsToAtom(records, picked.meta, url.origin, {
    title: 'Dateline: incidents and security measures',
    titleOf: (record) => `${headline(record, site)}, ${dateWords(record.date, site.say)}`,
    textOf: (record) => {
      const what = 'category' in record ? tollInFull(record, site.say) : record.summary;
      return `${what}. ${placeWords(record.location, site)}.`;
    }
  });
  return new Response(body, {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' }
  });
};

/** A feed has one language for all its readers. */
const LOCALE = 'en-GB';

/** Of fewer records all are read. */
const READ_WHOLE = 2000;

/** Records among which those are that changed last. */
async function readNewest({ set, chosen }: Picked): Promise<(Incident | Measure)[]> {
  const ids = chosen.count <= READ_WHOLE ? chosen.ids() : await newestIds(set, chosen);
  const records: (Incident | Measure)[] = [];
  for await (const some of set.state.records(ids)) records.push(...some);
  return records;
}

async function newestIds({ state, source }: Picked['set'], chosen: Picked['chosen']): Promise<string[]> {
  const found = new Set<string>();
  // What stands before the days has no order: as many as a feed is long must come after it.
  const dated = new Set<string>();
  let last: string | null = null;
  for await (const rows of state.newest())
    for (const { id, published } of rows) {
      // A whole day is read, for the feed orders it by its own rule.
      if (dated.size >= FEED_LENGTH && published !== last) return [...found];
      const row = await source.locate(id);
      if (row === null || !chosen.has(row)) continue;
      found.add(id);
      if (published === null) continue;
      dated.add(id);
      last = published;
    }
  // Fewer than a feed's length were told of on any day: undated ones fill it.
  return found.size >= FEED_LENGTH
    ? [...found]
    : [...new Set([...found, ...chosen.ids()])].slice(0, FEED_LENGTH);
}

import { recordsToAtom } from '../../lib/export/index.ts';
import { loadSay } from '../../lib/messages/index.ts';
import { makeSite } from '../../lib/ui/site.ts';
import { tollInFull } from '../../lib/ui/toll.ts';
import { dateWords, headline, placeWords } from '../../lib/ui/words.ts';
import { readSelection } from '../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
  const { selection, meta } = await readSelection(locals.site, url.searchParams);
  const site = makeSite(await loadSay(LOCALE), () => locals.site.geodata.provinces);
  const body = recordsToAtom([...selection.incidents, ...selection.measures], meta, url.origin, {
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

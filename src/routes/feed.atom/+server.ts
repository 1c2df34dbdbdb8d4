import { recordsToAtom } from '../../lib/export/index.ts';
import { dateWords, headline, placeWords, tollWords } from '../../lib/ui/words.ts';
import { readSelection } from '../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
  const { selection, meta } = await readSelection(locals.site, url.searchParams);
  const names = new Map(locals.site.geodata.provinces.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const body = recordsToAtom([...selection.incidents, ...selection.measures], meta, url.origin, {
    title: 'Dateline: incidents and security measures',
    titleOf: (record) => `${headline(record, nameOf)}, ${dateWords(record.date, LOCALE)}`,
    textOf: (record) => {
      const what = 'category' in record ? tollWords(record.casualties) : record.summary;
      return `${what}. ${placeWords(record.location, nameOf, LOCALE)}.`;
    }
  });
  return new Response(body, {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' }
  });
};

/** A feed has one language for all its readers. */
const LOCALE = 'en-GB';

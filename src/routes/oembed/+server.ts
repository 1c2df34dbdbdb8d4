import { error, json } from '@sveltejs/kit';
import { oembedOf } from '../../lib/export/index.ts';
import type { RequestHandler } from './$types';

/** Any site's editor may ask from its own page. */
const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'max-age=3600' };

export const GET: RequestHandler = ({ url }) => {
  const query = url.searchParams;
  const asked = query.get('url');
  if (asked === null) error(400, 'url is missing; expected the address of a map of this server');
  if ((query.get('format') ?? 'json') !== 'json') error(501, 'format: expected json');
  const size = (name: string) => {
    const value = query.get(name);
    if (value === null) return null;
    if (!/^[1-9]\d{0,4}$/.test(value)) error(400, `${name}=${value}; expected a whole number of pixels`);
    return Number(value);
  };
  const answer = oembedOf(
    { url: asked, maxWidth: size('maxwidth'), maxHeight: size('maxheight') },
    url.origin,
    'Dateline: incidents and security measures'
  );
  if (answer === null) error(404, 'This server has no map at that address.');
  return json(answer, { headers: HEADERS });
};

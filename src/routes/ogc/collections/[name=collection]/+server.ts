import { ogcCollection } from '../../../../lib/export/index.ts';
import { answer, baseOf, extentOf } from '../../ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) =>
  answer(ogcCollection(baseOf(url), params.name, await extentOf(locals, url)));

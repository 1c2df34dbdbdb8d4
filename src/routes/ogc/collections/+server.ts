import { ogcCollections } from '../../../lib/export/index.ts';
import { answer, baseOf, extentOf } from '../ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) =>
  answer(ogcCollections(baseOf(url), await extentOf(locals, url)));

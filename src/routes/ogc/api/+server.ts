import { ogcApi } from '../../../lib/export/index.ts';
import { answer, baseOf } from '../ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) =>
  answer(ogcApi(baseOf(url)), 'application/vnd.oai.openapi+json;version=3.0');

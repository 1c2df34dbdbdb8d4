import { ogcLanding } from '../../lib/export/index.ts';
import { answer, baseOf } from './ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => answer(ogcLanding(baseOf(url)));

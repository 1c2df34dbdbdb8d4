import { OGC_CONFORMANCE } from '../../../lib/export/index.ts';
import { answer } from '../ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => answer(OGC_CONFORMANCE);

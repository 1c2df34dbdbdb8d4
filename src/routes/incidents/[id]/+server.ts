import { toRecord } from '../../recordAddress.server.ts';
import type { RequestHandler } from './$types';

/** An incident's own address, for links in reports and exports. */
export const GET: RequestHandler = ({ params, url }) => toRecord('incident', params.id, url);

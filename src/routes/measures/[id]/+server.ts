import { toRecord } from '../../recordAddress.server.ts';
import type { RequestHandler } from './$types';

/** A measure's own address, for links in reports and exports. */
export const GET: RequestHandler = ({ params, url }) => toRecord('measure', params.id, url);

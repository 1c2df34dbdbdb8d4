import { renderBrief } from '../brief.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => renderBrief(event, 'png');

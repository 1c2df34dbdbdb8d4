import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** An incident's own address, for links in reports and exports. */
export const GET: RequestHandler = ({ params }) =>
  redirect(307, `/?incident=${encodeURIComponent(params.id)}`);

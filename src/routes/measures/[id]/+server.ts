import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** A measure's own address, for links in reports and exports. */
export const GET: RequestHandler = ({ params }) =>
  redirect(307, `/?measure=${encodeURIComponent(params.id)}`);

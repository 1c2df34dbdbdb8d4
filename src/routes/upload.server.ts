import { error } from '@sveltejs/kit';
import { StoreBusy, StoreError } from '../lib/server/store/errors.ts';
import { IntakeError } from './intake.server.ts';

/** Gives an editor's files to `work`; everything that is wrong with the request becomes a status and a sentence. */
export async function readUpload<T>(
  locals: App.Locals,
  request: Request,
  work: (files: File[]) => Promise<T>
): Promise<T> {
  if (!locals.user) error(401, 'Sign in first.');
  if (locals.user.role !== 'editor') error(403, 'Only an editor may add articles.');
  const form = await request.formData().catch(() => null);
  const files = (form?.getAll('files') ?? []).filter((entry): entry is File => entry instanceof File);
  if (files.length === 0) error(400, 'No file came with the request; expected at least one as "files".');
  try {
    return await work(files);
  } catch (problem) {
    if (problem instanceof IntakeError) error(413, problem.message);
    if (problem instanceof StoreBusy) error(503, problem.message);
    if (problem instanceof StoreError) error(409, problem.message);
    throw problem;
  }
}

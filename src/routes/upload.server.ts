import { error } from '@sveltejs/kit';
import { loadSay } from '../lib/messages/index.ts';
import { refuse } from './refuse.server.ts';

/** Gives an editor's files to `work`; everything that is wrong with the request becomes a status and a sentence. */
export async function readUpload<T>(
  locals: App.Locals,
  request: Request,
  work: (files: File[]) => Promise<T>
): Promise<T> {
  const say = await loadSay(locals.locale);
  if (!locals.user) error(401, say('desk.refused.signIn'));
  if (locals.user.role !== 'editor') error(403, say('desk.refused.editorAdd'));
  const form = await request.formData().catch(() => null);
  const files = (form?.getAll('files') ?? []).filter((entry): entry is File => entry instanceof File);
  if (files.length === 0) error(400, say('desk.refused.noFile'));
  try {
    return await work(files);
  } catch (problem) {
    refuse(problem, say);
  }
}

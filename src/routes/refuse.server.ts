import { error } from '@sveltejs/kit';
import type { Say } from '../lib/messages/index.ts';
import { StaleRecord, StoreBusy, StoreError, UncleanArticle } from '../lib/server/store/errors.ts';
import { DeskError } from './desk.server.ts';
import { IntakeError } from './intake.server.ts';

/** Makes a status and a sentence in the reader's language of what went wrong; throws on what it does not know. */
export function refuse(problem: unknown, say: Say): never {
  if (problem instanceof DeskError) error(409, say(problem.saying.key, problem.saying.values));
  if (problem instanceof IntakeError) error(413, say(problem.saying.key, problem.saying.values));
  if (problem instanceof StoreBusy) error(503, say('desk.refused.busy'));
  if (problem instanceof StaleRecord) error(409, say('desk.refused.stale'));
  if (problem instanceof UncleanArticle)
    error(409, say('desk.refused.unclean', { article: problem.articleId }));
  if (problem instanceof StoreError) error(409, say('desk.refused.store', { problem: problem.message }));
  throw problem;
}

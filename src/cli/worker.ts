import type { Article, Extraction } from '../lib/model/index.ts';
import { readArticle } from '../lib/server/pipeline.ts';
import { openResources } from './resources.ts';

/** What became of one article of a batch. */
export type Answer = { extraction: Extraction; error: null } | { extraction: null; error: unknown };

const resources = openResources();

/** In the batch's order. Null is asked once, to learn that the thread has opened everything. */
export function readHere(batch: Article[] | null): Answer[] {
  return (batch ?? []).map(read);
}

/** An article that cannot be read leaves the others of its batch alone. */
function read(article: Article): Answer {
  try {
    return { extraction: readArticle(article, resources).extraction, error: null };
  } catch (error) {
    return { extraction: null, error };
  }
}

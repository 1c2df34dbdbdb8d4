import type { Article, Extraction } from '../lib/model/index.ts';
import { readArticle } from '../lib/server/pipeline.ts';
import { openResources } from './resources.ts';

const resources = openResources();

/** Null is asked once, to learn that the thread has opened everything. */
export function readHere(article: Article | null): Extraction | null {
  return article && readArticle(article, resources).extraction;
}

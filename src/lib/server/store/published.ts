import type { SelectQueryBuilder } from 'kysely';
import { inBatches } from './batch.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** When each current article was published, some thousands at a time; null where its source states no day. */
export async function* streamPublished({ db }: Store): AsyncGenerator<Published[]> {
  for (let last: Published | null = null; ;) {
    // In the order of an index that holds all of it: days first, those without one apart.
    const isDated: boolean = last === null || last.published !== null;
    let query: SelectQueryBuilder<Schema, 'articles', Published> = db
      .selectFrom('articles')
      .select(['id', 'published'])
      .where('current', '=', 1)
      .where('published', isDated ? 'is not' : 'is', null)
      .orderBy('published')
      .orderBy('id')
      .limit(ARTICLES_A_STEP);
    if (last?.published != null) {
      const { published, id } = last;
      query = query
        .where('published', '>=', published)
        .where((eb) => eb.or([eb('published', '>', published), eb('id', '>', id)]));
    } else if (last !== null) query = query.where('id', '>', last.id);
    const rows: Published[] = await query.execute();
    if (rows.length > 0) yield rows;
    if (rows.length === ARTICLES_A_STEP) last = rows.at(-1)!;
    else if (isDated) last = { id: '', published: null };
    else return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const ARTICLES_A_STEP = 5000;

export interface Published {
  id: string;
  published: string | null;
}

/** When these were published; those that are not current any more are left out. */
export async function readPublished({ db }: Store, articles: readonly string[]): Promise<Published[]> {
  const found: Published[] = [];
  for (const ids of inBatches(articles))
    found.push(
      ...(await db
        .selectFrom('articles')
        .select(['id', 'published'])
        .where('current', '=', 1)
        .where('id', 'in', ids)
        .execute())
    );
  return found;
}

import { createHash } from 'node:crypto';
import { resolve, sep } from 'node:path';
import { sql } from 'kysely';
import type { Article } from '../../model/index.ts';
import { UncleanArticle } from './errors.ts';
import type { Store } from './store.ts';

export interface ArticleOrigin {
  sourceFile: string | null;
  /** Name of the reader that took it in: `text`, `html`, `csv`, … */
  format?: string | null;
}

export interface SavedArticle {
  state: 'new' | 'unchanged' | 'changed';
  /** The current version after saving. */
  version: number;
}

/**
 * Stores an article by what it says. The same content again changes nothing, wherever it comes from; another one
 * under the same id becomes the current version, and the old one stays.
 * @throws StoreError where its text holds characters that no database stores as they are.
 */
export async function saveArticle(
  store: Store,
  article: Article,
  origin: ArticleOrigin
): Promise<SavedArticle> {
  rejectUnstorable(article);
  const hash = hashArticle(article);
  return store.transaction(async ({ db }) => {
    const versions = await db
      .selectFrom('articles')
      .select(['version', 'content_hash', 'current'])
      .where('id', '=', article.id)
      .execute();
    const current = versions.find((row) => row.current === 1);
    if (current?.content_hash === hash) return { state: 'unchanged', version: current.version };
    if (current) await db.updateTable('articles').set({ current: 0 }).where('id', '=', article.id).execute();
    const version = Math.max(0, ...versions.map((row) => row.version)) + 1;
    const { id, title, publisher, published, dateline, language, url, text } = article;
    const content = { id, title, publisher, published, dateline, language, url, text };
    const origins = { source_file: origin.sourceFile, format: origin.format ?? null };
    await db
      .insertInto('articles')
      .values({ ...content, ...origins, version, content_hash: hash, current: 1 })
      .execute();
    return { state: current ? 'changed' : 'new', version };
  });
}

/** Current versions in the order of their ids. */
export async function listArticles(store: Store): Promise<ArticleHead[]> {
  const rows = await store.db
    .selectFrom('articles')
    .select(['id', 'version', 'title', 'publisher', 'published', 'dateline', 'language', 'url'])
    .where('current', '=', 1)
    .execute();
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is known of an article beside its text. */
export type ArticleHead = Omit<Article, 'text'> & { version: number };

/** What the list of articles shows of one: how it begins stands for a title, and what it gave are records. */
export type ListedArticle = Pick<Article, 'id' | 'title' | 'publisher' | 'published'> & {
  opening: string;
  incidents: number;
  measures: number;
};

/** The last article of the page before; `published` is null among those without a day, which stand last. */
export interface ArticlePlace {
  published: string | null;
  id: string;
}

/** Characters that are read to name an article that has no title. */
const OPENING = 200;

/** A page of the current versions, newest first, then by id: those after a place, and not published after `until`. */
export async function listArticlePage(
  store: Store,
  { after = null, until = null, count }: { after?: ArticlePlace | null; until?: string | null; count: number }
): Promise<ListedArticle[]> {
  const dated = after !== null && after.published === null ? [] : await listPart(true, count);
  const rest = count - dated.length;
  const undated = rest > 0 && until === null ? await listPart(false, rest) : [];
  const rows = [...dated, ...undated];
  const gave = await countGiven(
    store,
    rows.map(({ id }) => id)
  );
  return rows.map((row) => ({ ...row, ...gave(row.id) }));

  async function listPart(isDated: boolean, limit: number) {
    let query = store.db
      .selectFrom('articles')
      .select([
        ...(['id', 'title', 'publisher', 'published'] as const),
        sql<string>`case when title is null then substr(text, 1, ${sql.lit(OPENING)}) else '' end`.as(
          'opening'
        )
      ])
      .where('current', '=', 1)
      .where('published', isDated ? 'is not' : 'is', null)
      .orderBy('published', 'desc')
      .orderBy('id')
      .limit(limit);
    if (until !== null) query = query.where('published', '<=', until);
    if (after !== null && (after.published !== null) === isDated) {
      const { published, id } = after;
      query = isDated
        ? query
            .where('published', '<=', published)
            .where((eb) => eb.or([eb('published', '<', published), eb('id', '>', id)]))
        : query.where('id', '>', id);
    }
    return query.execute();
  }
}

/** How many records each of these articles tells of. */
async function countGiven({ db }: Store, ids: readonly string[]) {
  const given = new Map<string, { incidents: number; measures: number }>();
  for (const table of ['incidents', 'measures'] as const) {
    if (ids.length === 0) continue;
    const rows = await db
      .selectFrom('reports')
      .innerJoin(table as 'incidents', `${table as 'incidents'}.id`, 'reports.record_id')
      .select((eb) => ['article_id', eb.fn.count('record_id').distinct().as('count')])
      .where('article_id', 'in', ids)
      .groupBy('article_id')
      .execute();
    for (const { article_id: id, count } of rows) {
      const sums = given.get(id) ?? { incidents: 0, measures: 0 };
      given.set(id, { ...sums, [table]: Number(count) });
    }
  }
  return (id: string) => given.get(id) ?? { incidents: 0, measures: 0 };
}

/** How many current articles each day saw; null for those whose source states no day. A day's at the latest, where one is given. */
export async function countPublished(
  { db }: Store,
  until: string | null = null
): Promise<{ published: string | null; count: number }[]> {
  let query = db
    .selectFrom('articles')
    .select((eb) => ['published', eb.fn.countAll().as('count')])
    .where('current', '=', 1)
    .groupBy('published');
  if (until !== null) query = query.where('published', '<=', until);
  const rows = await query.execute();
  return rows.map(({ published, count }) => ({ published, count: Number(count) }));
}

/** One version of an article, the current one where none is named; null where there is none. */
export async function readArticle(store: Store, id: string, version?: number): Promise<Article | null> {
  const query = store.db
    .selectFrom('articles')
    .select(['id', 'title', 'publisher', 'published', 'dateline', 'language', 'url', 'text'])
    .where('id', '=', id);
  const row = await (
    version === undefined ? query.where('current', '=', 1) : query.where('version', '=', version)
  ).executeTakeFirst();
  return row ?? null;
}

export async function countArticles(store: Store): Promise<number> {
  const row = await store.db
    .selectFrom('articles')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('current', '=', 1)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/**
 * Takes the articles that came from files under `folder` out of the lists; their versions stay stored, because the
 * records of the map quote them until they are replaced. Gives the number of articles taken out.
 */
export async function deleteArticlesFrom(store: Store, folder: string): Promise<number> {
  return store.transaction(async ({ db }) => {
    const rows = await db
      .selectFrom('articles')
      .select(['id', 'source_file'])
      .where('current', '=', 1)
      .execute();
    const root = resolve(folder) + sep;
    const inside = rows.filter(
      (row) => row.source_file !== null && resolve(row.source_file).startsWith(root)
    );
    for (const { id } of inside)
      await db.updateTable('articles').set({ current: 0 }).where('id', '=', id).execute();
    return inside.length;
  });
}

/** SHA-256 over everything that an article says; its id and where it came from do not count. */
export function hashArticle(article: Omit<Article, 'id'>): string {
  const { title, publisher, published, dateline, language, url, text } = article;
  const content = JSON.stringify([title, publisher, published, dateline, language, url, text]);
  return createHash('sha256').update(content).digest('hex');
}

function rejectUnstorable(article: Article): void {
  for (const [field, value] of Object.entries(article)) {
    if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))) continue;
    throw new UncleanArticle(
      article.id,
      `article "${article.id}": its ${field} holds a NUL or half a surrogate pair, which no database stores; expected clean Unicode text`
    );
  }
}

import { sql, type Insertable, type Selectable } from 'kysely';
import type {
  Evidence,
  Extraction,
  IncidentMention,
  MeasureMention,
  Proposal,
  SourcedExtraction
} from '../../model/index.ts';
import { hashArticle } from './articles.ts';
import { groupBy, inBatches, insertRows } from './batch.ts';
import { digestOf } from './digest.ts';
import { StoreError } from './errors.ts';
import type { EvidenceTable, MentionTable } from './schema.ts';
import type { Store } from './store.ts';

type Kind = MentionTable['kind'];
const LISTS = {
  incident: 'incidents',
  measure: 'measures',
  aggregate: 'aggregates',
  rejected: 'rejected',
  proposal: 'proposals'
} as const;
const KINDS = Object.keys(LISTS) as Kind[];

/**
 * Stores what was read out of one version of an article, in place of what an earlier reading of it gave.
 * @throws StoreError where that version is not stored, or says something else than the extraction was made from.
 */
export async function saveExtraction(store: Store, version: number, extraction: Extraction): Promise<void> {
  await store.transaction(async (store) => {
    const key = { article_id: extraction.id, article_version: version };
    await checkArticle(store, version, extraction);
    for (const table of ['evidence', 'mentions', 'extractions'] as const) {
      await store.db
        .deleteFrom(table)
        .where('article_id', '=', key.article_id)
        .where('article_version', '=', key.article_version)
        .execute();
    }
    await insertRows(store, 'extractions', [
      { ...key, schema_version: extraction.schema, digest: digestOf(extraction) }
    ]);
    const mentions: Insertable<MentionTable>[] = [];
    const evidence: Insertable<EvidenceTable>[] = [];
    for (const kind of KINDS) {
      (extraction[LISTS[kind]] ?? []).forEach((mention, position) => {
        const { evidence: quotes = [], ...body } = { evidence: undefined, ...mention };
        mentions.push({ ...key, kind, position, body: JSON.stringify(body) });
        quotes.forEach((quote, i) =>
          evidence.push({ ...key, kind, mention: position, position: i, ...evidenceRow(quote) })
        );
      });
    }
    await insertRows(store, 'mentions', mentions);
    await insertRows(store, 'evidence', evidence);
  });
}

/** What was read out of the current versions, in the order of the articles' ids; articles not yet read are left out. */
export type ListExtractions = (
  store: Store,
  progress?: (share: number) => void
) => Promise<SourcedExtraction[]>;

/** Articles read at a time; between two steps others may use the store. */
const ARTICLES_A_STEP = 200;

export const listExtractions: ListExtractions = (store) => openExtractions()(store);

/**
 * Lists extractions and remembers them: one that is stored unchanged since the last call is given as the same object and
 * not read again. Outside a transaction they are read a little at a time, so that nobody has to wait for very many; the
 * list is of one moment all the same.
 */
export function openExtractions(): ListExtractions {
  let known = new Map<string, SourcedExtraction>();
  const keysOf = async ({ db }: Store, ids: readonly string[] | null = null) => {
    const rows = db
      .selectFrom('extractions')
      .select(['article_id as id', 'article_version', 'digest'])
      .where(OF_CURRENT);
    const found = await (ids === null ? rows : rows.where('article_id', 'in', ids)).execute();
    // By what it says, so that an extraction that was undone or put back from a backup is not taken for another one.
    return found.map(({ id, article_version, digest }) => ({
      id,
      key: digest && `${digest} ${article_version} ${id}`
    }));
  };
  const readAhead = async (store: Store, progress: (share: number) => void) => {
    const missing = (await keysOf(store)).flatMap(({ id, key }) => (key && !known.has(key) ? id : []));
    for (let start = 0; start < missing.length; start += ARTICLES_A_STEP) {
      const ids = missing.slice(start, start + ARTICLES_A_STEP);
      await store.transaction(async (inside) => {
        const keys = new Map((await keysOf(inside, ids)).map(({ id, key }) => [id, key]));
        for (const one of await readExtractions(inside, ids)) {
          const key = keys.get(one.articleId);
          if (key) known.set(key, one);
        }
      });
      progress(start / missing.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return async (store, progress = () => {}) => {
    if (!store.db.isTransaction) await readAhead(store, progress);
    return store.transaction(async (inside) => {
      const stored = await keysOf(inside);
      const missing = stored.filter(({ key }) => key === null || !known.has(key)).map(({ id }) => id);
      const read = new Map((await readExtractions(inside, missing)).map((one) => [one.articleId, one]));
      const listed = new Map<string, SourcedExtraction>();
      for (const { id, key } of stored) listed.set(key ?? id, read.get(id) ?? known.get(key!)!);
      known = listed;
      return [...listed.values()].sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
    });
  };
}

/** True for the rows of an article’s current version; looked up for each row, for a list of them all would be made each time. */
const OF_CURRENT = sql<boolean>`exists (
  select 1 from articles where articles.id = article_id and articles.version = article_version and current = 1
)`;

async function readExtractions({ db }: Store, ids: readonly string[]): Promise<SourcedExtraction[]> {
  const read: SourcedExtraction[] = [];
  for (const some of inBatches(ids)) {
    const articles = await db
      .selectFrom('articles')
      .where('current', '=', 1)
      .where('id', 'in', some)
      .select(['id', 'version', 'title', 'publisher', 'published', 'dateline', 'language', 'url', 'text'])
      .execute();
    const ofThese = (table: 'mentions' | 'evidence') =>
      db.selectFrom(table).where('article_id', 'in', some).where(OF_CURRENT);
    const mentions = await ofThese('mentions').selectAll('mentions').execute();
    const evidence = await ofThese('evidence').selectAll('evidence').execute();
    const mentionsOf = groupBy(mentions, (row) => row.article_id);
    const evidenceOf = groupEvidence(evidence);
    for (const { id, version, ...article } of articles) {
      const { title, publisher, published, url } = article;
      const lists = readLists(mentionsOf.get(id) ?? [], evidenceOf);
      const extraction: Extraction = { schema: 1, id, article, ...lists };
      read.push({ articleId: id, articleVersion: version, title, publisher, published, url, extraction });
    }
  }
  return read;
}

/** One mention as it was read out of a version of an article; null where it is not stored. */
export async function readMention(
  { db }: Store,
  articleId: string,
  version: number,
  kind: Kind,
  position: number
): Promise<IncidentMention | MeasureMention | Proposal | null> {
  const row = await db
    .selectFrom('mentions')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('article_version', '=', version)
    .where('kind', '=', kind)
    .where('position', '=', position)
    .executeTakeFirst();
  if (!row) return null;
  const quotes = await db
    .selectFrom('evidence')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('article_version', '=', version)
    .where('kind', '=', kind)
    .where('mention', '=', position)
    .execute();
  return { ...(JSON.parse(row.body) as object), evidence: readQuotes(quotes) } as
    IncidentMention | MeasureMention | Proposal;
}

/** What a second reader proposed for the current version of an article, in the order of its answer. */
export async function listProposals({ db }: Store, articleId: string): Promise<Proposal[]> {
  const ofProposals = (table: 'mentions' | 'evidence') =>
    db.selectFrom(table).where('kind', '=', 'proposal').where('article_id', '=', articleId).where(OF_CURRENT);
  const mentions = await ofProposals('mentions').selectAll('mentions').execute();
  const evidence = await ofProposals('evidence').selectAll('evidence').execute();
  return readLists(mentions, groupEvidence(evidence)).proposals ?? [];
}

/** A proposal with the article that it was read out of; `position` is its place in the answer. */
export interface ListedProposal {
  articleId: string;
  version: number;
  position: number;
  title: string | null;
  publisher: string | null;
  published: string | null;
  proposal: Proposal;
}

/** What a second reader proposed for all current versions, in the order of the articles' ids. */
export async function listAllProposals({ db }: Store): Promise<ListedProposal[]> {
  const articles = await db
    .selectFrom('articles')
    .innerJoin('mentions', (join) =>
      join
        .onRef('mentions.article_id', '=', 'articles.id')
        .onRef('mentions.article_version', '=', 'articles.version')
    )
    .where('articles.current', '=', 1)
    // As it stands in the index: a parameter would not be known to be in it.
    .where('mentions.kind', '=', sql.lit('proposal'))
    .select(['articles.id', 'articles.version', 'title', 'publisher', 'published', 'position', 'body'])
    .execute();
  if (articles.length === 0) return [];
  const evidence: Selectable<EvidenceTable>[] = [];
  for (const ids of inBatches([...new Set(articles.map(({ id }) => id))]))
    evidence.push(
      ...(await db
        .selectFrom('evidence')
        .where('kind', '=', 'proposal')
        .where('article_id', 'in', ids)
        .where(OF_CURRENT)
        .selectAll()
        .execute())
    );
  const evidenceOf = groupEvidence(evidence);
  return articles
    .sort((a, b) => (a.id === b.id ? a.position - b.position : a.id < b.id ? -1 : 1))
    .map(({ id, body, ...row }) => {
      const quotes = evidenceOf.get(keyOfMention('proposal', row.position, id));
      const proposal = { ...(JSON.parse(body) as object), evidence: readQuotes(quotes) } as Proposal;
      return { articleId: id, ...row, proposal };
    });
}

async function checkArticle({ db }: Store, version: number, { id, article }: Extraction): Promise<void> {
  const stored = await db
    .selectFrom('articles')
    .select('content_hash')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!stored)
    throw new StoreError(`version ${version} of article "${id}" is not in the store; save the article first`);
  if (stored.content_hash === hashArticle(article)) return;
  throw new StoreError(
    `version ${version} of article "${id}" says something else than what was read; read it again`
  );
}

type Lists = Pick<Extraction, (typeof LISTS)[Kind]>;

function readLists(
  rows: Selectable<MentionTable>[],
  evidenceOf: Map<string, Selectable<EvidenceTable>[]>
): Lists {
  const read = (kind: Kind) =>
    rows
      .filter((row) => row.kind === kind)
      .sort((a, b) => a.position - b.position)
      .map((row) => {
        const body = JSON.parse(row.body) as object;
        if (kind === 'rejected') return body;
        const quotes = evidenceOf.get(keyOfMention(kind, row.position, row.article_id));
        return { ...body, evidence: readQuotes(quotes) };
      });
  const lists = Object.fromEntries(KINDS.map((kind) => [LISTS[kind], read(kind)])) as unknown as Lists;
  if (lists.proposals?.length === 0) delete lists.proposals;
  return lists;
}

function evidenceRow({ field, start, end, quote }: Evidence) {
  return { field, span_start: start, span_end: end, quote };
}

/** By mention, for rows of one version of each article. */
function groupEvidence(rows: Selectable<EvidenceTable>[]): Map<string, Selectable<EvidenceTable>[]> {
  return groupBy(rows, (row) => keyOfMention(row.kind, row.mention, row.article_id));
}

function keyOfMention(kind: Kind, position: number, articleId: string): string {
  return `${kind} ${position} ${articleId}`;
}

function readQuotes(rows: Selectable<EvidenceTable>[] = []): Evidence[] {
  return rows
    .sort((a, b) => a.position - b.position)
    .map((row) => ({ field: row.field, start: row.span_start, end: row.span_end, quote: row.quote }));
}

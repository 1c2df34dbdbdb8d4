import type { Insertable, Selectable } from 'kysely';
import type {
  Evidence,
  Extraction,
  IncidentMention,
  MeasureMention,
  Proposal,
  SourcedExtraction
} from '../../model/index.ts';
import { hashArticle } from './articles.ts';
import { groupBy, insertRows } from './batch.ts';
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
    await insertRows(store, 'extractions', [{ ...key, schema_version: extraction.schema }]);
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
export async function listExtractions(store: Store): Promise<SourcedExtraction[]> {
  return store.transaction(async ({ db }) => {
    const articles = await db
      .selectFrom('articles')
      .innerJoin('extractions', (join) =>
        join
          .onRef('extractions.article_id', '=', 'articles.id')
          .onRef('extractions.article_version', '=', 'articles.version')
      )
      .where('articles.current', '=', 1)
      .select(['id', 'version', 'title', 'publisher', 'published', 'dateline', 'language', 'url', 'text'])
      .execute();
    const mentions = await db
      .selectFrom('mentions')
      .innerJoin('articles', (join) =>
        join
          .onRef('articles.id', '=', 'mentions.article_id')
          .onRef('articles.version', '=', 'mentions.article_version')
      )
      .where('articles.current', '=', 1)
      .selectAll('mentions')
      .execute();
    const evidence = await db
      .selectFrom('evidence')
      .innerJoin('articles', (join) =>
        join
          .onRef('articles.id', '=', 'evidence.article_id')
          .onRef('articles.version', '=', 'evidence.article_version')
      )
      .where('articles.current', '=', 1)
      .selectAll('evidence')
      .execute();
    const mentionsOf = groupBy(mentions, (row) => row.article_id);
    const evidenceOf = groupBy(evidence, (row) => `${row.kind} ${row.mention} ${row.article_id}`);
    return articles
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, version, ...article }) => {
        const { title, publisher, published, url } = article;
        const lists = readLists(mentionsOf.get(id) ?? [], evidenceOf);
        const extraction: Extraction = { schema: 1, id, article, ...lists };
        return { articleId: id, articleVersion: version, title, publisher, published, url, extraction };
      });
  });
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
  const evidence = quotes.sort((a, b) => a.position - b.position).map(readEvidence);
  return { ...(JSON.parse(row.body) as object), evidence } as IncidentMention | MeasureMention | Proposal;
}

/** What a second reader proposed for the current version of an article, in the order of its answer. */
export async function listProposals({ db }: Store, articleId: string): Promise<Proposal[]> {
  const article = await db
    .selectFrom('articles')
    .select('version')
    .where('id', '=', articleId)
    .where('current', '=', 1)
    .executeTakeFirst();
  if (!article) return [];
  const ofProposals = (table: 'mentions' | 'evidence') =>
    db
      .selectFrom(table)
      .where('article_id', '=', articleId)
      .where('article_version', '=', article.version)
      .where('kind', '=', 'proposal');
  const mentions = await ofProposals('mentions').selectAll('mentions').execute();
  const evidence = await ofProposals('evidence').selectAll('evidence').execute();
  return (
    readLists(
      mentions,
      groupBy(evidence, (row) => `${row.kind} ${row.mention} ${row.article_id}`)
    ).proposals ?? []
  );
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
    .where('mentions.kind', '=', 'proposal')
    .select(['articles.id', 'articles.version', 'title', 'publisher', 'published', 'position', 'body'])
    .execute();
  if (articles.length === 0) return [];
  const evidence = await db.selectFrom('evidence').selectAll().where('kind', '=', 'proposal').execute();
  const evidenceOf = groupBy(evidence, (row) => `${row.article_id} ${row.article_version} ${row.mention}`);
  return articles
    .sort((a, b) => (a.id === b.id ? a.position - b.position : a.id < b.id ? -1 : 1))
    .map(({ id, body, ...row }) => {
      const quotes = evidenceOf.get(`${id} ${row.version} ${row.position}`) ?? [];
      const ordered = quotes.sort((a, b) => a.position - b.position).map(readEvidence);
      const proposal = { ...(JSON.parse(body) as object), evidence: ordered } as Proposal;
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
        const quotes = evidenceOf.get(`${kind} ${row.position} ${row.article_id}`) ?? [];
        return { ...body, evidence: quotes.sort((a, b) => a.position - b.position).map(readEvidence) };
      });
  const lists = Object.fromEntries(KINDS.map((kind) => [LISTS[kind], read(kind)])) as unknown as Lists;
  if (lists.proposals?.length === 0) delete lists.proposals;
  return lists;
}

function evidenceRow({ field, start, end, quote }: Evidence) {
  return { field, span_start: start, span_end: end, quote };
}

function readEvidence(row: Selectable<EvidenceTable>): Evidence {
  return { field: row.field, start: row.span_start, end: row.span_end, quote: row.quote };
}

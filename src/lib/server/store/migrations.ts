import { Migrator, sql, type CreateTableBuilder, type Kysely, type Migration } from 'kysely';
import { StoreError } from './errors.ts';
import { fillReviewItems } from './reviewRows.ts';

/**
 * Every change of the tables, oldest first, for both dialects. A landed migration is never edited. SQLite cannot undo
 * half a migration, so each must be able to run again where it was cut off: `ifNotExists` everywhere.
 */
const MIGRATIONS: Record<string, Migration> = {
  '0001_first': { up: createFirst },
  '0002_corrections': { up: addCorrections },
  '0003_digests': { up: addDigests },
  '0004_stories': { up: addStories },
  '0005_pages_and_past': { up: addPagesAndPast }
};

export const SCHEMA_VERSION = Object.keys(MIGRATIONS).at(-1)!;
export const SCHEMA_VERSIONS: readonly string[] = Object.keys(MIGRATIONS);

/** True where the store is not yet what this program expects. Changes nothing. */
export async function needsMigration<S>(db: Kysely<S>): Promise<boolean> {
  const migrations = await migratorOf(db).getMigrations();
  return migrations.some(({ executedAt }) => executedAt === undefined);
}

/** @throws StoreError where the store was written by a newer program, or a statement fails. */
export async function migrate<S>(db: Kysely<S>): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error === undefined) return;
  const text = error instanceof Error ? error.message : String(error);
  if (text.includes('corrupted migrations')) {
    throw new StoreError(
      `the store was written by a newer Dateline (${text}); upgrade Dateline, or use another data folder`,
      { cause: error }
    );
  }
  throw new StoreError(`the store's tables could not be brought up to date: ${text}`, { cause: error });
}

/** @throws StoreError where the store holds a migration that this program does not know. */
export async function rejectNewer<S>(db: Kysely<S>): Promise<void> {
  const names = new Set(
    (await db.introspection.getTables({ withInternalKyselyTables: true })).map(({ name }) => name)
  );
  if (!names.has('kysely_migration')) return;
  const rows = await (db as unknown as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = rows.map(({ name }) => name).filter((name) => !SCHEMA_VERSIONS.includes(name));
  if (unknown.length === 0) return;
  throw new StoreError(
    `the store was written by a newer Dateline (it knows ${unknown.join(', ')}); upgrade Dateline, or use another data folder`
  );
}

function migratorOf<S>(db: Kysely<S>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
}

async function createFirst(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) => db.schema.createTable(name).ifNotExists();
  await table('articles')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addColumn('current', 'integer', (c) => c.notNull())
    .addColumn('source_file', 'text')
    .addColumn('format', 'text')
    .addColumn('title', 'text')
    .addColumn('publisher', 'text')
    .addColumn('published', 'text')
    .addColumn('dateline', 'text')
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('articles_key', ['id', 'version'])
    .execute();
  await ofArticle(table('extractions'), 'extractions')
    .addColumn('schema_version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('extractions_key', ['article_id', 'article_version'])
    .execute();
  await ofArticle(table('mentions'), 'mentions')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mentions_key', ['article_id', 'article_version', 'kind', 'position'])
    .execute();
  await ofArticle(table('evidence'), 'evidence')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('mention', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('span_start', 'integer', (c) => c.notNull())
    .addColumn('span_end', 'integer', (c) => c.notNull())
    .addColumn('quote', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('evidence_key', ['article_id', 'article_version', 'kind', 'mention', 'position'])
    .execute();
  await placed(dated(table('incidents').addColumn('id', 'text', (c) => c.primaryKey())))
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('killed_from', 'text')
    .addColumn('injured_from', 'text')
    .addColumn('disagree', 'integer', (c) => c.notNull())
    .addColumn('perpetrator', 'text')
    .addColumn('claimed_by', 'text')
    .addColumn('target', 'text')
    .addColumn('weapon', 'text')
    .addColumn('confidence', 'double precision', (c) => c.notNull())
    .execute();
  await placed(dated(table('measures').addColumn('id', 'text', (c) => c.primaryKey())))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text')
    .addColumn('confidence', 'double precision', (c) => c.notNull())
    .execute();
  await sourced(dated(ofArticle(table('reports'), 'reports')))
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('mention_id', 'text', (c) => c.notNull())
    .addColumn('place', 'text')
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('reasons', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('reports_key', ['record_id', 'position'])
    .execute();
  await table('casualty_claims')
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('report', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('nationality', 'text')
    .addColumn('low', 'integer', (c) => c.notNull())
    .addColumn('best', 'integer')
    .addColumn('high', 'integer')
    .addColumn('qualifier', 'text')
    .addPrimaryKeyConstraint('casualty_claims_key', ['record_id', 'report', 'position'])
    .execute();
  await sourced(ofArticle(table('aggregate_claims'), 'aggregate_claims'))
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('killed', 'integer')
    .addColumn('injured', 'integer')
    .addColumn('who', 'text')
    .addColumn('period_from', 'text')
    .addColumn('period_to', 'text')
    .addColumn('area', 'text')
    .addColumn('source', 'text')
    .addColumn('evidence', 'text', (c) => c.notNull())
    .execute();
  await table('corrections')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('old_value', 'text')
    .addColumn('new_value', 'text')
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .execute();
  await table('meta')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  const index = (name: string) => db.schema.createIndex(name).ifNotExists();
  await index('articles_current').on('articles').columns(['current', 'id']).execute();
  await index('reports_article').on('reports').columns(['article_id', 'article_version']).execute();
  await index('corrections_record').on('corrections').column('record_id').execute();
}

/** Corrections as events in place of a table that nothing wrote to; accounts; what people decided, on each record. */
async function addCorrections(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) => db.schema.createTable(name).ifNotExists();
  const columns = await columnsOf(db, 'corrections');
  if (!columns.includes('action')) await db.schema.dropTable('corrections').ifExists().execute();
  await table('corrections')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .execute();
  await table('users')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('password', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await table('sessions')
    .addColumn('token', 'text', (c) => c.primaryKey())
    .addColumn('user_name', 'text', (c) => c.notNull().references('users.name').onDelete('cascade'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
  await table('sign_in_failures')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('sign_in_failures_key')
    .ifNotExists()
    .on('sign_in_failures')
    .columns(['key', 'at'])
    .execute();
  await addColumn(db, 'incidents', 'denied_by', 'text');
  await addColumn(db, 'incidents', 'suspected', 'text');
  await addColumn(db, 'incidents', 'corrections', 'text', '[]');
  await addColumn(db, 'aggregate_claims', 'nationality', 'text');
  await addColumn(db, 'measures', 'protects', 'text');
  await addColumn(db, 'measures', 'prompted', 'text');
  await addColumn(db, 'measures', 'corrections', 'text', '[]');
}

/** What a row and all that hangs on it says, so that only what changed is read and written; unknown for what is there. */
async function addDigests(db: Kysely<unknown>): Promise<void> {
  for (const table of ['extractions', 'incidents', 'measures', 'aggregate_claims'])
    await addColumn(db, table, 'digest', 'text');
}

/** Stories that people present. The author's account may be removed; what it wrote stays. */
async function addStories(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stories')
    .ifNotExists()
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('deleted_at', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
}

/**
 * What very many records are paged by, and what they were before each change: so that a version of the data can be shown
 * again. The few steps that `meta` held told no more than which records changed.
 */
async function addPagesAndPast(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) => db.schema.createTable(name).ifNotExists();
  await table('versions')
    .addColumn('step', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('changed', 'integer')
    .execute();
  await table('past_records')
    .addColumn('step', 'integer', (c) => c.notNull())
    .addColumn('record_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('body', 'text')
    .addPrimaryKeyConstraint('past_records_key', ['step', 'record_id'])
    .execute();
  await table('review_items')
    .addColumn('record_id', 'text', (c) => c.primaryKey())
    .addColumn('kinds', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .execute();
  const index = (name: string) => db.schema.createIndex(name).ifNotExists();
  await index('review_items_order')
    .on('review_items')
    .columns(['position', 'day desc', 'record_id'] as never)
    .execute();
  await index('articles_published').on('articles').columns(['current', 'published', 'id']).execute();
  await index('reports_published').on('reports').columns(['published', 'record_id']).execute();
  // What people decided is little among very many records.
  for (const records of ['incidents', 'measures'])
    await index(`${records}_corrected`)
      .on(records)
      .column('id')
      .where(sql.ref('corrections'), '<>', sql.lit('[]'))
      .execute();
  await index('mentions_proposal')
    .on('mentions')
    .columns(['article_id', 'article_version', 'position'])
    .where(sql.ref('kind'), '=', sql.lit('proposal'))
    .execute();
  await sql`delete from meta where key like 'changes:%'`.execute(db);
  await fillReviewItems(db);
}

/** Neither dialect adds a column "if not there" the same way. */
async function addColumn(
  db: Kysely<unknown>,
  table: string,
  column: string,
  type: 'text',
  fill?: string
): Promise<void> {
  if ((await columnsOf(db, table)).includes(column)) return;
  await db.schema
    .alterTable(table)
    .addColumn(column, type, (c) => (fill === undefined ? c : c.notNull().defaultTo(fill)))
    .execute();
}

async function columnsOf(db: Kysely<unknown>, table: string): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
}

type Columns<T extends string> = CreateTableBuilder<T, string>;

function ofArticle<T extends string>(table: Columns<T>, name: string): Columns<T> {
  return table
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('article_version', 'integer', (c) => c.notNull())
    .addForeignKeyConstraint(`${name}_article`, ['article_id', 'article_version'], 'articles', [
      'id',
      'version'
    ]);
}

function sourced<T extends string>(table: Columns<T>): Columns<T> {
  return table
    .addColumn('title', 'text')
    .addColumn('publisher', 'text')
    .addColumn('published', 'text')
    .addColumn('url', 'text');
}

function dated<T extends string>(table: Columns<T>): Columns<T> {
  return table
    .addColumn('date_from', 'text')
    .addColumn('date_to', 'text')
    .addColumn('date_precision', 'text', (c) => c.notNull());
}

function placed<T extends string>(table: Columns<T>): Columns<T> {
  return table
    .addColumn('place_name', 'text')
    .addColumn('place_id', 'text')
    .addColumn('admin1', 'text')
    .addColumn('admin2', 'text')
    .addColumn('country', 'text')
    .addColumn('lng', 'double precision')
    .addColumn('lat', 'double precision')
    .addColumn('place_precision', 'text', (c) => c.notNull())
    .addColumn('radius_km', 'double precision')
    .addColumn('place_score', 'double precision', (c) => c.notNull())
    .addColumn('place_reasons', 'text', (c) => c.notNull());
}

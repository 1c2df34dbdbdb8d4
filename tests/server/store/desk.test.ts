import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { saveArticle } from '../../../src/lib/server/store/articles.ts';
import { backup, restore } from '../../../src/lib/server/store/backup.ts';
import { anchorRecord, listCorrections, saveCorrection } from '../../../src/lib/server/store/corrections.ts';
import { StoreError } from '../../../src/lib/server/store/errors.ts';
import { listExtractions, listProposals, saveExtraction } from '../../../src/lib/server/store/extractions.ts';
import { listDecided, listRecords, replaceRecords } from '../../../src/lib/server/store/records.ts';
import {
  blockedUntil,
  endSession,
  noteFailure,
  readSession,
  SESSION_MS,
  startSession
} from '../../../src/lib/server/store/sessions.ts';
import type { Store } from '../../../src/lib/server/store/store.ts';
import { addUser, checkPassword, listUsers, removeUser } from '../../../src/lib/server/store/users.ts';
import type { Proposal } from '../../../src/lib/model/index.ts';
import { join } from 'node:path';
import { article, extraction } from './samples.ts';
import { dialects } from './stores.ts';

const NOW = new Date('2024-05-01T10:00:00Z');
const PASSWORD = 'correct horse battery';
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);

async function fill(store: Store, ids = ['one', 'two']): Promise<void> {
  for (const id of ids) {
    const { version } = await saveArticle(store, article(id), { sourceFile: null });
    await saveExtraction(store, version, extraction(article(id)));
  }
  await refresh(store);
}
async function refresh(store: Store) {
  await replaceRecords(store, mergeMentions(await listExtractions(store), await listCorrections(store)));
}

describe.each(await dialects())('the desk on $name', ({ open, options, reopen }) => {
  it('keeps corrections in the order in which they were made, and merges by them', async () => {
    const store = await open();
    await fill(store);
    const [record] = (await listRecords(store)).incidents;
    const anchor = await anchorRecord(store, record!);
    expect(anchor.mentions.map(({ mentionId }) => mentionId)).toEqual(
      record!.reports.map(({ mentionId }) => mentionId)
    );
    const edit = { of: 'incident', field: 'target', value: 'a bridge' } as const;
    const set = { kind: 'set', record: anchor, edit, was: record!.target } as const;
    const first = await saveCorrection(store, { who: 'amna', why: 'page 2', action: set }, NOW);
    const undo = { kind: 'undo', correction: first.id } as const;
    await refresh(store);
    const edited = (await listRecords(store)).incidents.find(({ id }) => id === record!.id)!;
    expect(edited.target).toBe('a bridge');
    expect(edited.corrections).toMatchObject([
      { correctionId: first.id, field: 'target', was: record!.target, who: 'amna', why: 'page 2' }
    ]);

    const second = await saveCorrection(store, { who: 'amna', why: null, action: undo }, NOW);
    expect(second.madeAt > first.madeAt).toBe(true);
    expect(await listCorrections(store)).toEqual([first, second]);
    await refresh(store);
    expect((await listRecords(store)).incidents.find(({ id }) => id === record!.id)).toEqual(record);
  });

  it('finds the records that tell of a decision, and none that only holds its name', async () => {
    const store = await open();
    await fill(store);
    const [record] = (await listRecords(store)).incidents;
    const confirm = { kind: 'confirm', record: await anchorRecord(store, record!) } as const;
    const first = await saveCorrection(store, { who: 'amna', why: null, action: confirm }, NOW);
    await saveCorrection(store, { who: 'amna', why: 'as said in "c-unknown"', action: confirm }, NOW);
    await refresh(store);
    expect((await listDecided(store, first.id)).map(({ id }) => id)).toEqual([record!.id]);
    expect(await listDecided(store, 'c-unknown')).toEqual([]);
    expect(await listDecided(store, '%')).toEqual([]);
  });

  it('refuses to correct a record that the store no longer holds as shown', async () => {
    const store = await open();
    await fill(store);
    const [record] = (await listRecords(store)).incidents;
    const stale = {
      ...record!,
      reports: record!.reports.map((report) => ({ ...report, mentionId: `${report.articleId}#incident.77` }))
    };
    await expect(anchorRecord(store, stale)).rejects.toThrow(/load the page again/);
  });

  it('gives back what a second reader proposed, for the current version only', async () => {
    const store = await open();
    const { version } = await saveArticle(store, article('one'), { sourceFile: null });
    const plain = extraction(article('one'));
    const { confidence: _, ...mention } = plain.incidents[0]!;
    const proposal: Proposal = { kind: 'incident', ...mention, confidence: null, proposedBy: 'm at h' };
    await saveExtraction(store, version, { ...plain, proposals: [proposal] });
    expect(await listProposals(store, 'one')).toEqual([proposal]);
    expect((await listExtractions(store))[0]!.extraction.proposals).toEqual([proposal]);
    expect(await listProposals(store, 'nobody')).toEqual([]);
    await saveArticle(store, article('one', { text: 'Another text.' }), { sourceFile: null });
    expect(await listProposals(store, 'one')).toEqual([]);
  });

  it('knows accounts by their passwords alone', async () => {
    const store = await open();
    await addUser(store, { name: 'amna', role: 'editor' }, PASSWORD, NOW);
    expect(await checkPassword(store, 'amna', PASSWORD)).toEqual({ name: 'amna', role: 'editor' });
    expect(await checkPassword(store, 'amna', `${PASSWORD} `)).toBeNull();
    expect(await checkPassword(store, 'nobody', PASSWORD)).toBeNull();
    const { password } = await store.db.selectFrom('users').select('password').executeTakeFirstOrThrow();
    expect(password).toMatch(/^\$argon2id\$/);
    await expect(addUser(store, { name: 'amna', role: 'viewer' }, PASSWORD, NOW)).rejects.toThrow(StoreError);
    await expect(addUser(store, { name: 'b', role: 'viewer' }, 'short', NOW)).rejects.toThrow(/at least 10/);
    await expect(addUser(store, { name: '', role: 'viewer' }, PASSWORD, NOW)).rejects.toThrow(/no name/);
    expect(await listUsers(store)).toEqual([{ name: 'amna', role: 'editor' }]);
  });

  it('signs in by a secret that it does not keep, until it is ended, unused, or the account is removed', async () => {
    const store = await open();
    const user = { name: 'amna', role: 'editor' } as const;
    await addUser(store, user, PASSWORD, NOW);
    const secret = await startSession(store, user, NOW);
    expect(JSON.stringify(await store.db.selectFrom('sessions').selectAll().execute())).not.toContain(secret);
    expect(await readSession(store, secret, minutes(1))).toEqual(user);
    expect(await readSession(store, `${secret}x`, NOW)).toBeNull();
    const twoDays = new Date(NOW.getTime() + SESSION_MS / 7);
    expect(await readSession(store, secret, twoDays)).toEqual(user);
    const justBefore = new Date(twoDays.getTime() + SESSION_MS - 1);
    expect(await readSession(store, secret, justBefore)).toEqual(user);
    const after = new Date(justBefore.getTime() + SESSION_MS + 1);
    expect(await readSession(store, secret, after)).toBeNull();

    const other = await startSession(store, user, after);
    await endSession(store, other);
    expect(await readSession(store, other, after)).toBeNull();
    const last = await startSession(store, user, after);
    await removeUser(store, 'amna');
    expect(await readSession(store, last, after)).toBeNull();
    await expect(removeUser(store, 'amna')).rejects.toThrow(/no account/);
  });

  it('blocks a name or an address after five failures in a quarter of an hour', async () => {
    const store = await open();
    for (let i = 0; i < 5; i += 1) {
      expect(await blockedUntil(store, ['name amna', 'from 10.0.0.1'], minutes(i))).toBeNull();
      await noteFailure(store, ['name amna', `from 10.0.0.${i}`], minutes(i));
    }
    expect(await blockedUntil(store, ['name amna', 'from 10.0.0.9'], minutes(5))).toEqual(minutes(15));
    expect(await blockedUntil(store, ['name other', 'from 10.0.0.1'], minutes(5))).toBeNull();
    expect(await blockedUntil(store, ['name amna'], minutes(16))).toBeNull();
  });

  it('carries accounts and corrections through a backup, and nobody who is signed in', async () => {
    const store = await open();
    await fill(store);
    const user = { name: 'amna', role: 'editor' } as const;
    await addUser(store, user, PASSWORD, NOW);
    const secret = await startSession(store, user, NOW);
    const record = await anchorRecord(store, (await listRecords(store)).incidents[0]!);
    await saveCorrection(store, { who: 'amna', why: null, action: { kind: 'reject', record } }, NOW);
    const file = join(store.options.dataDir, 'b.gz');
    await backup(store, file);
    const target = await open();
    await restore(file, target);
    expect(await listCorrections(target)).toEqual(await listCorrections(store));
    expect(await checkPassword(target, 'amna', PASSWORD)).toEqual(user);
    expect(await readSession(target, secret, NOW)).toBeNull();
  });

  it('brings a store of the first version up to date with what is in it', async () => {
    const where = await options();
    const store = await reopen(where);
    await fill(store);
    const before = await listRecords(store);
    for (const index of ['incidents_corrected', 'measures_corrected'])
      await sql`drop index ${sql.ref(index)}`.execute(store.db);
    for (const [table, column] of [
      ['incidents', 'denied_by'],
      ['incidents', 'suspected'],
      ['incidents', 'corrections'],
      ['measures', 'protects'],
      ['measures', 'prompted'],
      ['measures', 'corrections'],
      ['extractions', 'digest'],
      ['incidents', 'digest'],
      ['measures', 'digest'],
      ['aggregate_claims', 'digest']
    ] as const)
      await sql`alter table ${sql.ref(table)} drop column ${sql.ref(column)}`.execute(store.db);
    for (const table of ['sessions', 'sign_in_failures', 'users', 'corrections'])
      await sql`drop table ${sql.ref(table)}`.execute(store.db);
    await sql`create table corrections (id text primary key, record_id text not null)`.execute(store.db);
    await sql`delete from kysely_migration where name <> '0001_first'`.execute(store.db);
    const again = await reopen(where);
    expect(await listRecords(again)).toEqual(before);
    expect(await listCorrections(again)).toEqual([]);
    await refresh(again);
    expect(await listRecords(again)).toEqual(before);
    await addUser(again, { name: 'amna', role: 'editor' }, PASSWORD, NOW);
  });
});

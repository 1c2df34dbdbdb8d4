import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Store } from './store.ts';
import type { User, UserRole } from './users.ts';

/** A session ends this long after its last use, ms. */
export const SESSION_MS = 14 * 24 * 3600_000;
/** Its end is moved no more often than this, ms. */
const RENEW_MS = 24 * 3600_000;
const FAILURE_WINDOW_MS = 15 * 60_000;
const FAILURES_ALLOWED = 5;

/** Begins a session and gives the cookie's secret; the store keeps only its hash. */
export async function startSession({ db }: Store, user: User, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const times = { created_at: now.toISOString(), expires_at: later(now, SESSION_MS) };
  await db.deleteFrom('sessions').where('expires_at', '<', now.toISOString()).execute();
  await db
    .insertInto('sessions')
    .values({ token: hashOf(secret), user_name: user.name, ...times })
    .execute();
  return secret;
}

/** Who the cookie's secret signs in; null where it is none, was ended, or has run out. */
export async function readSession({ db }: Store, secret: string, now: Date): Promise<User | null> {
  const token = hashOf(secret);
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.name', 'sessions.user_name')
    .select(['users.name', 'users.role', 'sessions.expires_at'])
    .where('token', '=', token)
    .executeTakeFirst();
  if (!row || row.expires_at < now.toISOString()) return null;
  if (row.expires_at < later(now, SESSION_MS - RENEW_MS))
    await db
      .updateTable('sessions')
      .set({ expires_at: later(now, SESSION_MS) })
      .where('token', '=', token)
      .execute();
  return { name: row.name, role: row.role as UserRole };
}

export async function endSession({ db }: Store, secret: string): Promise<void> {
  await db.deleteFrom('sessions').where('token', '=', hashOf(secret)).execute();
}

/** When any of the keys (a name, an address) may try to sign in again; null where it may now. */
export async function blockedUntil({ db }: Store, keys: readonly string[], now: Date): Promise<Date | null> {
  const since = new Date(now.getTime() - FAILURE_WINDOW_MS).toISOString();
  const rows = await db
    .selectFrom('sign_in_failures')
    .select(['key', 'at'])
    .where('key', 'in', [...keys])
    .where('at', '>', since)
    .execute();
  const ends = keys.flatMap((key) => {
    const times = rows
      .filter((row) => row.key === key)
      .map(({ at }) => at)
      .sort();
    const oldest = times.at(-FAILURES_ALLOWED);
    return oldest === undefined ? [] : [Date.parse(oldest) + FAILURE_WINDOW_MS];
  });
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

export async function noteFailure({ db }: Store, keys: readonly string[], now: Date): Promise<void> {
  const old = new Date(now.getTime() - FAILURE_WINDOW_MS).toISOString();
  await db.deleteFrom('sign_in_failures').where('at', '<=', old).execute();
  await db
    .insertInto('sign_in_failures')
    .values(keys.map((key) => ({ id: randomUUID(), key, at: now.toISOString() })))
    .execute();
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function later(now: Date, ms: number): string {
  return new Date(now.getTime() + ms).toISOString();
}

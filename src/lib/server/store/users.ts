import argon2 from 'argon2';
import { StoreError } from './errors.ts';
import type { Store } from './store.ts';

export const USER_ROLES = ['viewer', 'editor'] as const;
/** A viewer may read where reading is not open to all; an editor may also change. */
export type UserRole = (typeof USER_ROLES)[number];

export interface User {
  name: string;
  role: UserRole;
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;
const SHORTEST_PASSWORD = 10;

/**
 * @throws StoreError where the name is taken or is none, or the password is too short; nothing was changed then.
 */
export async function addUser(store: Store, user: User, password: string, now: Date): Promise<void> {
  if (!NAME.test(user.name))
    throw new StoreError(
      `"${user.name}" is no name for an account; expected 1 to 40 letters, digits, . _ - or blanks`
    );
  if (password.length < SHORTEST_PASSWORD)
    throw new StoreError(
      `the password has ${password.length} characters; expected at least ${SHORTEST_PASSWORD}`
    );
  const hash = await argon2.hash(password);
  await store.transaction(async ({ db }) => {
    const taken = await db
      .selectFrom('users')
      .select('name')
      .where('name', '=', user.name)
      .executeTakeFirst();
    if (taken)
      throw new StoreError(
        `there is an account "${user.name}" already; choose another name, or remove it first`
      );
    await db
      .insertInto('users')
      .values({ name: user.name, role: user.role, password: hash, created_at: now.toISOString() })
      .execute();
  });
}

/** Removes the account and ends its sessions; what it decided stays. @throws StoreError where there is none. */
export async function removeUser({ db }: Store, name: string): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('users').where('name', '=', name).executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new StoreError(`there is no account "${name}"`);
}

/** In the order of their names. */
export async function listUsers({ db }: Store): Promise<User[]> {
  const rows = await db.selectFrom('users').select(['name', 'role']).execute();
  return rows
    .map(({ name, role }) => ({ name, role: role as UserRole }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The account whose name and password these are; null otherwise. As slow for a name that is none as for one that is. */
export async function checkPassword({ db }: Store, name: string, password: string): Promise<User | null> {
  const row = await db.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirst();
  const isRight = await argon2.verify(row?.password ?? (await nobody()), password);
  return row && isRight ? { name: row.name, role: row.role as UserRole } : null;
}

let nobodysHash: Promise<string> | null = null;

/** A hash that no password gives, so that a stranger's name takes as long to refuse. */
function nobody(): Promise<string> {
  nobodysHash ??= argon2.hash(crypto.randomUUID());
  return nobodysHash;
}

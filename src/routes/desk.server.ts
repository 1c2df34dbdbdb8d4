import { randomUUID } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import type { Saying } from '../lib/messages/index.ts';
import type {
  Correction,
  CorrectionAction,
  DeskRequest,
  Incident,
  Measure,
  MentionAnchor
} from '../lib/model/index.ts';
import {
  anchorRecord,
  listCorrections,
  saveCorrection,
  type NewCorrection
} from '../lib/server/store/corrections.ts';
import { listAllProposals, readMention, type ListedProposal } from '../lib/server/store/extractions.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { readIncident, readMeasure } from '../lib/server/store/records.ts';
import {
  blockedUntil,
  endSession,
  noteFailure,
  readSession,
  SESSION_MS,
  startSession
} from '../lib/server/store/sessions.ts';
import type { Store } from '../lib/server/store/store.ts';
import { checkPassword, listUsers, type User } from '../lib/server/store/users.ts';
import { withWriter } from '../lib/server/store/writer.ts';
import type { Remerge } from './remerge.server.ts';

export const SESSION_COOKIE = 'dateline';

export type SignIn = { user: User; secret: string } | { blockedUntil: Date } | null;

/** What people may do beside reading: sign in, and correct what is on the map. */
export interface Desk {
  signedIn(secret: string): Promise<User | null>;
  /** Null where name and password do not belong together. `address` is the visitor's. */
  signIn(name: string, password: string, address: string): Promise<SignIn>;
  signOut(secret: string): Promise<void>;
  /** Whether there is any account at all. */
  hasAccounts(): Promise<boolean>;
  /** @throws DeskError where what is to be corrected is not there (any more). */
  correct(user: User, request: DeskRequest): Promise<{ correction: Correction; dataVersion: string }>;
  corrections(): Promise<Correction[]>;
  /** What a second reader proposed, of all articles. */
  proposals(): Promise<ListedProposal[]>;
}

/** What was asked for cannot be done; `saying` says why, to the person who asked. */
export class DeskError extends Error {
  override name = 'DeskError';
  constructor(readonly saying: Saying) {
    super(saying.key);
  }
}

/** How long another writer may keep an editor waiting, ms. */
const WRITER_TIMEOUT_MS = 30_000;

export function openDesk(store: Store, remerge: Remerge): Desk {
  return {
    signedIn: (secret) => readSession(store, secret, new Date()),
    async signIn(name, password, address) {
      const now = new Date();
      const keys = [`name ${name}`, `from ${address}`];
      const until = await blockedUntil(store, keys, now);
      if (until) return { blockedUntil: until };
      const user = await checkPassword(store, name, password);
      if (user) return { user, secret: await startSession(store, user, now) };
      await noteFailure(store, keys, now);
      return null;
    },
    signOut: (secret) => endSession(store, secret),
    hasAccounts: async () => (await listUsers(store)).length > 0,
    correct(user, request) {
      const [id, now] = [randomUUID(), new Date()];
      const write = async (inside: Store) => {
        const action = await actionOf(inside, request);
        return saveCorrection(
          inside,
          { id, who: user.name, why: request.why, action } satisfies NewCorrection,
          now
        );
      };
      return withWriter(
        store,
        async () => ({
          correction: await remerge.update(store, write),
          dataVersion: await dataVersion(store)
        }),
        { timeoutMs: WRITER_TIMEOUT_MS }
      );
    },
    corrections: () => listCorrections(store),
    proposals: () => listAllProposals(store)
  };
}

/** How the session's cookie is set: unreadable to scripts, and sent to this site's own pages only. */
export function setSessionCookie(cookies: Cookies, url: URL, secret: string): void {
  cookies.set(SESSION_COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    // Over plain http, as on an office network, a secure cookie would never come back.
    secure: url.protocol === 'https:',
    maxAge: SESSION_MS / 1000
  });
}

async function actionOf(store: Store, request: DeskRequest): Promise<CorrectionAction> {
  switch (request.kind) {
    case 'set': {
      const record = await recordOf(store, request.record);
      const isIncident = 'category' in record;
      if (isIncident !== (request.edit.of === 'incident'))
        throw new DeskError({
          key: 'desk.refused.field',
          values: { field: request.edit.field, record: request.record }
        });
      const { field } = request.edit;
      const values = (isIncident ? { ...record, ...record.actors } : record) as unknown as Record<
        string,
        unknown
      >;
      return {
        kind: 'set',
        record: await anchorRecord(store, record),
        edit: request.edit,
        was: values[field]
      };
    }
    case 'merge': {
      const [first, second] = [
        await recordOf(store, request.records[0]),
        await recordOf(store, request.records[1])
      ];
      if (first.id === second.id || 'category' in first !== 'category' in second)
        throw new DeskError({ key: 'desk.refused.merge' });
      return {
        kind: 'merge',
        records: [await anchorRecord(store, first), await anchorRecord(store, second)]
      };
    }
    case 'split': {
      const anchor = await anchorRecord(store, await recordOf(store, request.record));
      const apart = anchor.mentions.filter(({ mentionId }) => request.reports.includes(mentionId));
      if (apart.length === 0 || apart.length === anchor.mentions.length)
        throw new DeskError({ key: 'desk.refused.split' });
      return { kind: 'split', record: anchor, apart };
    }
    case 'accept':
    case 'decline': {
      const { articleId, version, position } = request;
      const proposal = await readMention(store, articleId, version, 'proposal', position);
      if (!proposal || !('kind' in proposal)) throw new DeskError({ key: 'desk.refused.proposal' });
      const { proposedBy, confidence: _, kind, ...rest } = proposal;
      const mention = {
        ...rest,
        // A person read it and says that it is so.
        confidence: 1,
        reasons: [...rest.reasons, `proposed by ${proposedBy}`]
      };
      const at = { articleId, mentionId: `${articleId}#proposal.${position}` };
      return {
        kind: request.kind,
        mention: { kind, ...at, mention } as MentionAnchor
      };
    }
    case 'undo': {
      const known = (await listCorrections(store)).some(({ id }) => id === request.correction);
      if (!known) throw new DeskError({ key: 'desk.refused.correction' });
      return { kind: 'undo', correction: request.correction };
    }
    default:
      return { kind: request.kind, record: await anchorRecord(store, await recordOf(store, request.record)) };
  }
}

async function recordOf(store: Store, id: string): Promise<Incident | Measure> {
  const record = (await readIncident(store, id)) ?? (await readMeasure(store, id));
  if (record) return record;
  throw new DeskError({ key: 'desk.refused.record', values: { record: id } });
}

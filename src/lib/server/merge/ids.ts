import { hash } from 'node:crypto';

/** Ten hexadecimal digits tell a few hundred thousand records apart; a record that would clash gets four more. */
const DIGITS = 10;
const MORE_DIGITS = 14;

/**
 * Ids of records: the prefix and the first digits of SHA-256 over the smallest mention id of the cluster. The same
 * mentions give the same id in any order; a report that joins later changes it only where its mention id is smaller.
 * Mention ids must come sorted and each once, so that a clash is resolved alike every time.
 */
export function recordIds(prefix: string, mentionIds: readonly string[]): string[] {
  const taken = new Set<string>();
  return mentionIds.map((mentionId) => {
    const digest = hash('sha256', mentionId);
    const short = `${prefix}-${digest.slice(0, DIGITS)}`;
    const id = taken.has(short) ? `${prefix}-${digest.slice(0, MORE_DIGITS)}` : short;
    taken.add(id);
    return id;
  });
}

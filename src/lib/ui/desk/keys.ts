export type ReviewKey = 'next' | 'back' | 'confirm' | 'reject' | 'edit' | 'split' | 'merge' | 'undo' | 'help';

/** The keys of the review desk, as its help lists them. */
export const REVIEW_KEYS: readonly { keys: readonly string[]; does: ReviewKey }[] = [
  { keys: ['j', '↓'], does: 'next' },
  { keys: ['k', '↑'], does: 'back' },
  { keys: ['c'], does: 'confirm' },
  { keys: ['r'], does: 'reject' },
  { keys: ['e'], does: 'edit' },
  { keys: ['s'], does: 'split' },
  { keys: ['m'], does: 'merge' },
  { keys: ['u'], does: 'undo' },
  { keys: ['?'], does: 'help' }
];

const ACTIONS: Record<string, ReviewKey> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'back',
  ArrowUp: 'back',
  c: 'confirm',
  r: 'reject',
  e: 'edit',
  s: 'split',
  m: 'merge',
  u: 'undo',
  '?': 'help'
};

/** What a key press asks for; null where it is somebody's writing, or belongs to a control, or to the browser. */
export function reviewKey(event: KeyboardEvent): ReviewKey | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, select, textarea, [contenteditable], dialog')) return null;
  if (event.key.startsWith('Arrow') && target?.closest('summary, [role="region"]')) return null;
  return ACTIONS[event.key] ?? null;
}

/** A page of a list that is gone through by key. */
interface ListPage {
  length: number;
  hasNext: boolean;
  isFirst: boolean;
}

/** Where a step leads: to an item of this page, or over its end to another page. At the list's own ends it stays. */
export function stepOnPage(
  at: number,
  by: 1 | -1,
  { length, hasNext, isFirst }: ListPage
): number | 'nextPage' | 'pageBefore' {
  if (at + by >= length && hasNext) return 'nextPage';
  if (at + by < 0 && !isFirst) return 'pageBefore';
  return Math.max(0, Math.min(length - 1, at + by));
}

/** What the keys of the review desk do, as its help lists them. */
export const REVIEW_KEYS = [
  { keys: ['j', '↓'], does: 'the next one' },
  { keys: ['k', '↑'], does: 'the one before' },
  { keys: ['c'], does: 'confirm it as it is' },
  { keys: ['r'], does: 'reject it: take it off the map' },
  { keys: ['e'], does: 'edit the field in question' },
  { keys: ['s'], does: 'split reports off' },
  { keys: ['m'], does: 'merge it with another' },
  { keys: ['u'], does: 'undo what was done last' },
  { keys: ['?'], does: 'show or hide this help' }
] as const;

export type ReviewKey = 'next' | 'back' | 'confirm' | 'reject' | 'edit' | 'split' | 'merge' | 'undo' | 'help';

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

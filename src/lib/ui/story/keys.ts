/** What a key, or a clicker that sends one, asks of a presentation. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'leave';

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Null for keys that it has nothing to do with. Where pages are read from right to left, left leads on. */
export function stepOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed, isRtl: boolean): Step | null {
  if (altKey || ctrlKey || metaKey) return null;
  switch (key) {
    case 'ArrowRight':
      return isRtl ? 'previous' : 'next';
    case 'ArrowLeft':
      return isRtl ? 'next' : 'previous';
    case 'ArrowDown':
    case 'PageDown':
      return 'next';
    case 'ArrowUp':
    case 'PageUp':
      return 'previous';
    case ' ':
      return shiftKey ? 'previous' : 'next';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case 'Escape':
      return 'leave';
    default:
      return null;
  }
}

/** Where a step leads among so many views. */
export function indexAfter(step: Exclude<Step, 'leave'>, index: number, total: number): number {
  const wanted = { next: index + 1, previous: index - 1, first: 0, last: total - 1 }[step];
  return Math.max(0, Math.min(total - 1, wanted));
}

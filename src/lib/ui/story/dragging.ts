/** Where something that is dragged to a height belongs among the others, of whom each has its top and bottom. */
export function placeAt(y: number, others: readonly Pick<DOMRect, 'top' | 'bottom'>[]): number {
  return others.filter(({ top, bottom }) => (top + bottom) / 2 < y).length;
}

/**
 * Follows the pointer until it is let go, and then says whether it was, or the Escape key gave up. The window hears it,
 * for an element that changes its place in the list loses its hold of the pointer.
 */
export function followPointer(
  { pointerId }: Pick<PointerEvent, 'pointerId'>,
  onmove: (y: number) => void,
  onend: (isDone: boolean) => void
): void {
  const listening = new AbortController();
  const { signal } = listening;
  const end = (isDone: boolean) => {
    listening.abort();
    onend(isDone);
  };
  const own = (then: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === pointerId) then(event);
  };
  addEventListener(
    'pointermove',
    own(({ clientY }) => onmove(clientY)),
    { signal }
  );
  addEventListener(
    'pointerup',
    own(() => end(true)),
    { signal }
  );
  addEventListener(
    'pointercancel',
    own(() => end(false)),
    { signal }
  );
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    },
    { signal, capture: true }
  );
}

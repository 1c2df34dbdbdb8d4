/** Lets the up and down arrows, Home and End move the focus between the buttons and links of a list. */
export function arrowKeys(list: HTMLElement): () => void {
  const move = (event: KeyboardEvent) => {
    const items = [...list.querySelectorAll<HTMLElement>('button, a[href]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    items[Math.max(0, Math.min(items.length - 1, target))]?.focus();
  };
  list.addEventListener('keydown', move);
  return () => list.removeEventListener('keydown', move);
}

/** Lets a `<details>` menu close by Escape, by a press outside it and when the focus leaves it. */
export function closeWhenLeft(menu: HTMLDetailsElement): () => void {
  const press = (event: Event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  };
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  document.addEventListener('pointerdown', press);
  menu.addEventListener('focusout', leave);
  menu.addEventListener('keydown', escape);
  return () => {
    document.removeEventListener('pointerdown', press);
    menu.removeEventListener('focusout', leave);
    menu.removeEventListener('keydown', escape);
  };
}

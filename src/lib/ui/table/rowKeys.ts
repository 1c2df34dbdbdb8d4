import { tick } from 'svelte';

interface RowKeys {
  /** The row that has the Tab key, and the last one. */
  current: () => number;
  last: () => number;
  /** Rows of a page. */
  page: () => number;
  focus: (index: number) => void;
}

/** The arrows and their like go from row to row of a table; the Tab key leaves it. */
export function rowKeys({ current, last, page, focus }: RowKeys): (node: HTMLElement) => () => void {
  const press = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    const at = current();
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page(),
      PageUp: at - page(),
      Home: 0,
      End: last()
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focus(Math.max(0, Math.min(last(), to)));
  };
  return (node) => {
    node.addEventListener('keydown', press);
    return () => node.removeEventListener('keydown', press);
  };
}

/** Gives the focus to what is drawn a little later. */
export async function focusWhenThere(find: () => HTMLElement | null | undefined): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    await tick();
    const found = find();
    if (found) return found.focus({ preventScroll: true });
    await new Promise((done) => setTimeout(done, 20));
  }
}

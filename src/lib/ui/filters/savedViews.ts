/** A filter that somebody keeps under a name; `query` is what the address would be, without its `?`. */
export interface SavedView {
  name: string;
  query: string;
}

/** What of the browser's storage this needs; it may be missing, full or forbidden. */
export type ViewStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'dateline.views';
const LONGEST_NAME = 60;
const MOST = 100;

/** @throws where the browser's storage cannot be read. What is not a list of views counts as none. */
export function readViews(storage: ViewStorage): SavedView[] {
  const text = storage.getItem(KEY);
  if (text === null) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter(isView).slice(0, MOST) : [];
  } catch {
    // Another program's or an older text is no list of ours.
    return [];
  }
}

/** @throws where the browser's storage is full or forbidden. */
export function writeViews(storage: ViewStorage, views: readonly SavedView[]): void {
  storage.setItem(KEY, JSON.stringify(views));
}

/** With the view under its name, in place of one that had it. */
export function withView(views: readonly SavedView[], { name, query }: SavedView): SavedView[] {
  const view = { name: nameOf(name), query };
  return sorted([...views.filter((other) => other.name !== view.name), view]);
}

/** A name that another view has is refused: null. */
export function renamed(views: readonly SavedView[], from: string, to: string): SavedView[] | null {
  const name = nameOf(to);
  if (name === '' || (name !== from && views.some((view) => view.name === name))) return null;
  return sorted(views.map((view) => (view.name === from ? { ...view, name } : view)));
}

export function withoutView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name);
}

export function nameOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
}

function sorted(views: SavedView[]): SavedView[] {
  return views.sort((a, b) => a.name.localeCompare(b.name));
}

function isView(value: unknown): value is SavedView {
  const { name, query } = (value ?? {}) as Partial<SavedView>;
  return typeof name === 'string' && name !== '' && typeof query === 'string';
}

import { NO_STORY, parseStory, STORY_LIMITS, type Story, type StoryView } from '../../model/index.ts';

/** What of the browser's storage this needs; it may be missing, full or forbidden. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Which story of the store a draft is of. */
export interface Origin {
  id: string;
  author: string;
  changedAt: string;
}

const KEY = 'dateline.story';

/** The story that somebody is making: it stays in the browser until it is shared, kept or begun anew. */
export class StoryDraft {
  story = $state.raw<Story>(NO_STORY);
  /** Null where the store does not hold it. */
  origin = $state.raw<Origin | null>(null);
  /** False once it differs from what the store holds. */
  isSaved = $state(false);
  /** What there was before a view, or all of it, was removed last; null where nothing is to be undone. */
  removed = $state.raw<{
    what: 'view' | 'story';
    story: Story;
    origin: Origin | null;
    isSaved: boolean;
  } | null>(null);
  /** False where the browser does not keep the draft. */
  isKept = $state(true);
  readonly #storage: () => DraftStorage;

  constructor(storage: () => DraftStorage) {
    this.#storage = storage;
  }

  get isFull(): boolean {
    return this.story.views.length >= STORY_LIMITS.views;
  }

  /** Takes up what was left in this browser. */
  read(): void {
    try {
      const kept: unknown = JSON.parse(this.#storage().getItem(KEY) ?? 'null');
      const { story, origin, isSaved } = (kept ?? {}) as {
        story?: unknown;
        origin?: unknown;
        isSaved?: unknown;
      };
      this.story = parseStory(story) ?? NO_STORY;
      this.origin = isOrigin(origin) ? origin : null;
      this.isSaved = this.origin !== null && isSaved === true;
    } catch {
      this.isKept = false;
    }
  }

  rename(title: string): void {
    this.#take({ ...this.story, title });
  }

  add(view: StoryView): void {
    if (!this.isFull) this.#take({ ...this.story, views: [...this.story.views, view] });
  }

  change(id: string, part: Partial<StoryView>): void {
    const views = this.story.views.map((view) => (view.id === id ? { ...view, ...part } : view));
    this.#take({ ...this.story, views }, false);
  }

  /** Puts a view so many places further on, or back; at an end it stays. */
  move(id: string, by: number): void {
    this.#take({ ...this.story, views: movedView(this.story.views, id, by) });
  }

  remove(id: string): void {
    const { story, origin, isSaved } = this;
    this.#take({ ...story, views: story.views.filter((view) => view.id !== id) });
    this.removed = { what: 'view', story, origin, isSaved };
  }

  /** Begins anew. */
  clear(): void {
    const { story, origin, isSaved } = this;
    this.open(NO_STORY, null);
    this.removed = { what: 'story', story, origin, isSaved };
  }

  undo(): void {
    const { removed } = this;
    if (!removed) return;
    this.#take(removed.story);
    this.origin = removed.origin;
    this.isSaved = removed.isSaved;
    this.#keep();
  }

  /** Puts a story of the store, or none, in place of the draft. */
  open(story: Story, origin: Origin | null): void {
    this.#take(story);
    this.origin = origin;
    this.isSaved = origin !== null;
    this.#keep();
  }

  /** Says that the store holds the draft as it is. */
  saved(origin: Origin): void {
    this.origin = origin;
    this.isSaved = true;
    this.#keep();
  }

  #take(story: Story, forgets = true): void {
    this.story = story;
    this.isSaved = false;
    if (forgets) this.removed = null;
    this.#keep();
  }

  #keep(): void {
    const { story, origin, isSaved } = this;
    try {
      this.#storage().setItem(KEY, JSON.stringify({ story, origin, isSaved }));
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
  }
}

export function movedView(views: readonly StoryView[], id: string, by: number): StoryView[] {
  const from = views.findIndex((view) => view.id === id);
  const view = views[from];
  if (!view) return [...views];
  const others = views.filter((one) => one !== view);
  const to = Math.max(0, Math.min(others.length, from + by));
  return [...others.slice(0, to), view, ...others.slice(to)];
}

function isOrigin(value: unknown): value is Origin {
  const { id, author, changedAt } = (value ?? {}) as Partial<Record<keyof Origin, unknown>>;
  return typeof id === 'string' && typeof author === 'string' && typeof changedAt === 'string';
}

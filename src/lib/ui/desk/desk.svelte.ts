import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Say } from '../../messages/index.ts';
import type { Correction, DeskRequest, LngLat } from '../../model/index.ts';
import type { MapRow } from '../../columns/engine.ts';
import type { EditedRecord } from './fields.ts';

/** What a page lends to the desk. */
export interface DeskHost {
  /** True where who looks at the page may change what is on the map. */
  isEditor: () => boolean;
  /** What is said of it, in the reader's language. */
  say: Say;
  /** Fetches the page's data anew; the focus and the scroll stay. */
  refresh: () => Promise<void>;
}

/** What was just done, with what takes it back. */
export interface Done {
  text: string;
  /** Ids of the corrections, in the order in which they were made. */
  corrections: string[];
}

/** The form that is open; there is one at a time. `part` is a field's name, `split` or `merge`. */
export interface OpenForm {
  record: string;
  part: string;
}

type Unsigned<R> = R extends unknown ? Omit<R, 'why'> & { why?: string | null } : never;
export type Wish = Unsigned<DeskRequest>;

/** Everything that people change, they change through this: one a page, shared by its cards and forms. */
export class Desk {
  /** The open form. */
  form = $state<OpenForm | null>(null);
  done = $state.raw<Done | null>(null);
  /** Where a place's pin stands while it is moved; `isPicking` says that the map gives it its place. */
  pin = $state.raw<LngLat | null>(null);
  isPicking = $state(false);
  /** The province under a pin that was put down on the map. */
  pinAdmin1 = $state<string | null>(null);
  /** True where a map can be clicked. */
  hasMap = $state(false);
  /** Records that another may be merged with, best first; `search` is what somebody looks for, else empty. */
  candidates: (record: EditedRecord, search: string) => Promise<MapRow[]> = async () => [];
  /** Data versions that this page's own changes led to: no news to whoever made them. */
  readonly own = new SvelteSet<string>();
  /** Ids of the corrections that were made here. */
  readonly made = new SvelteSet<string>();
  readonly #host: DeskHost;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  get isEditor(): boolean {
    return this.#host.isEditor();
  }

  isOpen(record: string, part: string): boolean {
    return this.form?.record === record && this.form.part === part;
  }

  open(record: string, part: string): void {
    this.close();
    this.form = { record, part };
  }

  close(): void {
    this.form = null;
    this.isPicking = false;
    this.pin = null;
    this.pinAdmin1 = null;
  }

  /**
   * Makes these decisions one after the other and shows what came of them. `before` runs when they are made and before
   * the page shows it.
   * @throws an Error with the server's own words where one cannot be made.
   */
  async decide(wishes: Wish[], text: string, before?: () => Promise<void>): Promise<void> {
    const corrections: string[] = [];
    try {
      for (const wish of wishes) corrections.push((await this.#post(wish)).id);
    } finally {
      if (corrections.length > 0) {
        this.done = { text, corrections };
        this.close();
        await before?.();
        await this.#host.refresh();
      }
    }
  }

  /** Takes back what was done last. */
  async undo(): Promise<void> {
    const { done } = this;
    if (!done || done.corrections.length === 0) return;
    for (const correction of [...done.corrections].reverse()) await this.#post({ kind: 'undo', correction });
    this.done = { text: this.#host.say('desk.undone'), corrections: [] };
    await this.#host.refresh();
  }

  /** Says what went wrong where no form is open to say it. */
  warn(text: string): void {
    this.done = { text, corrections: [] };
  }

  /** Tells of a change that was made some other way, as by storing articles. */
  async tell(text: string, dataVersion: string): Promise<void> {
    this.own.add(dataVersion);
    this.done = { text, corrections: [] };
    await this.#host.refresh();
  }

  async #post(wish: Wish): Promise<Correction> {
    const response = await fetch('/corrections', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ why: null, ...wish })
    });
    const answer = (await response.json()) as { correction: Correction; dataVersion: string };
    if (!response.ok) throw new Error(wordsOf(answer, response.status, this.#host.say));
    this.own.add(answer.dataVersion);
    this.made.add(answer.correction.id);
    return answer.correction;
  }
}

/** What a refused request says of itself. */
export function wordsOf(answer: unknown, status: number, say: Say): string {
  const message = (answer as { message?: unknown } | null)?.message;
  const text =
    typeof message === 'string' && message ? message : say('desk.refused.server', { status: String(status) });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const KEY = Symbol('desk');

export function provideDesk(host: DeskHost): Desk {
  return setContext(KEY, new Desk(host));
}

export function useDesk(): Desk {
  return getContext<Desk>(KEY);
}

/** What a bench gives: plain figures, and rows where a table says more. Undefined figures are null, never 0. */
export interface Figures {
  [name: string]: number | string | null | Figures | readonly Figures[];
}

export interface BenchOptions {
  /** How much to do; each bench says what it counts. */
  size: number;
  /** Everything random comes from here: the same seed and size make the same work. */
  seed: number;
  /** Folder to keep what was made in; undefined where it is not to be kept. */
  data?: string;
}

/** One file `bench/NAME.ts` exports this as `bench`; `bench/main.ts` lists it. */
export interface Bench {
  /** One line for the list. */
  about: string;
  /** What `--size` counts, and how many where it is not given. */
  sizeOf: string;
  size: number;
  run(options: BenchOptions): Promise<Figures> | Figures;
}

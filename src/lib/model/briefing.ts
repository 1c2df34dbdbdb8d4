/** What a briefing says, in the reader's words: every format lays out the same. Texts keep their qualifiers. */
export interface Briefing {
  /** A BCP 47 tag of the language that all of it is in, but for quotes and titles. */
  locale: string;
  title: string;
  /** Period and filters: "Balochistan, 1 March 2024 – 31 March 2024". */
  subtitle: string;
  /** One sentence of what is shown: "3 attacks, … at least 12 killed; toll not reported for 2." */
  summary: string;
  /** The map as it was looked at, with its legend; null where none could be drawn. */
  map: BriefingImage | null;
  provinces: BriefingTable;
  timeline: BriefingChart;
  /** The records chosen to be told one by one. */
  records: BriefingRecord[];
  sources: BriefingSource[];
  /** How the figures came about, what is unknown, the data version, and who must be named. */
  method: string[];
  /** Names the state of the records; equal versions show equal pictures. */
  dataVersion: string;
  words: BriefingWords;
}

/** Headings and labels, so that a briefing is in one language throughout. */
export interface BriefingWords {
  provinces: string;
  timeline: string;
  sources: string;
  method: string;
  noMap: string;
  /** Stands before the data's version on every page. */
  dataVersion: string;
}

export interface BriefingImage {
  /** `data:image/png;base64,…` */
  dataUrl: string;
  /** CSS pixels; the image itself may hold more. */
  width: number;
  height: number;
  /** What it shows, for who cannot see it. */
  alt: string;
}

export interface BriefingTable {
  head: string[];
  /** Cells as they are shown: "at least 12", "not reported"; the first column is text, the others are numbers. */
  rows: string[][];
  /** What stands under it, as totals of a period that are in no sum. */
  notes: string[];
}

export interface BriefingChart {
  /** Names of the bins, oldest first. */
  labels: string[];
  series: { name: string; colour: string; values: number[] }[];
  /** What the bars leave out: "2 records without a date; 3 known to a year only are not drawn." */
  note: string | null;
}

export interface BriefingRecord {
  headline: string;
  /** Date, place and how closely each is known; toll; actors: a line each. */
  lines: string[];
  /** `source` is the outlet and the day, as far as known; `title` the article's. */
  quotes: { text: string; title: string; source: string; url: string | null }[];
}

export interface BriefingSource {
  title: string;
  publisher: string | null;
  /** As the reader's language writes it. */
  published: string | null;
  url: string | null;
}

/** A slide shows the map smaller than a screen does: what stands round it is larger, to be read from the last row. */
export const SLIDE_SCALE = 1.5;

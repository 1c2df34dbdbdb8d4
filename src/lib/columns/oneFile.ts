import type { FeatureCollection } from 'geojson';
import type { ActorNames, Incident, Measure, RecordState, Report, Story } from '../model/index.ts';
import type { QuoteContext } from '../model/quoteContext.ts';
import type { DataMeta } from './engine.ts';

/** Records that a page in one file holds at the most: more would be slow to open, and too much to send by mail. */
export const ONE_FILE_RECORDS = 20_000;

/** Parts of a page's address that say how the map is looked at, not what is selected. */
const LOOK = ['view', 'shade', 'per', 'disagree', 'lang'];

/** Parts an address' query into what is selected and how it is looked at. */
export function partLook(query: URLSearchParams): { asked: URLSearchParams; look: URLSearchParams } {
  const [asked, look] = [new URLSearchParams(), new URLSearchParams()];
  for (const [name, value] of query) (LOOK.includes(name) ? look : asked).append(name, value);
  return { asked, look };
}

/** What a page in one file says of itself: read first, plain JSON. */
export interface OneFileAbout {
  meta: DataMeta;
  /** What was selected, as an address writes it. */
  filter: string;
  /** How it was looked at, as an address writes it. */
  look: string;
  /** The newest day on which a report of its records was published; null where none is dated. */
  reportedUntil: string | null;
  /** Records without a date that the period which was selected leaves out; they are not in the file. */
  undated: number;
  /** Who must be named wherever the records go. */
  attribution: string;
  /** What the armed groups of its records are called in other languages. */
  actorNames: Readonly<Record<string, ActorNames>>;
  /** Degrees that its base map covers. */
  bounds: [west: number, south: number, east: number, north: number];
  recordsAPart: number;
  /** What is presented from the file; null where it holds a map and no more. */
  story: OneFileStory | null;
}

/** A story, and every state of the records that a view of it is told from. */
export interface OneFileStory {
  story: Story;
  /** What is known now is what was known when the file was saved. The nth of them is the file's nth edition, from 1. */
  states: (RecordState & { meta: DataMeta })[];
}

/** What an engine needs beside the columns of its edition. */
export interface OneFileIndex {
  /** Ids in the order of the rows. */
  ids: string[];
  /** By row: where the record stands among all that the file holds, for editions share what is the same in both. */
  places: number[];
  /** Rows of measures, each with the id of the incident that prompted it. */
  prompted: [row: number, incident: string][];
}

export type OneFileSource = Pick<Report, 'articleId' | 'title' | 'publisher' | 'published' | 'url'> & {
  /** How an article without a title begins. */
  opening?: string;
};

/** A record with what its quotes need of its articles, whose own texts are not in the file. */
export interface HeldRecord {
  record: Incident | Measure;
  /** By report and piece of evidence: the sentence round the quote. */
  contexts: QuoteContext[][];
}

/** Map files by name: `land`, `borders`, `province-lines`, `provinces`, `towns`, `admin1`, `admin2`. */
export type OneFileBasemap = Record<string, FeatureCollection>;

/**
 * Names of the file's parts. Edition 0 is what was selected, the others are a story's; records are cut into `records-0`,
 * `records-1`, …; `sources` are the articles that all of them were read from, newest first.
 */
export const ONE_FILE_PARTS = {
  about: 'about',
  columns: (edition: number) => `columns-${edition}`,
  index: (edition: number) => `index-${edition}`,
  sources: 'sources',
  basemap: 'basemap',
  records: (part: number) => `records-${part}`
} as const;

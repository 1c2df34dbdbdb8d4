import { setImmediate } from 'node:timers/promises';
import { zlibSync } from 'fflate';
import { encodeColumns } from '../columns/arrow.ts';
import type { About } from '../columns/meta.ts';
import {
  ONE_FILE_PARTS,
  ONE_FILE_RECORDS,
  type OneFileAbout,
  type OneFileBasemap,
  type OneFileSource
} from '../columns/oneFile.ts';
import {
  formatFilter,
  type ActorNames,
  type Incident,
  type Measure,
  type RecordState,
  type ReportSource,
  type Story
} from '../model/index.ts';
import { cutBasemap } from './basemap.ts';
import { packEdition, startPool, type EditionParts } from './editions.ts';
import type { Exported } from './formats.ts';
import { ATTRIBUTION, sourcesOf } from './meta.ts';

/** What a page in one file is made of, beside the selection. */
export interface PageParts extends Pick<EditionParts, 'covered' | 'contexts'> {
  /** The built page, with a mark where its parts go. */
  template: string;
  /** ISO 3166-1 alpha-2 of the country in focus. */
  country: string;
  admin1: About['admin1'];
  basemap: OneFileBasemap;
  /** What armed groups are called, by language and name. */
  actorNames: Readonly<Record<string, ActorNames>>;
  /** How articles without a title begin, by their ids. */
  openings: ReadonlyMap<string, string>;
  /** How the map is looked at, as an address writes it. */
  look: string;
  /** Records without a date that the period leaves out. */
  undated: number;
  /** What is presented from the file. */
  story?: { story: Story; editions: StoryEdition[] };
}

/** What the views of a story need of one state of the records; what is known now is so when the file is saved. */
export interface StoryEdition extends EditionParts, Pick<PageParts, 'openings'> {
  state: RecordState;
}

/** Where the parts go. */
export const PARTS_MARK = '<!--dateline:parts-->';
/** Records that are packed together, and unpacked when one of them is shown. */
const RECORDS_A_PART = 100;

/** A selection that is too large for one file. */
export class TooManyRecords extends Error {
  override name = 'TooManyRecords';
  constructor(records: number) {
    super(
      `${records} records are too many for a page in one file; it holds ${ONE_FILE_RECORDS} at the most. ` +
        'Choose a province, a period or a layer.'
    );
  }
}

/** @throws TooManyRecords */
export function checkSize({
  incidents,
  measures
}: Record<'incidents' | 'measures', readonly unknown[]>): void {
  checkCount(incidents.length + measures.length);
}

/** @throws TooManyRecords */
export function checkCount(records: number): void {
  if (records > ONE_FILE_RECORDS) throw new TooManyRecords(records);
}

/**
 * A page that needs nothing but itself: the template with the selection's columns, records and base map put in, and those
 * of a story where there is one. The same selection gives the same bytes.
 * @throws TooManyRecords
 */
export async function selectionToHtml({ selection, reconciled, meta, page }: Exported): Promise<string> {
  checkSize(selection);
  if (!page.template.includes(PARTS_MARK)) throw new Error(`the template has no ${PARTS_MARK}`);
  const chosen = meta.filter.admin1;
  const pool = startPool();
  const known = { dataVersion: meta.dataVersion, country: page.country };
  const selected = packEdition(
    { selection, reconciled, ...page },
    // A province that was not asked for is none of which nothing is told.
    { ...known, admin1: page.admin1.filter(({ code }) => chosen.length === 0 || chosen.includes(code)) },
    pool
  );
  const asked = page.story?.editions ?? [];
  const told = asked.map((edition) =>
    packEdition(
      edition,
      { ...known, dataVersion: edition.state.version ?? known.dataVersion, admin1: page.admin1 },
      pool
    )
  );
  checkCount(pool.held.length);
  const editions = [selected, ...told];
  const basemap = cutBasemap(
    page.basemap,
    editions.flatMap(({ columns }) => columns.dictionaries.place)
  );
  const about: OneFileAbout = {
    meta: selected.meta,
    filter: formatFilter(meta.filter).toString(),
    look: page.look,
    reportedUntil: newestReport([...selection.incidents, ...selection.measures]),
    undated: page.undated,
    attribution: ATTRIBUTION,
    actorNames: namesOf(
      pool.held.map(({ record }) => record),
      page.actorNames
    ),
    bounds: basemap.bounds,
    recordsAPart: RECORDS_A_PART,
    story: page.story
      ? {
          story: page.story.story,
          states: asked.map(({ state }, i) => ({ ...state, meta: told[i]!.meta }))
        }
      : null
  };
  const sources = listSources(
    pool.held.map(({ record }) => record),
    [selection, ...asked.map((edition) => edition.selection)].flatMap(({ aggregates }) => aggregates),
    new Map([page, ...asked].flatMap(({ openings }) => [...openings]))
  );
  const parts = [
    jsonPart(ONE_FILE_PARTS.about, about),
    ...editions.flatMap(({ columns, index }, edition) => [
      packedPart(ONE_FILE_PARTS.columns(edition), encodeColumns(columns)),
      packedPart(ONE_FILE_PARTS.index(edition), toBytes(index))
    ]),
    packedPart(ONE_FILE_PARTS.sources, toBytes(sources)),
    packedPart(ONE_FILE_PARTS.basemap, toBytes(basemap.files))
  ];
  for (let first = 0; first < pool.held.length; first += RECORDS_A_PART) {
    // Many records take a while to pack: others get their turn here.
    await setImmediate();
    const held = pool.held.slice(first, first + RECORDS_A_PART);
    parts.push(packedPart(ONE_FILE_PARTS.records(first / RECORDS_A_PART), toBytes(held)));
  }
  // Not a pattern: what is put in may hold a dollar sign.
  return page.template.replace(PARTS_MARK, () => parts.join('\n'));
}

function newestReport(records: Iterable<Incident | Measure>): string | null {
  let newest: string | null = null;
  for (const { reports } of records)
    for (const { published } of reports)
      if (published !== null && (newest === null || published > newest)) newest = published;
  return newest;
}

/** Of all names those of the groups that these records name as having done, claimed, denied or being suspected. */
function namesOf(
  records: readonly (Incident | Measure)[],
  actorNames: PageParts['actorNames']
): OneFileAbout['actorNames'] {
  const named = new Set(
    records.flatMap((record) => ('actors' in record ? Object.values(record.actors) : []))
  );
  return Object.fromEntries(
    Object.entries(actorNames).map(([language, names]) => [
      language,
      Object.fromEntries(Object.entries(names).filter(([name]) => named.has(name)))
    ])
  );
}

function listSources(
  records: readonly (Incident | Measure)[],
  aggregates: readonly ReportSource[],
  openings: PageParts['openings']
): OneFileSource[] {
  const reports = [...records.flatMap(({ reports }) => reports), ...aggregates];
  const sources = sourcesOf(reports).map((source) => {
    const opening = source.title === null ? openings.get(source.articleId) : undefined;
    return opening === undefined ? source : { ...source, opening };
  });
  return sources.sort(
    (a, b) => (b.published ?? '').localeCompare(a.published ?? '') || (a.articleId < b.articleId ? -1 : 1)
  );
}

/** JSON that ends no script and starts no comment wherever it stands in a page. */
export function toSafeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}

function jsonPart(name: string, value: unknown): string {
  return `<script type="application/json" id="${name}">${toSafeJson(value)}</script>`;
}

/** Bytes in zlib's format as base64, which a page can hold anywhere. */
function packedPart(name: string, bytes: Uint8Array): string {
  const packed = Buffer.from(zlibSync(bytes, { level: 6 })).toString('base64');
  return `<script type="text/plain" id="${name}">${packed}</script>`;
}

function toBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

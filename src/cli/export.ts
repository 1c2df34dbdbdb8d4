import type { Command } from 'commander';
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { reconcile, select, shortened, summarize } from '../lib/columns/index.ts';
import { partLook } from '../lib/columns/oneFile.ts';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportMeta,
  type RecordWriter
} from '../lib/export/index.ts';
import {
  filterProblems,
  parseFilter,
  parseStory,
  type Filter,
  type Incident,
  type Measure,
  type Records,
  type RecordState,
  type Story
} from '../lib/model/index.ts';
import { findProjectRoot, type Config } from '../lib/server/config.ts';
import { mergeKnownBy } from '../lib/server/pipeline.ts';
import {
  heldState,
  openPageFiles,
  readCoverage,
  readEditions,
  readPageParts,
  type StoryState
} from '../lib/server/pageParts.ts';
import { openProvinces } from '../lib/server/provinces.ts';
import { addedGeodataDir } from '../lib/server/resources.ts';
import { putBack, readPast } from '../lib/server/store/changes.ts';
import { listCorrections } from '../lib/server/store/corrections.ts';
import { listExtractions } from '../lib/server/store/extractions.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { listIds, listRecords } from '../lib/server/store/records.ts';
import { stateOf } from '../lib/server/store/state.ts';
import { openStore, type Store } from '../lib/server/store/store.ts';
import { readStory } from '../lib/server/store/stories.ts';
import { DRAWN, drawBrief, type Drawn } from './brief.ts';
import { tell, UsageError } from './terminal.ts';

const NAMES = [...EXPORT_FORMATS.map(({ name }) => name), ...DRAWN].join(', ');

export function addExport(program: Command, config: () => Config): void {
  program
    .command('export')
    .description('write what the map shows, the same bytes as the web addresses give')
    .option('--format <name>', NAMES)
    .option('--html <file>', 'write a page in one file that opens without a network')
    .option('--filter <query>', 'the part of a page address after the question mark', '')
    .option('--story <id or file>', 'put a kept story, or one in a JSON file, into the page in one file')
    .option('--out <file>', 'write to a file instead of standard output')
    .addHelpText(
      'after',
      "\nExample: dateline export --format csv --filter 'admin1=PK-BA&from=2024-01-01' --out balochistan.csv" +
        "\n         dateline export --html brief.html --filter 'admin1=PK-BA&view=66.5,28.2,5.6'" +
        '\n         dateline export --html brief.html --story story.json'
    )
    .action(async (given: Given) => {
      const drawn = DRAWN.find((name) => name === given.format && given.html === undefined);
      if (drawn) return exportDrawn(drawn, given, config());
      const { format, out } = formatOf(given);
      if (given.story !== undefined && format.of !== 'page')
        throw new UsageError('--story is shown by a page in one file alone; give --html FILE with it');
      const { asked: query, look } = partLook(new URLSearchParams(given.filter));
      const [problem] = filterProblems(query);
      if (problem) throw new UsageError(`--filter ${problem}`);
      const store = await openStore(config());
      try {
        const filter = parseFilter(query);
        const story = given.story === undefined ? null : await storyOf(store, given.story);
        const meta = { dataVersion: await dataVersion(store), filter };
        const asked = { meta, look, dataDir: config().dataDir, story };
        const told = await writeExport(format, store, asked, out);
        if (out !== undefined) tell(`Wrote ${out} (${format.name}${told}).`);
      } finally {
        await store.close();
      }
    });
}

interface Asked {
  meta: ExportMeta;
  look: URLSearchParams;
  dataDir: string;
  /** What a page in one file presents. */
  story: Story | null;
}

/** Writes the file, and says in words what is in it where that is not plain. */
async function writeExport(
  format: ExportFormat,
  store: Store,
  { meta, look, dataDir, story }: Asked,
  out: string | undefined
): Promise<string> {
  const root = findProjectRoot();
  switch (format.of) {
    case 'incidents':
      await writeOut(written(format.start(meta), chosenRecords(store, 'incidents', meta.filter)), out);
      return '';
    case 'measures':
      await writeOut(written(format.start(meta), chosenRecords(store, 'measures', meta.filter)), out);
      return '';
    case 'sums': {
      const records = await recordsOf(store, meta.filter);
      const { admin1 } = openProvinces(join(root, 'geodata'));
      const selection = select<Incident, Measure>(records, meta.filter);
      const summary = summarize(selection, admin1, records.incidents);
      const reconciled = summary.reconciled.map(shortened);
      await writeOut(
        [format.write({ ...summary, reconciled, undated: selection.undated }, admin1, meta)],
        out
      );
      return '';
    }
    case 'page': {
      const files = openPageFiles(root, addedGeodataDir(dataDir));
      const records = await recordsOf(store, meta.filter);
      const selection = select<Incident, Measure>(records, meta.filter);
      const parts = await readPageParts(store, selection);
      const covered = await readCoverage(store, records, meta.filter.asOf);
      const reconciled = reconcile(selection.aggregates, records.incidents).map(shortened);
      const told = story && {
        story: { story, editions: await readEditions(store, story, (state) => openState(store, state)) }
      };
      const { undated } = selection;
      const page = { ...files, ...parts, ...told, covered, look: look.toString(), undated };
      const body = await format.write({ selection, reconciled, meta, page });
      await writeOut([body], out);
      return `, ${recordsAndSize(selection, body)}`;
    }
  }
}

async function recordsOf(store: Store, { asOf }: Pick<Filter, 'asOf'>): Promise<Records> {
  return asOf === null
    ? listRecords(store)
    : mergeKnownBy(await listExtractions(store), await listCorrections(store), asOf);
}

/** Null for a version that the store does not know any more. */
async function openState(store: Store, { asOf, version }: RecordState): Promise<StoryState | null> {
  if (version === null) {
    const records = await recordsOf(store, { asOf });
    return heldState(records, await readCoverage(store, records, asOf));
  }
  const now = await listRecords(store);
  const past = await readPast(store, version, await dataVersion(store));
  // How much was read is told as of now, as on the site.
  return past && heldState(putBack(now, past), await readCoverage(store, now, null));
}

/** Those of one kind that a filter selects; of what is stored never more than a few hundred are in memory. */
async function* chosenRecords(
  store: Store,
  kind: 'incidents' | 'measures',
  filter: Filter
): AsyncGenerator<(Incident | Measure)[]> {
  const choose = (records: Pick<Records, 'incidents' | 'measures'>) =>
    select<Incident, Measure>({ ...records, aggregates: [] }, filter)[kind];
  if (filter.asOf !== null) return yield choose(await recordsOf(store, filter));
  const state = stateOf(store, await dataVersion(store));
  for await (const some of state.records(await listIds(store, kind)))
    yield choose({ incidents: [], measures: [], [kind]: some });
}

async function* written<R extends Incident | Measure>(
  writer: RecordWriter<R>,
  records: AsyncIterable<(Incident | Measure)[]>
): AsyncGenerator<string | Uint8Array> {
  yield writer.begin();
  for await (const some of records) for (const record of some) yield writer.add(record as R);
  yield writer.end();
}

async function writeOut(
  parts: AsyncIterable<string | Uint8Array> | Iterable<string>,
  out: string | undefined
): Promise<void> {
  const source = Readable.from(parts, { objectMode: true });
  if (out !== undefined) return pipeline(source, createWriteStream(out));
  return pipeline(source, process.stdout, { end: false });
}

/** What a browser draws of the records. */
async function exportDrawn(format: Drawn, { filter, out }: Given, config: Config): Promise<void> {
  const body = await drawBrief(format, new URLSearchParams(filter), config);
  if (out === undefined) process.stdout.write(body);
  else {
    writeFileSync(out, body);
    tell(`Wrote ${out} (${format}).`);
  }
}

interface Given {
  format?: string;
  html?: string;
  filter: string;
  story?: string;
  out?: string;
}

/** A kept story by its id, else one out of a file, as `/stories/ID.json` gives it or by itself. */
async function storyOf(store: Store, given: string): Promise<Story> {
  if (given.startsWith('sto-')) {
    const kept = await readStory(store, given);
    if (kept === null) throw new UsageError(`--story ${given}: there is no such story, or it was deleted`);
    return kept.story;
  }
  const wrong = () =>
    new UsageError(`--story ${given}: expected the id of a kept story or a JSON file of one`);
  if (!existsSync(given)) throw wrong();
  const story = parseStory(storyIn(readFileSync(given, 'utf8')));
  if (story === null || story.views.length === 0) throw wrong();
  return story;
}

/** What a file holds as a story; null where it is no JSON. */
function storyIn(text: string): unknown {
  try {
    const read = JSON.parse(text) as { story?: unknown } | null;
    return read?.story ?? read;
  } catch {
    return null;
  }
}

/** `--html FILE` is short for `--format html --out FILE`. */
function formatOf({ format: name, html, out }: Given): { format: ExportFormat; out: string | undefined } {
  if (html !== undefined && (name ?? 'html') !== 'html')
    throw new UsageError(
      `--html writes a page in one file, and --format ${name} something else; give one of them`
    );
  if (html !== undefined && out !== undefined)
    throw new UsageError(`--html ${html} and --out ${out} name two files; give one of them`);
  const wanted = html === undefined ? name : 'html';
  if (wanted === undefined) throw new UsageError(`--format is missing: expected one of ${NAMES}`);
  const format = EXPORT_FORMATS.find((known) => known.name === wanted);
  if (!format) throw new UsageError(`--format ${wanted}: expected one of ${NAMES}`);
  return { format, out: html ?? out };
}

/** "214 records, 3.1 MB" */
function recordsAndSize(
  { incidents, measures }: { incidents: unknown[]; measures: unknown[] },
  body: string | Uint8Array
): string {
  const records = incidents.length + measures.length;
  const megabytes = (Buffer.byteLength(body) / 1e6).toFixed(1);
  return `${records} ${records === 1 ? 'record' : 'records'}, ${megabytes} MB`;
}

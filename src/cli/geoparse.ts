import type { Command } from 'commander';
import * as v from 'valibot';
import { geocodeName } from '../lib/server/geocode/geocode.ts';
import { geoparse } from '../lib/server/geocode/geoparse.ts';
import { parseDoc } from '../lib/server/text/parse.ts';
import { parsedLines } from './extract.ts';
import { openResources } from './resources.ts';
import { UsageError, writeJsonLine } from './terminal.ts';

const id = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const textLine = v.object({
  id,
  text: v.string(),
  title: v.nullish(v.string(), null),
  published: v.nullish(v.string(), null)
});
const placeLine = v.object({
  id,
  place: v.string(),
  adm1: v.nullish(v.string(), null),
  adm2: v.nullish(v.string(), null),
  country: v.nullish(v.string(), null)
});

export function addGeoparse(program: Command): void {
  program
    .command('geoparse')
    .description('print every place that a text names, one JSON line a text')
    .option('--jsonl', 'read lines {id, text, published?} from standard input')
    .addHelpText('after', '\nExample: dateline geoparse --jsonl < texts.jsonl > toponyms.jsonl')
    .action(async (options: { jsonl?: boolean }) => {
      needJsonl(options);
      const { tagger, gazetteer, nameWords } = openResources();
      for await (const line of parsedLines(textLine, 'a JSON object {id, text, published?}')) {
        const article = { ...line, publisher: null, dateline: null, language: 'en', url: null };
        await writeJsonLine({ id: line.id, ...geoparse(parseDoc(article, tagger), gazetteer, nameWords) });
      }
    });
}

export function addGeocode(program: Command): void {
  program
    .command('geocode')
    .description('print where each named place is, one JSON line a name')
    .option('--jsonl', 'read lines {id, place, adm1?, adm2?, country?} from standard input')
    .addHelpText(
      'after',
      `\nExample: echo '{"id":"1","place":"Besham","adm1":"Khyber Pakhtunkhwa"}' | dateline geocode --jsonl`
    )
    .action(async (options: { jsonl?: boolean }) => {
      needJsonl(options);
      const { gazetteer, nameWords } = openResources();
      for await (const line of parsedLines(placeLine, 'a JSON object {id, place, adm1?, adm2?, country?}')) {
        const { name, placeId, lng, lat, precision, score } = geocodeName(line, gazetteer, nameWords);
        await writeJsonLine({ id: line.id, name, placeId, lng, lat, precision, score });
      }
    });
}

function needJsonl(options: { jsonl?: boolean }): void {
  if (!options.jsonl) throw new UsageError('give --jsonl and lines on standard input');
}

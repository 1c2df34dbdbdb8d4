import type { Command } from 'commander';
import * as v from 'valibot';
import type { Article } from '../lib/model/index.ts';
import type { Config } from '../lib/server/config.ts';
import { detectLanguage } from '../lib/server/read/language.ts';
import { findArticleFiles, formatReadError, openReader } from './files.ts';
import { readInOrder } from './readers.ts';
import { openResources } from './resources.ts';
import { openReading } from './secondReader.ts';
import { inputLines, showProgress, tell, UsageError, writeJsonLine } from './terminal.ts';

const articleLine = v.object({
  id: v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  title: v.nullish(v.string(), null),
  published: v.nullish(v.pipe(v.string(), v.isoDate()), null),
  text: v.string()
});

export function addExtract(program: Command, config: () => Config): void {
  program
    .command('extract')
    .description('print what each article gives, one JSON line an article (schema 1), storing nothing')
    .argument('[files...]', 'article files or folders')
    .option('--format <name>', 'output format: jsonl', 'jsonl')
    .option('--jsonl', 'read lines {id, title, published, text} from standard input')
    .addHelpText('after', '\nExample: dateline extract articles/*.txt --format jsonl > read.jsonl')
    .action(async (files: string[], options: { format: string; jsonl?: boolean }) => {
      if (options.format !== 'jsonl') throw new UsageError(`--format ${options.format}: expected jsonl`);
      if (options.jsonl ? files.length > 0 : files.length === 0)
        throw new UsageError('extract takes files as arguments, or --jsonl and lines on standard input');
      const { read, workers } = openReading(openResources(), config());
      const articles = options.jsonl ? articleLines() : articlesIn(findArticleFiles(files));
      const extractions = readInOrder(articles, (article) => article, read, { workers });
      for await (const { extraction } of extractions) if (extraction) await writeJsonLine(extraction);
    });
}

/** Articles of the files; a file that fails is told and sets exit status 1. */
export function* articlesIn(files: string[]): Generator<Article> {
  const read = openReader();
  const progress = showProgress(files.length, 'files');
  for (const file of files) {
    progress.step(file);
    const { articles, errors } = read(file);
    for (const error of errors) tell(formatReadError(error));
    if (errors.length > 0) process.exitCode = 1;
    yield* articles;
  }
  progress.done();
}

/** Parsed lines of standard input; a bad line is told and sets exit status 1. */
export async function* parsedLines<S extends v.GenericSchema>(
  schema: S,
  expected: string
): AsyncGenerator<v.InferOutput<S>> {
  for await (const { row, line } of inputLines()) {
    const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), line);
    if (result.success) yield result.output;
    else {
      tell(`BadLine: standard input, row ${row}: ${result.issues[0].message}; expected ${expected}`);
      process.exitCode = 1;
    }
  }
}

async function* articleLines(): AsyncGenerator<Article> {
  for await (const line of parsedLines(articleLine, 'a JSON object {id, title, published, text}'))
    yield { ...line, publisher: null, dateline: null, language: detectLanguage(line.text), url: null };
}

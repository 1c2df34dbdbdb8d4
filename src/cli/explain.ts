import type { Command } from 'commander';
import type {
  Count,
  DateInterval,
  Evidence,
  Extraction,
  Geocode,
  ResolvedToponym,
  Span
} from '../lib/model/index.ts';
import { mergeExtractions, readArticle, type Reading } from '../lib/server/pipeline.ts';
import type { Sentence } from '../lib/server/text/doc.ts';
import { articlesIn } from './extract.ts';
import { findArticleFiles } from './files.ts';
import { openResources } from './resources.ts';

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('print every decision taken while reading an article, in reading order')
    .argument('<files...>', 'one article, or several to see how they merge')
    .addHelpText('after', '\nExample: dateline explain articles/dasu.txt')
    .action((files: string[]) => {
      const resources = openResources();
      const readings: Reading[] = [];
      for (const article of articlesIn(findArticleFiles(files))) {
        const reading = readArticle(article, resources);
        readings.push(reading);
        print(explainReading(reading));
      }
      print(explainMerges(readings.map((reading) => reading.extraction)));
    });
}

const print = (lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);
const within = (inner: Span, outer: Span) => outer.start <= inner.start && inner.start < outer.end;

export function explainReading({ doc, toponyms, extraction }: Reading): string[] {
  const { article } = doc;
  const known = [
    article.publisher,
    article.published ?? 'no published date',
    article.dateline && `from ${article.dateline}`,
    article.language
  ];
  const seen = doc.sentences.map((sentence) => explainSentence(sentence, doc, toponyms, extraction));
  return [
    `Article ${article.id}: ${article.title ?? '(no title)'}`,
    `  ${known.filter(Boolean).join(' · ')}`,
    ...seen.flat(),
    ...explainFindings(extraction)
  ];
}

function explainSentence(
  sentence: Sentence,
  doc: Reading['doc'],
  toponyms: ResolvedToponym[],
  extraction: Extraction
): string[] {
  const quote = (span: Span) => `“${doc.article.text.slice(span.start, span.end).replaceAll('\n', ' ')}”`;
  const dates = doc.dates.filter((date) => within(date, sentence));
  const numbers = doc.numbers.filter((number) => within(number, sentence));
  return [
    '',
    `[${sentence.index}] ${sentence.kind} ${sentence.start}–${sentence.end}  ${quote(sentence)}`,
    ...dates.map(
      (date) => `    date      ${quote(date)} → ${formatInterval(date.interval)}${because(date.reasons)}`
    ),
    ...toponyms
      .filter((toponym) => within(toponym, sentence))
      .flatMap((toponym) => explainToponym(toponym, quote(toponym))),
    ...numbers.map(
      (number) => `    number    ${quote(number)} → ${formatCount(number)} (${number.qualifier})`
    ),
    ...supported(extraction, sentence),
    ...extraction.rejected
      .filter((item) => within(item, sentence))
      .map((item) => `    rejected  ${item.reason}: ${quote(item)}`)
  ];
}

function explainToponym(toponym: ResolvedToponym, quote: string): string[] {
  const chosen = toponym.place
    ? `${toponym.place.name}, ${toponym.place.admin1 ?? toponym.place.country}`
    : 'no place';
  const rows = toponym.candidates.slice(0, 3).map(({ place, score, reasons }) => {
    const where = [place.admin2, place.admin1, place.country].filter(Boolean).join(', ');
    return `                ${score.toFixed(2)} ${place.name} (${place.class}, ${where}, ${place.id})${because(reasons)}`;
  });
  return [`    place     ${quote} ${toponym.role} → ${chosen}${because(toponym.reasons)}`, ...rows];
}

/** Which records' fields the sentence supports. */
function supported(extraction: Extraction, sentence: Span): string[] {
  const fieldsOf = (evidence: Evidence[]) =>
    evidence
      .filter((item) => within(item, sentence))
      .map((item) => `${item.field} “${item.quote.replaceAll('\n', ' ')}”`);
  const rows = (name: string, items: { evidence: Evidence[] }[]) =>
    items.flatMap((item, index) =>
      fieldsOf(item.evidence).map((field) => `    ${`${name} ${index + 1}`.padEnd(9)} ${field}`)
    );
  return [
    ...rows('incident', extraction.incidents),
    ...rows('measure', extraction.measures),
    ...rows('total', extraction.aggregates)
  ];
}

function explainFindings({ incidents, measures, aggregates }: Extraction): string[] {
  return [
    '',
    `${incidents.length} incidents, ${measures.length} measures, ${aggregates.length} period totals`,
    ...incidents.flatMap((item, index) => [
      `  incident ${index + 1}: ${item.type}, ${formatInterval(item.date)}, ${formatPlace(item.location)}, confidence ${item.confidence.toFixed(2)}`,
      `    killed ${formatCount(item.casualties.killed)}, injured ${formatCount(item.casualties.injured)}, attackers killed ${item.casualties.attackersKilled ?? 'not said'}`,
      ...item.casualties.groups.map(
        (group) =>
          `    ${group.outcome} ${formatCount(group)} ${group.role}${group.nationality ? ` ${group.nationality}` : ''} (${group.qualifier})`
      ),
      ...[...item.reasons, ...item.location.reasons].map((reason) => `    because ${reason}`)
    ]),
    ...measures.flatMap((item, index) => [
      `  measure ${index + 1}: ${item.type}, ${item.status}, ${formatInterval(item.date)}, ${formatPlace(item.location)}, confidence ${item.confidence.toFixed(2)}`,
      ...[...item.reasons, ...item.location.reasons].map((reason) => `    because ${reason}`)
    ]),
    ...aggregates.map(
      (item) =>
        `  total: ${item.killed ?? '–'} killed, ${item.injured ?? '–'} injured, ${item.who ?? 'people'}, ${item.from ?? '?'} to ${item.to ?? '?'}, ${item.area ?? 'no area'}; in no sum`
    )
  ];
}

function explainMerges(extractions: Extraction[]): string[] {
  const records = mergeExtractions(
    extractions.map((extraction) => {
      const { title, publisher, published, url } = extraction.article;
      return { articleId: extraction.id, articleVersion: 1, title, publisher, published, url, extraction };
    })
  );
  const merged = [...records.incidents, ...records.measures];
  return [
    '',
    `Merged: ${records.incidents.length} incidents, ${records.measures.length} measures`,
    ...merged.flatMap((record) => [
      `  ${record.id} ${record.type}, ${formatInterval(record.date)}, ${formatPlace(record.location)}: ${record.reports.length} report(s)`,
      ...record.reports.map((report) => `    ${report.mentionId}${because(report.reasons)}`)
    ])
  ];
}

const because = (reasons: readonly string[]) => (reasons.length > 0 ? `  (${reasons.join('; ')})` : '');

function formatInterval({ from, to, precision }: DateInterval): string {
  if (from === null) return 'date unknown';
  return from === to ? `${from}` : `${from} to ${to} (${precision})`;
}

function formatCount(count: Count | null): string {
  if (count === null) return 'not said';
  const { low, best, high } = count;
  if (low === best && best === high) return String(best);
  return `${low}–${best ?? '?'}–${high ?? '?'}`;
}

function formatPlace({ name, admin2, admin1, country, precision }: Geocode): string {
  const where = [...new Set([name, admin2, admin1, country])].filter(Boolean).join(', ');
  return where ? `${where} (${precision})` : 'place unknown';
}

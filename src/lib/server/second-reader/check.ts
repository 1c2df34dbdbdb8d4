import type {
  Count,
  DateInterval,
  Evidence,
  IncidentMention,
  MeasureMention,
  PlaceReference,
  ResolvedToponym,
  Span
} from '../../model/index.ts';
import { evidenceOf, NO_ACTORS, NO_CASUALTIES, UNKNOWN_DATE } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import { parseAnswer, type RawFigure, type RawIncident, type RawMeasure } from './proposal.ts';
import { findQuote } from './quotes.ts';

type Unplaced<T> = Omit<T, 'location' | 'confidence'> & { where: PlaceReference | null; told: Span };

export interface CheckedAnswer {
  incidents: Unplaced<IncidentMention>[];
  measures: Unplaced<MeasureMention>[];
  /** Why what is missing here was left out. */
  dropped: string[];
}

/**
 * The proposals of an answer that the text bears out. A record falls where one of its quotes does not stand in the text,
 * or does not hold the figure or the words that it is quoted for. Dates are never the model's: they are what the
 * program itself reads in the quoted words.
 */
export function checkAnswer(answer: string, doc: Doc, toponyms: ResolvedToponym[]): CheckedAnswer {
  const raw = parseAnswer(answer);
  const dropped = [...raw.malformed];
  const keep = <R, T>(kind: string, records: R[], check: (record: R, find: Finder) => T): T[] =>
    records.flatMap((record, index) => {
      const problems: string[] = [];
      const checked = check(record, finder(doc, problems));
      dropped.push(...problems.slice(0, 1).map((problem) => `${kind} ${index + 1}: ${problem}`));
      return problems.length === 0 ? [checked] : [];
    });
  return {
    incidents: keep('incident', raw.incidents, (record, find) => incidentOf(record, find, doc, toponyms)),
    measures: keep('measure', raw.measures, (record, find) => measureOf(record, find, doc, toponyms)),
    dropped
  };
}

interface Quoted {
  quote: string;
}

/** Finds a field's quote, or notes what is wrong with it. */
type Finder = <T extends Quoted>(
  field: string,
  item: T | null,
  bears?: (span: Span, item: T) => boolean
) => Found;
type Found = { span: Span; evidence: Evidence } | null;

function finder(doc: Doc, problems: string[]): Finder {
  let around = 0;
  return (field, item, bears = () => true) => {
    if (item === null) return null;
    const span = findQuote(doc.article.text, item.quote, around);
    if (!span) problems.push(`the quote of ${field} is not in the text: “${item.quote.slice(0, 80)}”`);
    else if (!bears(span, item))
      problems.push(`the quote of ${field} does not say it: “${item.quote.slice(0, 80)}”`);
    if (!span) return null;
    if (field === 'type' || field === 'summary') around = span.start;
    return { span, evidence: evidenceOf(doc.article, field, span) };
  };
}

function incidentOf(
  raw: RawIncident,
  find: Finder,
  doc: Doc,
  toponyms: ResolvedToponym[]
): Unplaced<IncidentMention> {
  const says = saysIn(doc);
  const told = find('type', raw, () => (raw.category === 'operation') === (raw.type === 'operation'));
  const date = find('date', raw.date);
  const place = find('location', raw.place, (span, { name }) => says(span, name));
  const figures = (['killed', 'injured', 'attackersKilled'] as const).map((field) =>
    find(field, raw[field], (span, figure) => holdsFigure(doc, span, figure))
  );
  const names = (['perpetrator', 'claimedBy', 'target', 'weapon'] as const).map((field) =>
    find(field, raw[field], (span, { value }) => says(span, value))
  );
  return {
    category: raw.category,
    type: raw.type,
    told: told?.span ?? { start: 0, end: 0 },
    date: dateIn(doc, date),
    where: placeIn(toponyms, place),
    casualties: {
      ...NO_CASUALTIES,
      killed: countOf(raw.killed),
      injured: countOf(raw.injured),
      attackersKilled: raw.attackersKilled?.best ?? raw.attackersKilled?.low ?? null
    },
    actors: {
      ...NO_ACTORS,
      perpetrator: raw.perpetrator?.value ?? null,
      claimedBy: raw.claimedBy?.value ?? null
    },
    target: raw.target?.value ?? null,
    weapon: raw.weapon?.value ?? null,
    evidence: [told, date, place, ...figures, ...names].flatMap((found) => found?.evidence ?? []),
    reasons: ['proposed by a second reader; every quote stands in the text']
  };
}

function measureOf(
  raw: RawMeasure,
  find: Finder,
  doc: Doc,
  toponyms: ResolvedToponym[]
): Unplaced<MeasureMention> {
  const says = saysIn(doc);
  const told = find('summary', raw);
  const date = find('date', raw.date);
  const place = find('location', raw.place, (span, { name }) => says(span, name));
  const issuer = find('issuer', raw.issuer, (span, { value }) => says(span, value));
  return {
    type: raw.type,
    status: raw.status,
    told: told?.span ?? { start: 0, end: 0 },
    date: dateIn(doc, date),
    where: placeIn(toponyms, place),
    summary: told?.evidence.quote ?? '',
    issuer: raw.issuer?.value ?? null,
    protects: null,
    prompted: null,
    evidence: [told, date, place, issuer].flatMap((found) => found?.evidence ?? []),
    reasons: ['proposed by a second reader; every quote stands in the text']
  };
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

function saysIn({ article }: Doc) {
  const fold = (words: string) => words.toLowerCase().replace(/\s+/g, ' ');
  return (span: Span, words: string) => fold(article.text.slice(span.start, span.end)).includes(fold(words));
}

/** Every figure must be read in its quote; "no casualties" reads as 0. */
function holdsFigure(doc: Doc, span: Span, { low, best, high }: RawFigure): boolean {
  const read = doc.numbers.filter((number) => number.unit === null && overlaps(number, span));
  const counts = read.flatMap((number) => [number.low, number.best, number.high]);
  return [low, best ?? low, high ?? best ?? low].every((figure) => counts.includes(figure));
}

function countOf(figure: RawFigure | null): Count | null {
  return figure && { low: figure.low, best: figure.best, high: figure.high };
}

function dateIn(doc: Doc, found: Found): DateInterval {
  const date = found && doc.dates.find((date) => overlaps(date, found.span));
  return date ? date.interval : UNKNOWN_DATE;
}

function placeIn(toponyms: ResolvedToponym[], found: Found): PlaceReference | null {
  if (!found) return null;
  const inside = toponyms.flatMap((toponym, index) =>
    toponym.role === 'literal' && overlaps(toponym, found.span) ? [index] : []
  );
  return {
    toponyms: inside.slice(0, 1),
    relation: 'at',
    distanceKm: null,
    span: found.span,
    direction: null,
    reasons: ['the place that the second reader quoted']
  };
}

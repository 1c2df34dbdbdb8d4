import {
  evidenceOf,
  type AggregateClaim,
  type Rejection,
  type ResolvedToponym,
  type Span
} from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import { withIntroductions } from './actors.ts';
import { partAggregates } from './aggregates.ts';
import { chainMentions } from './coref.ts';
import type { Chain } from './chain.ts';
import type { Findings } from './findings.ts';
import { buildIncident } from './incident.ts';
import type { Lexicons } from './lexicons.ts';
import { findMeasures } from './measures.ts';
import { findMentions } from './mentions.ts';
import type { Mention, Reading } from './mention.ts';
import { areaBefore, onlyPlace, placeBefore, townOfStory } from './areas.ts';
import { divideSums, type Sum } from './sums.ts';
import { readWords } from './words.ts';

export type { Findings } from './findings.ts';
export { openLexicons, type Lexicons } from './lexicons.ts';

/**
 * Reads attacks, operations, measures and totals out of an article. Toponyms come resolved; which of them is an event's
 * place is decided here, by grammar. Every field of a record has its quote; every trigger that gave nothing has a reason.
 */
export function extract(doc: Doc, toponyms: ResolvedToponym[], lexicons: Lexicons): Findings {
  const reading: Reading = {
    doc,
    words: readWords(doc, toponyms, lexicons.knownWords),
    toponyms,
    lexicons: { ...lexicons, actors: withIntroductions(doc, lexicons.actors) }
  };
  const { singles, aggregates, rejected } = partAggregates(reading, findMentions(reading));
  const { chains: found, left } = chainMentions(
    singles,
    (mention, told) =>
      areaBefore(reading, mention) ??
      placeBefore(reading, mention) ??
      onlyPlace(reading, mention) ??
      townOfStory(reading, mention, told)
  );
  const { chains, sums } = divideSums(found);
  const told = chains.map((chain) => ({ chain, incident: buildIncident(reading, chain, chains) }));
  const kept = told.filter(({ chain, incident }) => incident !== null && !isSummed(chain, chains));
  const incidents = kept.flatMap(({ incident }) => incident ?? []);
  const measures = findMeasures(doc, toponyms, lexicons, incidents);
  return {
    incidents,
    measures: measures.measures,
    aggregates: [
      ...aggregates,
      ...sums.flatMap((sum) => (isCounted(aggregates, sum.mention) ? [] : sumOf(doc, sum.mention, sum))),
      ...left.flatMap((mention) => (mention.several && kept.length > 1 ? sumOf(doc, mention) : [])),
      ...told.flatMap(({ chain, incident }) =>
        incident && isSummed(chain, chains) ? sumOf(doc, chain.opening) : []
      )
    ],
    rejected: inOrder([
      ...rejected,
      ...rejectionsOf(doc, left),
      ...told
        .filter(({ incident }) => !incident)
        .map(({ chain }) => reject(doc, 'undated_unplaced', chain.opening)),
      ...measures.rejected
    ])
  };
}

/** True for "eight died in two separate incidents" where the text goes on to tell them with their own tolls. */
function isSummed(chain: Chain, chains: readonly Chain[]): boolean {
  if (!chain.opening.several) return false;
  return chains.some(
    (other) =>
      other !== chain &&
      !other.opening.several &&
      other.mentions.some((m) => m.tolls.some(({ outcome }) => outcome !== 'abducted')) &&
      isAround(chain, other)
  );
}

function isAround(sum: Chain, part: Chain): boolean {
  if (!sum.date || !part.date) return true;
  const [a, b] = [sum.date.interval, part.date.interval];
  return a.from === null || b.from === null || (a.from <= (b.to ?? b.from) && b.from <= (a.to ?? a.from));
}

/** A total that the text words as one elsewhere. */
function isCounted(aggregates: readonly AggregateClaim[], { tolls }: Mention): boolean {
  const counts = tolls.map((toll) => sumOfPeople(toll));
  return aggregates.some(({ killed }) => killed !== null && counts.includes(killed));
}

function sumOfPeople({ people }: Mention['tolls'][number]): number | null {
  return people.reduce<number | null>(
    (sum, { count }) => (sum === null || count.best === null ? null : sum + count.best),
    0
  );
}

/** "Eight died in two separate incidents" beside the events themselves: their sum, in no total. */
function sumOf(doc: Doc, mention: Mention, known?: Pick<Sum, 'from' | 'to' | 'place'>): AggregateClaim[] {
  const figure = (outcome: 'killed' | 'injured') =>
    mention.tolls.filter((toll) => toll.outcome === outcome).map(sumOfPeople)[0] ?? null;
  const [killed, injured] = [figure('killed'), figure('injured')];
  if (killed === null && injured === null) return [];
  const place = mention.places[0]?.place ?? known?.place?.place ?? null;
  const date = known ?? mention.dates[0]?.interval ?? null;
  return [
    {
      killed,
      injured,
      who: null,
      nationality: null,
      from: date?.from ?? null,
      to: date?.to ?? null,
      area: place ? (place.class === 'country' ? place.country : (place.admin1 ?? place.country)) : null,
      source: null,
      evidence: [evidenceOf(doc.article, 'total', mention.sentence)]
    }
  ];
}

function rejectionsOf(doc: Doc, left: readonly Mention[]): Rejection[] {
  return left
    .filter((mention) => mention.verdict !== null || mention.triggers.length > 0)
    .map((mention) =>
      reject(
        doc,
        mention.verdict?.reason ??
          (mention.several ? 'aggregate' : mention.strength < 2 ? 'routine' : 'undated_unplaced'),
        mention
      )
    );
}

function reject(doc: Doc, reason: Rejection['reason'], mention: Mention): Rejection {
  const span: Span = mention.sentence;
  return { reason, start: span.start, end: span.end, quote: doc.article.text.slice(span.start, span.end) };
}

function inOrder(rejected: Rejection[]): Rejection[] {
  return rejected.sort((a, b) => a.start - b.start || a.reason.localeCompare(b.reason));
}

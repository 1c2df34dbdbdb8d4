import type { Span } from '../../../model/index.ts';
import type { People } from '../people.ts';
import { findPhrases } from '../phrases.ts';
import type { Toll } from '../tolls.ts';
import type { Word } from '../words.ts';
import type { Stretch } from './stretch.ts';

/** What a sentence counts: one of killed and injured at least. */
export interface Figures {
  killed: number | null;
  injured: number | null;
  /** Who was counted, null where a bare noun ("deaths") says it. */
  people: People | null;
  span: Span;
}

/**
 * The figures of a sentence: its tolls, else counted deaths and injuries. "32 incidents with 52 deaths and 27 with 65
 * deaths" are two totals; a breakdown behind a first toll is none.
 */
export function figuresOf(stretch: Stretch, tolls: readonly Toll[]): Figures[] {
  // One death is no total.
  return readFigures(stretch, tolls).filter(({ killed, injured }) => (killed ?? 0) + (injured ?? 0) >= 2);
}

function readFigures(stretch: Stretch, all: readonly Toll[]): Figures[] {
  const tolls = all.filter((toll) => !isEither(stretch, toll));
  const killed = figureOf(tolls, 'killed');
  const injured = figureOf(tolls, 'injured');
  const counted = nounFigures(stretch);
  if (killed || injured) {
    const more = counted.find((figure) => (killed ? figure.injured !== null : figure.killed !== null));
    const [one] = [killed ?? injured];
    return [
      {
        killed: killed?.n ?? more?.killed ?? null,
        injured: injured?.n ?? more?.injured ?? null,
        people: one?.people ?? null,
        span: one?.span ?? { start: 0, end: 0 }
      },
      ...(killed ? furtherOf(stretch, tolls, killed.people) : [])
    ];
  }
  const deaths = counted.filter((figure) => figure.killed !== null);
  const injuries = counted.filter((figure) => figure.injured !== null);
  if (deaths.length <= 1 && injuries.length <= 1) {
    const [first] = deaths.length > 0 ? deaths : injuries;
    return first ? [{ ...first, injured: injuries[0]?.injured ?? null }] : [];
  }
  return deaths;
}

/** "…, while 951 militants were eliminated": other people in a clause of their own, and no part of those before. */
function furtherOf({ words }: Stretch, tolls: readonly Toll[], first: People | null): Figures[] {
  return tolls.flatMap((toll): Figures[] => {
    const [people, more] = toll.people;
    if (toll.outcome !== 'killed' || !people || more || people === first || people.count.best === null)
      return [];
    const opener = words[people.first - 1]?.lower ?? '';
    if (people.outOf || people.head === first?.head || people.said !== 'number') return [];
    if (!CLAUSE_OPENERS.has(opener) || people.role === 'unknown' || people.role === first?.role) return [];
    const span = { start: toll.start, end: toll.end };
    return [{ killed: people.count.best, injured: null, people, span }];
  });
}

const CLAUSE_OPENERS = new Set(['and', 'while', 'whereas']);

/** "5,183 civilians were killed or wounded": one number for both, which counts neither. */
function isEither({ words }: Stretch, { at }: Toll): boolean {
  const [before, next] = [words[at - 1]?.lower, words[at + 1]?.lower];
  return before === 'or' || next === 'or';
}

function figureOf(
  tolls: readonly Toll[],
  outcome: Toll['outcome']
): { n: number; people: People | null; span: Span } | null {
  for (const toll of tolls) {
    const [first] = toll.people;
    if (toll.outcome !== outcome || !first || first.count.best === null) continue;
    // "37 civilians and 53 soldiers" add up; "81 people, or nine soldiers and 72 militants" do not.
    const [, second, third] = toll.people;
    const joined = second && !third && second.first - first.last === 1 ? second.count.best : null;
    return { n: first.count.best + (joined ?? 0), people: first, span: { start: toll.start, end: toll.end } };
  }
  return null;
}

function nounFigures({ words, first, last, lexicons }: Stretch): Figures[] {
  const read = new Set<Word>();
  return findPhrases(lexicons.aggregates.figures, words, first, last).flatMap((match): Figures[] => {
    const word = words.slice(match.first, match.last).find((candidate) => candidate.number);
    const n = word?.number?.best ?? null;
    if (n === null || !word || read.has(word)) return [];
    read.add(word);
    const span = { start: words[match.first]?.start ?? 0, end: words[match.last - 1]?.end ?? 0 };
    const isKilled = match.value === 'killed';
    return [{ killed: isKilled ? n : null, injured: isKilled ? null : n, people: null, span }];
  });
}

import type { AggregateClaim, ResolvedToponym } from '../../model/index.ts';
import { evidenceOf } from '../../model/index.ts';
import type { Doc, Sentence } from '../text/doc.ts';
import type { Toll } from './tolls.ts';
import { rangeOf, type Word, type Words } from './words.ts';

/** The sentence's total over a period, an area or several incidents, or null where it tells of one event. */
export function findAggregate(
  doc: Doc,
  words: Words,
  sentence: Sentence,
  tolls: readonly Toll[],
  toponyms: readonly ResolvedToponym[]
): AggregateClaim | null {
  const [from, to] = rangeOf(words, sentence.index);
  const period = periodOf(doc, words.all, from, to);
  if (!period && !countsIncidents(words.all, from, to)) return null;
  const figure = (outcome: Toll['outcome']) => {
    const best = tolls
      .filter((toll) => toll.outcome === outcome && !toll.people[0]?.further)
      .map((toll) => toll.people[0]?.count.best ?? null);
    return best.find((n) => n !== null) ?? null;
  };
  const [killed, injured] = [figure('killed'), figure('injured')];
  if (killed === null && injured === null) return null;
  const first = tolls[0]?.people[0];
  return {
    killed,
    injured,
    who: first ? whoOf(doc, words.all, first.first, first.last) : null,
    from: period?.from ?? null,
    to: period?.to ?? null,
    area: areaOf(doc, sentence, toponyms),
    source: null,
    evidence: [evidenceOf(doc.article, 'total', sentence)]
  };
}

interface Period {
  from: string | null;
  to: string | null;
}

/** "since 2021", "from 2021 until then", "in the past year", "so far this year", "in October" with counted incidents. */
function periodOf(doc: Doc, words: readonly Word[], from: number, to: number): Period | null {
  const published = doc.article.published;
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? 0;
  const dates = doc.dates.filter(
    (date) => date.start >= start && date.end <= end && date.interval.precision !== 'unknown'
  );
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower ?? '';
    const opener = words[k];
    if (!opener) continue;
    const next = dates.find((date) => date.end > opener.start && date.start <= (words[k + 2]?.start ?? end));
    if (lower === 'since' && next)
      return { from: short(next.interval.from, next.interval.precision), to: published };
    if (lower === 'from' && next && next.interval.precision !== 'day')
      return {
        from: short(next.interval.from, next.interval.precision),
        to: untilOf(dates, words, k, to, next)
      };
    if (lower === 'between' && next && dates.length > 1 && next.interval.precision !== 'day') {
      const second = dates[dates.indexOf(next) + 1];
      return {
        from: short(next.interval.from, next.interval.precision),
        to: second ? short(second.interval.to, second.interval.precision) : null
      };
    }
    if (/^(?:past|last|previous)$/.test(lower) && isPeriodUnit(words, k + 1))
      return { from: backFrom(published, words, k + 1), to: published };
    if (
      /^(?:this)$/.test(lower) &&
      words[k + 1]?.lower === 'year' &&
      /^(?:so|far|already|alone)$/.test(`${words[k - 1]?.lower ?? ''}`)
    )
      return { from: published?.slice(0, 4) ?? null, to: published };
  }
  return null;
}

function untilOf(
  dates: Doc['dates'],
  words: readonly Word[],
  k: number,
  to: number,
  first: Doc['dates'][number]
): string | null {
  const then = words
    .slice(k, to)
    .some(
      (word, n, rest) =>
        /^(?:until|till)$/.test(word.lower) && /^(?:then|now)$/.test(rest[n + 1]?.lower ?? '')
    );
  const others = dates.filter((date) => date !== first);
  // "shared in December 2024 … from 2021 until then": then is the other date of the sentence.
  const bound = then
    ? (others.find((date) => date.start < first.start) ?? others[0])
    : others.find((date) => date.start > first.start);
  return bound ? short(bound.interval.to, bound.interval.precision) : null;
}

function short(iso: string | null, precision: string): string | null {
  if (!iso) return null;
  return precision === 'year' ? iso.slice(0, 4) : precision === 'month' ? iso.slice(0, 7) : iso;
}

function isPeriodUnit(words: readonly Word[], k: number): boolean {
  const [one, two] = [words[k], words[k + 1]];
  const unit = /^(?:year|years|months|decade|decades)$/;
  return unit.test(one?.lower ?? '')
    ? /^(?:years|months|decade|decades)$/.test(one?.lower ?? '')
    : one?.pos === 'NUM' && unit.test(two?.lower ?? '');
}

function backFrom(published: string | null, words: readonly Word[], k: number): string | null {
  if (!published) return null;
  const number = words[k]?.number?.best ?? null;
  const unit = words[k + 1]?.lower;
  if (number === null) return null;
  const day = new Date(`${published}T00:00:00Z`);
  if (unit?.startsWith('year')) return String(day.getUTCFullYear() - number);
  if (unit?.startsWith('decade')) return String(day.getUTCFullYear() - 10 * number);
  day.setUTCMonth(day.getUTCMonth() - number);
  return day.toISOString().slice(0, 7);
}

/** "93 violent incidents", "in 68 attacks", "25 major actions": a count of many events. */
function countsIncidents(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const number = words[k]?.number;
    if (!number || (number.best ?? number.low) < 2) continue;
    for (let n = k + 1; n < Math.min(to, k + 4); n++) {
      if (/^(?:incidents|attacks|operations|bombings|clashes|actions)$/.test(words[n]?.lower ?? ''))
        return (number.best ?? number.low) >= 6;
      if (!/^(?:ADJ|NOUN)$/.test(words[n]?.pos ?? '')) break;
    }
  }
  return false;
}

function whoOf(doc: Doc, words: readonly Word[], first: number, last: number): string | null {
  const parts = words.slice(first, last).filter((word) => !word.number && word.pos !== 'DET');
  const [head, tail] = [parts[0], parts.at(-1)];
  return head && tail ? doc.article.text.slice(head.start, tail.end) : null;
}

function areaOf(doc: Doc, sentence: Sentence, toponyms: readonly ResolvedToponym[]): string | null {
  const inside = toponyms.filter(
    (t) => t.role === 'literal' && t.place && t.start >= sentence.start && t.end <= sentence.end
  );
  const named = inside.find((t) => t.place?.class === 'admin1') ?? inside[0];
  if (named?.place)
    return named.place.class === 'country'
      ? named.place.country
      : (named.place.admin1 ?? named.place.country);
  if (
    !/\b(?:the|this) country\b|nationwide|countrywide/i.test(
      doc.article.text.slice(sentence.start, sentence.end)
    )
  )
    return null;
  const counts = new Map<string, number>();
  for (const t of toponyms)
    if (t.place && (t.role === 'literal' || t.role === 'metonym'))
      counts.set(t.place.country, (counts.get(t.place.country) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

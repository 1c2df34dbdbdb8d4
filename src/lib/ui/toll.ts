import type { CasualtyGroup, Incident } from '../model/index.ts';
import type { Say } from '../messages/index.ts';
import { capital, countryName, countWords } from './words.ts';

export interface TollFigure {
  /** The field that its quotes support. */
  topic: 'killed' | 'injured' | 'attackersKilled';
  /** Null where nobody says. */
  number: string | null;
  /** "at least" where more is possible, else empty; stands before the number, with a space. */
  prefix: string;
  word: string;
  /** "12 to 13 reported", "not reported". */
  qualifier: string | null;
}

type Told = Pick<Incident, 'casualties' | 'category'>;

/**
 * "Killed: 4 (3 to 5 reported); injured: not reported": for what is handed on, where no figure may lose its range and no
 * unknown may go unsaid.
 */
export function tollInFull(incident: Told, say: Say): string {
  const parts = tollFigures(incident, say).map(({ number, prefix, word, qualifier }) => {
    if (number === null) return say('toll.part', { word, count: qualifier ?? '' });
    const count = prefix ? `${prefix} ${number}` : number;
    return say('toll.part', {
      word,
      count: qualifier ? say('toll.range', { count, range: qualifier }) : count
    });
  });
  return capital(
    parts.reduce((a, b) => say('list.parts', { a, b })),
    say.locale
  );
}

/** "9 killed from China; 2 security forces killed"; null where nobody says who they were. */
export function groupsInFull({ casualties: { groups } }: Told, say: Say): string | null {
  if (groups.length === 0) return null;
  const parts = groups.map((group) => groupWords(group, say));
  return capital(
    parts.reduce((a, b) => say('list.parts', { a, b })),
    say.locale
  );
}

/** The figures of an incident in the order in which they are read; unknown ones are named, not left out. */
export function tollFigures({ casualties, category }: Told, say: Say): TollFigure[] {
  const figures = (['killed', 'injured'] as const).map((topic): TollFigure => {
    const count = casualties[topic];
    const word = say(`figure.${topic}`);
    if (count === null)
      return { topic, number: null, prefix: '', word, qualifier: say('figure.notReported') };
    const number = (count.best ?? count.low).toLocaleString(say.locale);
    if (count.high === null) return { topic, number, prefix: say('figure.atLeast'), word, qualifier: null };
    const words = countWords(count, say);
    const isPlain = words === number || count.high === 0;
    return {
      topic,
      number,
      prefix: '',
      word,
      qualifier: isPlain ? null : say('figure.reported', { count: words })
    };
  });
  const { attackersKilled } = casualties;
  if (attackersKilled === null) return figures;
  const word = say(category === 'operation' ? 'figure.militantsKilled' : 'figure.attackersKilled');
  const number = attackersKilled.toLocaleString(say.locale);
  return [...figures, { topic: 'attackersKilled', number, prefix: '', word, qualifier: null }];
}

/** "at least 5 killed"; unknown, only what it is. */
export function figureHeading({ number, prefix, word }: TollFigure, say: Say): string {
  if (number === null) return word;
  return say('figure.heading', {
    count: prefix ? say('figure.prefixed', { prefix, number }) : number,
    word
  });
}

/** "9 killed from China", "2 security forces killed", "at least 24 attackers killed". */
export function groupWords(group: CasualtyGroup, say: Say): string {
  const { outcome, nationality, role, low, best, high } = group;
  const count = groupCount(group, say);
  return nationality !== null
    ? say('group.fromCountry', { outcome, count, country: countryName(nationality, say.locale) })
    : say('group.ofRole', { outcome, count, role: say('group.people', { role, n: best ?? high ?? low }) });
}

function groupCount({ low, best, high, qualifier }: CasualtyGroup, say: Say): string {
  if (high === null) return say('count.atLeast', { n: best ?? low });
  if (best === null) {
    const words = countWords({ low, best, high }, say);
    if (low !== high || high === 0) return words;
  }
  const n = best ?? high;
  if (qualifier === 'at_least' || qualifier === 'unspecified') return say('count.atLeast', { n });
  if (qualifier === 'at_most') return say('count.atMost', { n });
  return qualifier === 'about' ? say('count.about', { n }) : n.toLocaleString(say.locale);
}

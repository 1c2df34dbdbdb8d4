import type { CasualtyGroup, Incident } from '../model/index.ts';
import { countryName, countWords, QUALIFIER_WORDS, ROLE_WORDS } from './words.ts';

export interface TollFigure {
  /** The field that its quotes support. */
  topic: 'killed' | 'injured' | 'attackersKilled';
  /** Null where nobody says. */
  number: string | null;
  /** "at least" where more is possible, else empty; stands before the number. */
  prefix: string;
  word: string;
  /** "12 to 13 reported", "not reported". */
  qualifier: string | null;
}

/** The figures of an incident in the order in which they are read; unknown ones are named, not left out. */
export function tollFigures({ casualties, category }: Incident): TollFigure[] {
  const figures = (['killed', 'injured'] as const).map((topic): TollFigure => {
    const count = casualties[topic];
    if (count === null) return { topic, number: null, prefix: '', word: topic, qualifier: 'not reported' };
    const number = String(count.best ?? count.low);
    const words = countWords(count);
    if (count.high === null) return { topic, number, prefix: 'at least ', word: topic, qualifier: null };
    return {
      topic,
      number,
      prefix: '',
      word: topic,
      qualifier: words === number || count.high === 0 ? null : `${words} reported`
    };
  });
  const { attackersKilled } = casualties;
  if (attackersKilled === null) return figures;
  const word = category === 'operation' ? 'militants killed' : 'attackers killed';
  return [
    ...figures,
    { topic: 'attackersKilled', number: String(attackersKilled), prefix: '', word, qualifier: null }
  ];
}

/** "9 killed from China", "2 security forces killed", "at least 24 attackers killed". */
export function groupWords(group: CasualtyGroup, locale: string): string {
  const number =
    group.high === null ? `at least ${group.best ?? group.low}` : String(group.best ?? countWords(group));
  const qualified = number.includes(' ') ? number : `${QUALIFIER_WORDS[group.qualifier]}${number}`;
  if (group.nationality !== null)
    return `${qualified} ${group.outcome} from ${countryName(group.nationality, locale)}`;
  return `${qualified} ${ROLE_WORDS[group.role]} ${group.outcome}`;
}

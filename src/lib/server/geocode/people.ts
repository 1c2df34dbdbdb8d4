import type { Doc } from '../text/doc.ts';
import { foldName } from './names.ts';
import { GIVEN_NAMES } from './lexicon/givenNames.ts';
import {
  CIVIC_HEADS,
  FACILITY_HEADS,
  GEOGRAPHIC_HEADS,
  ORGANISATION_HEADS,
  TITLES
} from './lexicon/words.ts';
import { isCapitalised, surroundingsOf } from './runs.ts';

/**
 * Folded last words and given names of the people that an article introduces by title or given name ("Mevlut Mert Altintas", "Senator Swati"), so that
 * "Altintas" alone is known later. `isPlace` says whether a run of words is a place's whole name ("San Jose", "Saint Paul").
 */
export function findPeople(doc: Doc, isPlace: (folded: string) => boolean): ReadonlySet<string> {
  const people = new Set<string>();
  for (const sentence of doc.sentences) {
    for (let i = sentence.firstToken; i < sentence.lastToken; i += 1) {
      const token = doc.tokens[i];
      if (!token || !isCapitalised(token)) continue;
      const run = [token, ...surroundingsOf(doc, sentence, i, i + 1, false).capitalsAfter].map((word) =>
        foldName(word.text)
      );
      i += run.length - 1;
      const name = isPlace(run.join(' ')) ? null : personIn(run);
      const last = name?.at(-1);
      if (!name || !last || last.length < 3 || isPlace(name.join(' ')) || isHead(last)) continue;
      people.add(last);
      if (name.length > 1 && GIVEN_NAMES.has(name[0] ?? '')) people.add(name[0] ?? '');
    }
  }
  return people;
}

/** The words of the person's name in a run of capitalised words, null where nothing shows a person. */
function personIn(run: readonly string[]): readonly string[] | null {
  const title = run.findIndex((word, at) => TITLES.has(word) && at < run.length - 1);
  if (title >= 0 && !run.slice(title + 1).some(isHead))
    return run.slice(title + 1).filter((word) => !TITLES.has(word));
  const given = run.findIndex((word) => GIVEN_NAMES.has(word));
  const rest = given < 0 ? [] : run.slice(given);
  return rest.length >= 2 && rest.length <= 4 && !rest.some(isHead) ? rest : null;
}

function isHead(word: string): boolean {
  return (
    ORGANISATION_HEADS.has(word) ||
    FACILITY_HEADS.has(word) ||
    GEOGRAPHIC_HEADS.has(word) ||
    CIVIC_HEADS.has(word)
  );
}

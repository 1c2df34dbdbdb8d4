import type { Doc } from '../text/doc.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { foldName } from './names.ts';
import { capitalsFrom, isCapitalised } from './runs.ts';

/**
 * Folded last words and given names of the people that an article introduces by title or given name ("Mevlut Mert Altintas", "Senator Swati"), so that
 * "Altintas" alone is known later. `isPlace` says whether a run of words is a place's whole name ("San Jose", "Saint Paul").
 */
export function findPeople(
  doc: Doc,
  isPlace: (folded: string) => boolean,
  words: NameLexicon
): ReadonlySet<string> {
  const people = new Set<string>();
  for (const sentence of doc.sentences) {
    for (let i = sentence.firstToken; i < sentence.lastToken; i += 1) {
      const token = doc.tokens[i];
      if (!token || !isCapitalised(token)) continue;
      const others = capitalsFrom(doc, sentence, i + 1);
      // One word is nobody's title and name.
      if (others.length === 0) continue;
      const run = [token, ...others].map(({ text }) => foldName(text));
      i += others.length;
      const name = personIn(run, words);
      const last = name?.at(-1);
      if (!name || !last || last.length < 3 || isHead(last, words)) continue;
      if (isPlace(run.join(' ')) || isPlace(name.join(' '))) continue;
      people.add(last);
      if (name.length > 1 && words.givenNames.has(name[0] ?? '')) people.add(name[0] ?? '');
    }
  }
  return people;
}

/** The words of the person's name in a run of capitalised words, null where nothing shows a person. */
function personIn(run: readonly string[], words: NameLexicon): readonly string[] | null {
  const title = run.findIndex((word, at) => words.titles.has(word) && at < run.length - 1);
  if (title >= 0 && !run.slice(title + 1).some((word) => isHead(word, words)))
    return run.slice(title + 1).filter((word) => !words.titles.has(word));
  const given = run.findIndex((word) => words.givenNames.has(word));
  const rest = given < 0 ? [] : run.slice(given);
  return rest.length >= 2 && rest.length <= 4 && !rest.some((word) => isHead(word, words)) ? rest : null;
}

function isHead(word: string, words: NameLexicon): boolean {
  return (
    words.organisationHeads.has(word) ||
    words.facilityHeads.has(word) ||
    words.geographicHeads.has(word) ||
    words.civicHeads.has(word)
  );
}

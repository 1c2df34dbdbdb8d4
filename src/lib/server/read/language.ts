import { detectAll } from 'tinyld';

/** Letters that a guess needs: below that, names decide, and names have no language. */
const LEAST_LETTERS = 80;
/** Function words that English shares with no other language in Latin letters; "in", "was" and "for" are German, Dutch or Danish too, "police" is French. */
const ENGLISH =
  /\b(?:the|and|were|by|said|that|from|with|who|has|have|been|his|their|after|when|which|two|three|four|five|killed|identified)\b/gi;
/** One such word in 40 marks English; a report full of foreign names has no more, and a guess by letters takes it for anything. */
const ENGLISH_SHARE = 0.025;
/** Words that English shares with few: beside names they are most of what a short report has ("of" is Dutch too, seldom often). */
const ALSO_ENGLISH =
  /\b(?:of|near|an|as|one|during|before|while|against|into|about|out|following|people|officials|village|area|district|town|shot|dead|injured|wounded|arrested|seized|recovered|attack(?:ed)?|attackers|militants|gunmen|soldiers)\b/gi;
const ALSO_ENGLISH_SHARE = 0.08;
/** One alone may be a name ("The Nation") or chance. */
const LEAST_ENGLISH = 2;

/**
 * ISO 639-1 code of a text's language by its words: pages often declare a language that they are not in. A text too
 * short to tell has the declared one, else 'en' in Latin letters and 'und' in others.
 */
export function detectLanguage(text: string, declared: string | null = null): string {
  const sample = text.slice(0, 3000);
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const isLatin = latin >= letters / 2;
  if (isLatin && latin < LEAST_LETTERS) return declared ?? 'en';
  if (isLatin && isEnglish(sample)) return 'en';
  return guess(sample) ?? declared ?? (isLatin ? 'en' : 'und');
}

function isEnglish(sample: string): boolean {
  const words = sample.split(/\s+/).length;
  const sure = sample.match(ENGLISH)?.length ?? 0;
  const all = sure + (sample.match(ALSO_ENGLISH)?.length ?? 0);
  if (all < LEAST_ENGLISH) return false;
  return (sure >= LEAST_ENGLISH && sure >= ENGLISH_SHARE * words) || all >= ALSO_ENGLISH_SHARE * words;
}

/** The likeliest language that news are written in: names alone look like Klingon or Berber, which have no two-letter code. */
function guess(sample: string): string | null {
  return detectAll(sample).find(({ lang }) => lang.length === 2)?.lang ?? null;
}

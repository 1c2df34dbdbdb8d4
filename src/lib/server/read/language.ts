import { detect } from 'tinyld';

/** Letters that a guess needs: below that, names decide, and names have no language. */
const LEAST_LETTERS = 80;
/** Function words that English shares with no other language in Latin letters; "in", "was" and "for" are German, Dutch or Danish too. */
const ENGLISH =
  /\b(?:the|and|were|by|said|that|from|with|who|has|have|been|his|their|after|when|which|two|three|four|five|killed|police|identified)\b/gi;
/** One such word in 40 marks English; a report full of foreign names has no more, and a guess by letters takes it for anything. */
const ENGLISH_SHARE = 0.025;

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
  if (isLatin && (sample.match(ENGLISH)?.length ?? 0) >= ENGLISH_SHARE * sample.split(/\s+/).length)
    return 'en';
  return detect(sample) || (declared ?? (isLatin ? 'en' : 'und'));
}

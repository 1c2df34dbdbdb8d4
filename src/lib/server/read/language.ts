import { detect } from 'tinyld';

/** Letters that a guess needs: below that, names decide, and names have no language. */
const LEAST_LETTERS = 80;
const ENGLISH = /\b(?:the|of|and|in|to|was|were|on|at|by|said|that|for|from|with|an?)\b/gi;
/** Function words make up 30 to 45 % of English prose; no other language in Latin letters comes near this share. */
const ENGLISH_SHARE = 0.2;

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

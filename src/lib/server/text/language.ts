import { detectAll } from 'tinyld';

/** Share of a text's words that are English function words, above which it is English whatever a statistic says. */
const ENGLISH_SHARE = 0.12;
const ENGLISH =
  /^(?:the|of|and|to|in|a|an|is|was|were|are|on|for|with|by|at|from|that|it|as|has|have|had|be|been|he|his|they|their|who|which|this|after|said|not|but|near)$/;

/** ISO 639-1 code of the text's language; `en` where a text is too short or too mixed to tell. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 4000);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return 'en';
  const english = words.filter((word) => ENGLISH.test(word)).length;
  if (english / words.length >= ENGLISH_SHARE) return 'en';
  const [best, second] = detectAll(sample);
  if (!best) return 'en';
  const latin = words.filter((word) => /^[a-z]+$/.test(word)).length / words.length;
  if (latin === 1 && words.length < 12 && best.accuracy < 0.6) return 'en';
  return best.accuracy > 0.1 || (second?.accuracy ?? 0) === 0 ? best.lang : 'en';
}

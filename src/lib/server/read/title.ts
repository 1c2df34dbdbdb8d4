import { WRITTEN_DATE } from './dates.ts';
import { BULLET, endsSentence, wordCount } from './lines.ts';

const HEADLINE = { minWords: 3, maxWords: 30, maxLength: 200 };
const ONLY_DATE = new RegExp(`^${WRITTEN_DATE}$`, 'i');

/** True for a line that can be a headline: short, no sentence's end, no bullet, no date. */
export function isHeadline(line: string): boolean {
  const words = wordCount(line);
  const { minWords, maxWords, maxLength } = HEADLINE;
  if (words < minWords || words > maxWords || line.length > maxLength) return false;
  if (/[,;:–—-]$/.test(line) || BULLET.test(line) || ONLY_DATE.test(line) || isCaption(line)) return false;
  return !endsSentence(line) || /[?…]["”’']*$/.test(line) || /\b(?:U\.S|U\.N|U\.K)\.$/.test(line);
}

/** True for what stands under a photo: it shows or credits one. Captions stay in the text. */
export function isCaption(line: string): boolean {
  return CAPTION_START.test(line) || CAPTION_CREDIT.test(line);
}

const CAPTION_START =
  /^(?:(?:file|handout|representational) (?:photo|image|picture)\b|photo:|(?:in )?this (?:\w+ ){0,2}?(?:photo|photograph|screengrab|image|picture|still)\b)/i;
const CAPTION_CREDIT =
  /(?:[—–]\s?|\s-\s|\()(?:[\w ]{0,20}\b)?(?:photos?|file|courtesy|screengrab|handout|AFP|AP|APP|Reuters|PPI|INP|EPA|Xinhua|ISPR)\b[^.]{0,40}\)?$/i;

/** True where two lines are the same headline, whatever their quotes, case and spacing. */
export function sameTitle(a: string, b: string): boolean {
  return a !== '' && fold(a) === fold(b) && fold(a) !== '';
}

function fold(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

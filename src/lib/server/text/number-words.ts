const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen'
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Record<string, number> = {
  dozen: 12,
  hundred: 100,
  thousand: 1_000,
  k: 1_000,
  lakh: 100_000,
  lakhs: 100_000,
  lac: 100_000,
  million: 1_000_000,
  mn: 1_000_000,
  m: 1_000_000,
  crore: 10_000_000,
  crores: 10_000_000,
  billion: 1_000_000_000,
  bn: 1_000_000_000,
  b: 1_000_000_000,
  trillion: 1_000_000_000_000,
  tr: 1_000_000_000_000
};

/** Least that a vague word can mean; its best figure is unknown. "Dozens" is two dozen, "scores" two score, and so on. */
export const VAGUE: Record<string, number> = {
  several: 3,
  'a few': 2,
  few: 2,
  many: 3,
  numerous: 3,
  multiple: 2,
  'a number of': 3,
  'a large number of': 3,
  'large numbers of': 3,
  'a handful of': 3,
  tens: 20,
  dozens: 24,
  scores: 40,
  hundreds: 200,
  thousands: 2_000,
  'tens of thousands': 20_000,
  'hundreds of thousands': 200_000,
  lakhs: 200_000,
  millions: 2_000_000
};

const SMALL = `(?:(?:${TENS.join('|')})(?:[- ](?:${UNITS.slice(1).join('|')})\\b)?|${TEENS.join('|')}|${UNITS.join('|')})`;
const HUNDREDS = `(?:(?:(?:an?|${SMALL}) )?hundred\\b(?: (?:and )?${SMALL}\\b)?)`;
const LARGE = `(?:(?:an?|one|${HUNDREDS}|${SMALL}) (?:thousand|lakh|million|crore|billion)\\b(?: (?:and )?(?:${HUNDREDS}|${SMALL})\\b)?)`;
/** A cardinal in words, lower case: "twenty-one", "a hundred and five", "two thousand". */
export const WORD_NUMBER = `(?:${LARGE}|${HUNDREDS}|${SMALL})`;
/** Digits with thousands marks (also the Indian 1,00,000) and a scale: "1,500", "1.5 million", "5bn". */
export const FIGURE =
  '(?:\\d{1,3}(?:,\\d{2,3})+|\\d+)(?:\\.\\d+)?(?: ?-?(?:dozen|hundred|thousand|lakhs?|lac|million|crores?|billion|trillion)\\b|(?:bn|mn|k|tr)\\b)?';

/** Value of what `WORD_NUMBER` or `FIGURE` matched. */
export function numberValue(written: string): number {
  const text = written.toLowerCase();
  return /^\d/.test(text) ? figureValue(text) : wordValue(text);
}

function figureValue(text: string): number {
  const parts = /^([\d,]+(?:\.\d+)?)[ -]*([a-z]*)$/.exec(text);
  const scale = SCALES[parts?.[2] ?? ''] ?? 1;
  const value = Number((parts?.[1] ?? text).replace(/,/g, '')) * scale;
  return scale > 1 ? Math.round(value) : value;
}

function wordValue(text: string): number {
  let total = 0;
  let part = 0;
  for (const word of text.split(/[\s-]+/)) {
    const scale = SCALES[word];
    if (scale === 100) part = (part || 1) * 100;
    else if (scale) {
      total += (part || 1) * scale;
      part = 0;
    } else if (word === 'a' || word === 'an') part = 1;
    else part += smallValue(word);
  }
  return total + part;
}

function smallValue(word: string): number {
  const tens = TENS.indexOf(word);
  if (tens >= 0) return (tens + 2) * 10;
  const teen = TEENS.indexOf(word);
  return teen >= 0 ? teen + 10 : Math.max(UNITS.indexOf(word), 0);
}

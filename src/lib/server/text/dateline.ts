const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\\.?';
const DAY_MONTH = `(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? ${MONTH})`;
const DAY = `${DAY_MONTH}(?:,? \\d{4})?`;
const CAPS_PLACE = "\\p{Lu}[\\p{Lu}.'’-]+(?: \\p{Lu}[\\p{Lu}.'’-]*)*";
const TITLE_PLACE = "\\p{Lu}[\\p{L}.'’-]+(?: [A-Z][\\p{L}.'’-]+){0,2}";
/** "QUETTA/DERA BUGTI", "PESHAWAR, Pakistan". */
const CAPS = `${CAPS_PLACE}(?:\\s?[/&]\\s?${CAPS_PLACE})*(?:, ${TITLE_PLACE})?`;
const TITLE = `${TITLE_PLACE}(?:\\s?/\\s?${TITLE_PLACE})*`;
/** A press credit in brackets: "(PTI)", "(UrduPoint / Pakistan Point News - 7th Nov, 2024)". */
const CREDIT = '[([][A-Z@][^()\\[\\]\\n]{1,70}[)\\]]';
const DASH = '(?:--+|[—–]|-(?=\\s))';
const END = `(?:\\s?:|\\s?${DASH})`;

/** Forms that no prose takes, anywhere in a text. */
const CERTAIN = new RegExp(
  `^\\s*(?:${[
    `${CAPS}(?:,? ${DAY})?(?:,? ?${CREDIT})(?:${END})?`,
    `${CAPS}(?:,? ${DAY})?(?:${END})(?=\\s|$|[A-Z“"])`,
    `${TITLE},? ${DAY}(?:,? ?${CREDIT})?${END}`,
    `${TITLE},? ${DAY},? ?${CREDIT}`,
    `${TITLE},? ?${CREDIT}${END}`,
    // "DUSHANBE, 28 November 2025. Three …", and a dateline on a line of its own.
    `${CAPS}, ${DAY_MONTH},? \\d{4}\\.(?=\\s[\\p{Lu}“"])`,
    `${TITLE}, ${DAY_MONTH},? \\d{4}\\s*$`,
    `\\([A-Z][A-Za-z.]{1,15}\\)\\s?${DASH}`
  ].join('|')})\\s*`,
  'u'
);
/** "Karachi: …" could as well be a speaker or a label, so it counts only where the story starts. */
const LIKELY = new RegExp(`^\\s*${TITLE}\\s?:(?=\\s+[A-Z“"\\d]|\\s*$)\\s*`, 'u');
const LABEL =
  /^\s*(?:update|updated|read|read more|also read|note|watch|breaking|exclusive|opinion|editorial|analysis|explainer|fact check|key points|highlights|summary|source|sources|police|official|officials|report|reports|minister|army|live|photo|video|q|a|question|answer|where|when|what|who|why|how|date|place|location|time|title|by|published|facts)\b/i;

/** Every form has one of these: a colon, a dash, a credit's bracket, a year. */
const MARKED = /[:—–([]|-[-\s]|\d{4}/;

/** Length of the dateline that `block` starts with ("ISLAMABAD: ", "Karachi, Feb 22 (PTI) — "), 0 where there is none. */
export function datelineEnd(block: string, known: string | null, storyStart: boolean): number {
  const head = block.slice(0, 160);
  if (!MARKED.test(head)) return 0;
  if (LABEL.test(head)) return 0;
  const certain = CERTAIN.exec(head);
  if (certain) return certain[0].length;
  const likely = LIKELY.exec(head);
  if (!likely) return 0;
  const name = likely[0].replace(/[\s:]+$/, '').trim();
  const isKnown = known !== null && known.toLowerCase() === name.toLowerCase();
  return isKnown || (storyStart && name.split(' ').length <= 2) ? likely[0].length : 0;
}

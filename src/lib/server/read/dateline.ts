import { parseDay } from './dates.ts';

export interface Dateline {
  /** As written, without credit, date and separator: "BEIJING/ISLAMABAD". */
  place: string;
  /** The agency in brackets: "PTI", "UrduPoint / Pakistan Point News". */
  credit: string | null;
  /** ISO day, null where the dateline has no date or no year. */
  published: string | null;
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\\.?';
const DAY_MONTH = `(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? ${MONTH})`;
const DAY = `${DAY_MONTH}(?:,? \\d{4})?`;
const DATED = `${DAY_MONTH},? \\d{4}`;
const CAPS_NAME = "\\p{Lu}[\\p{Lu}.'’-]+(?: \\p{Lu}[\\p{Lu}.'’-]*)*";
const TITLE_NAME = "\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+){0,2}";
const CAPS = `${CAPS_NAME}(?: ?[/&] ?${CAPS_NAME})*(?:, ${TITLE_NAME}(?=:| ?[-–—(]))?`;
const TITLE = `${TITLE_NAME}(?: ?/ ?${TITLE_NAME})*`;
const CREDIT = ',? ?\\((?<credit>[A-Z][^()\\n]{1,70})\\)';
const SEPARATOR = ' ?(?::|--+|[—–]|-(?=\\s|$))';

/** The forms in which a press report names its place, surest first. Capitals alone need a separator. */
const FORMS = [
  new RegExp(`^(?<place>${CAPS})(?:,? (?<day>${DAY}))?(?:${CREDIT})(?:${SEPARATOR})?(?:\\s|$)`, 'u'),
  new RegExp(`^(?<place>${CAPS})(?:,? (?<day>${DAY}))?${SEPARATOR}(?:\\s|$)`, 'u'),
  new RegExp(`^(?<place>${TITLE}),? (?<day>${DAY})(?:${CREDIT})(?:${SEPARATOR})?(?:\\s|$)`, 'u'),
  new RegExp(`^(?<place>${TITLE}),? (?<day>${DAY})${SEPARATOR}(?:\\s|$)`, 'u'),
  new RegExp(`^(?<place>${TITLE})(?:${CREDIT})${SEPARATOR}(?:\\s|$)`, 'u'),
  new RegExp(`^(?<place>${TITLE}): (?=[\\p{Lu}“"‘'\\d])`, 'u'),
  // A full stop, or the line's end, parts them only where the day has its year: "DUSHANBE, 28 November 2025. Three …".
  new RegExp(`^(?<place>${CAPS}), (?<day>${DATED})\\. (?=[\\p{Lu}“"‘'\\d])`, 'u'),
  new RegExp(`^(?<place>${TITLE}), (?<day>${DATED})$`, 'u')
];
/** Words that stand before a colon and are no place. */
const LABEL =
  /^(?:updated?|note|watch|breaking|exclusive|opinion|editorial|analysis|explainer|fact check|key points|highlights|summary|sources?|police|officials?|reports?|minister|army|live|photos?|video|question|answer|where|when|what|who|why|how|date|place|location|time|title|by|facts|correction|clarification|background|timeline|read|related)\b/i;

/** The dateline that a paragraph starts with, or null. The text itself keeps it. */
export function readDateline(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, 200);
  if (LABEL.test(head)) return null;
  for (const form of FORMS) {
    const groups = form.exec(head)?.groups;
    if (!groups?.['place']) continue;
    const credit = groups['credit'] ?? null;
    return {
      place: groups['place'].trim(),
      credit: credit && creditName(credit),
      published: parseDay(credit) ?? parseDay(groups['day'])
    };
  }
  return null;
}

/** "UrduPoint / Pakistan Point News - 7th Nov, 2024" without its date. */
function creditName(credit: string): string | null {
  const name = credit.replace(new RegExp(`[\\s,–—-]*(?:${DAY})\\s*$`, 'i'), '').trim();
  return /\p{L}/u.test(name) ? name : null;
}

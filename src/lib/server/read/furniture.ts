import { parseDay, WRITTEN_DATE } from './dates.ts';
import { endsSentence, wordCount, type Line } from './lines.ts';

/** A line that belongs to the page and not to the story. The whole line must match, so that no prose can. */
interface FurnitureRule {
  name: string;
  pattern: RegExp;
}

const AGO =
  '(?:\\d+|an?|just now|a few|few) ?(?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?|weeks?|months?)? ?(?:ago)?';
const CLOCK =
  '(?:[,|\\s]*(?:at\\s+)?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?\\s*(?:[ap]\\.?m\\.?)?\\s*(?:PKT|PST|GMT|UTC|IST|[+-]\\d{2}:?\\d{2})?)?';
const STAMP = `(?:${WRITTEN_DATE}${CLOCK}|${AGO})`;
const NETWORK =
  '(?:facebook|twitter|x|whatsapp|linkedin|pinterest|telegram|reddit|e-?mail|print|messenger|instagram|threads|share|save|copy link)';

const FURNITURE: FurnitureRule[] = [
  { name: 'short url', pattern: /^short url:?(?: https?:\/\/\S+)?$/i },
  { name: 'follow', pattern: /^(?:follow|following|follow us(?: on [\w ,&]+)?)$/i },
  { name: 'copy link', pattern: /^copy (?:link|url)$/i },
  { name: 'subscribe', pattern: /^(?:subscribe|sign up)(?: (?:now|here|to|for|us|our|on)\b.{0,60})?$/i },
  { name: 'share', pattern: /^(?:share|tweet)(?: (?:this|on|via|with|article|story|news)\b.{0,40})?:?$/i },
  { name: 'networks', pattern: new RegExp(`^${NETWORK}(?:[\\s,|•·/]+${NETWORK})*$`, 'i') },
  { name: 'updated', pattern: new RegExp(`^(?:last )?(?:updated|modified)(?: on| at)?:? ${STAMP}$`, 'i') },
  { name: 'published', pattern: new RegExp(`^(?:published|posted)(?: on| at)?:? ${STAMP}$`, 'i') },
  { name: 'handle', pattern: /^\(?@\w{2,30}\)?$/ },
  {
    name: 'other story',
    pattern:
      /^(?:READ|READ MORE|READ ALSO|ALSO READ|Read more|Read also|Also read|Read|MORE|RELATED|Related|See also|WATCH|Watch)\s?[:|]\s?.{3,200}$/
  },
  {
    name: 'comment count',
    pattern: /^(?:\d[\d,]*|no) (?:comments?|shares?|views?|reads?|reader remarks?(?:\(s\))?)$/i
  },
  { name: 'comment form', pattern: /^(?:leave|post|add|write) a (?:comment|reply)$/i },
  {
    name: 'comment form',
    pattern: /^your email address will not be published\.?(?: required fields are marked ?\*?)?$/i
  },
  {
    name: 'comment form',
    pattern:
      /^(?:comments?|name|email|website)(?: ?\*|:)$|^post comment$|^save my name, email,? and website in this browser\b.*$/i
  },
  { name: 'feedback', pattern: /^(?:was|did you find) this (?:story|article|page|information)\b.{0,40}\?$/i },
  { name: 'house rules', pattern: /^house rules\b.{0,80}$/i },
  {
    name: 'advertisement',
    pattern:
      /^(?:advertisement|ads?|sponsored|promoted|continue reading below|story continues below(?: this ad)?)$/i
  },
  { name: 'audio', pattern: /^listen to (?:this )?(?:article|story)\b.{0,30}$/i },
  { name: 'cookies', pattern: /^(?:we|this (?:web)?site|our (?:web)?site)\b.{0,40}\buses? cookies\b.*$/i },
  { name: 'cookies', pattern: /^(?:accept|reject|manage)(?: all)? cookies$/i },
  { name: 'rights', pattern: /^(?:©|copyright\b|\(c\)).{0,100}$|^all rights reserved\.?$/i }
];

/** The name of the rule that makes a line furniture, or null for a line of the story. */
export function furnitureRule(line: string): string | null {
  return FURNITURE.find((rule) => rule.pattern.test(line))?.name ?? null;
}

/** Headings that end a story: what follows is the page's own, unless it is long enough to be prose. */
const TAIL =
  /^(?:leave a (?:comment|reply)|post a comment|(?:reader )?comments?(?: \(\d+\))?|\d+ reader remark\(s\)|was this story\b.{0,40}\?|opinion|editorial|(?:related|more|latest|trending|popular|most read|must read|top|recommended)(?: (?:stories|news|articles|posts|topics|reads))?|more from .{2,40}|read more|you may also like|about the author|tags:?.{0,80})$/i;
/** "Published in Dawn, May 5th, 2024" */
const FOOTER = new RegExp(
  `^(?:first )?published in (?:the )?([A-Z][^,]{1,60}),? (?:on )?(${WRITTEN_DATE})\\.?$`,
  'i'
);
/** Words in whole sentences that make lines prose: in one paragraph, or over several. Teasers and forms stay below. */
const PROSE_WORDS = { paragraph: 40, altogether: 100 };

export interface Footer {
  publisher: string;
  published: string | null;
}

export function readFooter(line: string): Footer | null {
  const match = FOOTER.exec(line);
  return match?.[1] ? { publisher: match[1].trim(), published: parseDay(match[2]) } : null;
}

export function isTailHeading(line: string): boolean {
  return TAIL.test(line);
}

/** Words in those lines that end a sentence. */
export function proseWords(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + sentenceWords(line), 0);
}

/** A story's lines without the page's furniture. Never drops a line but by a rule; prose after a tail heading is kept. */
export function dropFurniture(lines: readonly Line[]): Line[] {
  return lines
    .slice(0, tailStart(lines))
    .filter((line) => furnitureRule(line.text) === null && readFooter(line.text) === null);
}

/** Index of the first tail heading or footer with no prose after it. Walks up from the end, where prose stops the tail. */
function tailStart(lines: readonly Line[]): number {
  let start = lines.length;
  let words = 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (!line) continue;
    if (isTailHeading(line.text) || (i > 0 && readFooter(line.text) !== null)) start = i;
    const here = sentenceWords(line);
    words += here;
    if (here >= PROSE_WORDS.paragraph || words >= PROSE_WORDS.altogether) break;
  }
  return start;
}

function sentenceWords(line: Line): number {
  return endsSentence(line.text) ? wordCount(line.text) : 0;
}

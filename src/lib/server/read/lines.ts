/** One line of a page, trimmed and never blank. */
export interface Line {
  text: string;
  /** A blank line stands before it. */
  gapBefore: boolean;
}

/** A page's lines in order. Lines of a hard-wrapped paragraph are joined: one line is one paragraph. */
export function toLines(text: string): Line[] {
  const groups: string[][] = [];
  let open = false;
  for (const raw of normalise(text).split('\n')) {
    const line = raw.trim();
    if (line === '') open = false;
    else if (open) groups.at(-1)?.push(line);
    else {
      groups.push([line]);
      open = true;
    }
  }
  return groups.flatMap((group) => unwrap(group).map((line, i) => ({ text: line, gapBefore: i === 0 })));
}

/** Lines as an article's text: paragraphs with a blank line between them. */
export function joinLines(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join('\n\n');
}

/** Unicode NFC, `\n` as the only line end, plain spaces, nothing invisible. Quotes and dashes stay as they are. */
function normalise(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .normalize('NFC');
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const CLOSING = '["”’\'»)\\]]*';
const END_STOP = new RegExp(`[.!?…۔؟。]${CLOSING}$`);

export function endsSentence(line: string): boolean {
  return END_STOP.test(line);
}

export const BULLET = /^(?:[•‣▪●◦·∙■►➤]\s*|[-*–—]\s+(?=\S))/;

/** Columns of hard-wrapped text, in characters. */
const WRAPPED = { min: 40, max: 110, spread: 25 };

function unwrap(group: string[]): string[] {
  const wrapped = isWrapped(group);
  const lines: string[] = [];
  for (const [i, line] of group.entries()) {
    const before = lines.at(-1);
    const previous = group[i - 1] ?? '';
    const continues =
      wrapped ||
      (/^[a-z]/.test(line) && !/[.?!:;]["”’')]*$/.test(previous) && previous.length >= WRAPPED.min);
    if (before !== undefined && continues && !BULLET.test(line))
      lines[lines.length - 1] = `${before} ${line}`;
    else lines.push(line);
  }
  return lines;
}

function isWrapped(group: string[]): boolean {
  const lengths = group.slice(0, -1).map((line) => line.length);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const midSentence = group.slice(0, -1).filter((line) => !endsSentence(line)).length;
  const column = shortest >= WRAPPED.min && longest <= WRAPPED.max && longest - shortest <= WRAPPED.spread;
  return lengths.length >= 2 && column && midSentence * 2 > lengths.length;
}

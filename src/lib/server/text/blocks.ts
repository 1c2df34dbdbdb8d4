import type { Span } from '../../model/index.ts';
import type { SentenceKind } from './doc.ts';
import { matchesOf } from './matches.ts';

/** A run of text that no sentence crosses: a title, a bullet, a caption or a paragraph's prose. */
export interface Block extends Span {
  kind: Exclude<SentenceKind, 'dateline'>;
  paragraph: number;
}

/** Cuts a text into blocks, in order and without gaps; lines of a hard-wrapped paragraph stay together. */
export function findBlocks(text: string, title: string | null): Block[] {
  const blocks: Block[] = [];
  const paragraphs = joinWrapped(text, findLines(text));
  paragraphs.forEach((span, paragraph) => {
    for (const piece of cutRunIns(text, span, paragraph === 0 ? title : null, paragraph === 0)) {
      const kind = kindOf(text.slice(piece.start, piece.end).trim(), title, {
        first: blocks.length === 0,
        early: paragraph < 4,
        last: piece.end === paragraphs.at(-1)?.end
      });
      blocks.push({ start: piece.start, end: piece.end, kind, paragraph });
    }
  });
  return blocks;
}

interface Line extends Span {
  blankBefore: boolean;
}

const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085]|$/g;

function findLines(text: string): Line[] {
  const lines: Line[] = [];
  let blankBefore = false;
  let start = 0;
  for (const match of matchesOf(LINE_END, text)) {
    if (text.slice(start, match.index).trim() === '') blankBefore = true;
    else {
      lines.push({ start, end: match.index, blankBefore });
      blankBefore = false;
    }
    start = match.index + match[0].length;
  }
  return lines;
}

/** Wrapped columns are 40 to 110 characters; prose lines of unwrapped texts are mostly longer or end a sentence. */
const WRAPPED_LINE = { min: 40, max: 110, spread: 22 };

function joinWrapped(text: string, lines: Line[]): Span[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && !line.blankBefore) group.push(line);
    else groups.push([line]);
  }
  const paragraphs: Span[] = [];
  for (const group of groups) {
    const wrapped = isWrapped(group);
    group.forEach((line, i) => {
      const previous = paragraphs.at(-1);
      const before = group[i - 1];
      if (!previous || !before || !continues(text, before, line, wrapped)) {
        paragraphs.push({ start: line.start, end: line.end });
      } else previous.end = line.end;
    });
  }
  return paragraphs;
}

function isWrapped(group: Line[]): boolean {
  const lengths = group.slice(0, -1).map((line) => line.end - line.start);
  const longest = Math.max(...lengths);
  const shortest = Math.min(...lengths);
  const { min, max, spread } = WRAPPED_LINE;
  return lengths.length >= 2 && shortest >= min && longest <= max && longest - shortest <= spread;
}

function continues(text: string, before: Line, line: Line, wrapped: boolean): boolean {
  const next = text.slice(line.start, line.end).trimStart();
  if (BULLET.test(next)) return false;
  if (wrapped) return true;
  const previous = text.slice(before.start, before.end).trimEnd();
  return /^[a-z]/.test(next) && !/[.?!:]["”’')]*$/.test(previous) && previous.length >= WRAPPED_LINE.min;
}

const BULLET = /^(?:[•‣▪●◦·∙■►➤]\s*|[-*–—]\s+(?=\S))/;
const INLINE_BULLET = /\s[•‣▪●](?=\s)/g;
/** "…in attackMore than 20": a headline glued to the first word of the story. */
const RUN_IN =
  /(?<=(?:^|[\s-])[a-z]{3,}['’"”]?)(?=[A-Z][a-z]+(?:\s[a-z0-9]|\s[A-Z]))|(?<=[a-z]{3,}['’"”]?)(?=[A-Z][A-Z]{3,}(?:[:,]|\s[—–-]))/;

function cutRunIns(text: string, span: Span, title: string | null, first: boolean): Span[] {
  const cuts: number[] = [];
  const block = text.slice(span.start, span.end);
  if (title && block.startsWith(title) && /^\s*[^\s.,;:?!]/.test(block.slice(title.length))) {
    const rest = block.slice(title.length);
    if (/^\S/.test(rest) || /^\s+[A-Z“"]/.test(rest)) cuts.push(span.start + title.length);
  } else if (first) {
    const glued = RUN_IN.exec(block.slice(0, 400));
    if (glued && glued.index >= 20) cuts.push(span.start + glued.index);
  }
  for (const inline of matchesOf(INLINE_BULLET, block)) cuts.push(span.start + inline.index + 1);
  const edges = [span.start, ...cuts.sort((a, b) => a - b), span.end];
  return edges.slice(1).map((end, i) => ({ start: edges[i] ?? span.start, end }));
}

const CAPTION_START =
  /^(?:\(?(?:file|handout|representational|representative|courtesy)? ?(?:photo|image|picture|photograph|screengrab)s?(?:graph)? ?[:—–|-]|(?:an? )?(?:file|handout|undated|representational) (?:photo|image|picture|photograph)|in this (?:[\w ]{0,40})?(?:photo|photograph|screengrab|screenshot|image|picture|frame|still)|(?:this|a) (?:[\w ]{0,25})?(?:photo|photograph|screengrab|image|picture|still) (?:shows|taken|released|from|of)|by [A-Z][\w.]+(?: [A-Z][\w.]+){0,3}$)/i;
const CAPTION_END =
  /(?:[—–]\s?|\s-{1,2}\s?|[(|[]\s?)(?:(?:photo|image|picture|file|courtesy|source|credit)[^.]{0,60}|(?:AFP|AP|APP|PPI|INP|PTI|ANI|Reuters|Xinhua|Dawn|EPA|Getty Images|White Star|DawnNewsTV|ISPR|X|Twitter|Facebook)(?:\s?[/|]\s?[\w .@]{2,30}|\s(?:photo|file))?)\s?[)\]]?\.?$/i;
/** Lines of the page about itself or about another story. */
const FURNITURE =
  /^(?:(?:also )?read(?: more| also)?(?: ?:| ?[|–—-] )|see also ?:|related ?:|published (?:in|on) .{2,60}, |with (?:additional )?inputs? from\b|updated(?: at| on)? ?:? ?\d)/i;
const MAX_CAPTION_LENGTH = 400;
const ENDS_SENTENCE = /[.!?…]["”’')\]]*$/;
const MAX_TITLE_LENGTH = 200;

function kindOf(
  block: string,
  title: string | null,
  at: { first: boolean; early: boolean; last: boolean }
): Block['kind'] {
  if (title !== null && isTitle(block, title)) return 'title';
  if (BULLET.test(block)) return 'bullet';
  if (CAPTION_START.test(block)) return 'caption';
  if (FURNITURE.test(block)) return 'caption';
  if (at.early && !at.last && block.length < MAX_CAPTION_LENGTH && CAPTION_END.test(block)) return 'caption';
  const looksLikeTitle =
    block.length <= MAX_TITLE_LENGTH && !ENDS_SENTENCE.test(block) && !/[:;,]$/.test(block);
  return at.first && !at.last && looksLikeTitle ? 'title' : 'body';
}

/** Their openings are compared first: few blocks are worth folding as a whole. */
function isTitle(block: string, title: string): boolean {
  const folded = fold(title);
  return folded.startsWith(fold(block.slice(0, OPENING))) && fold(block) === folded;
}

const OPENING = 16;

function fold(text: string): string {
  return text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}

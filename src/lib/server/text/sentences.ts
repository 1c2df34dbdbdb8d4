import type { Span } from '../../model/index.ts';
import { startsNewSentence } from './abbreviations.ts';
import { findBlocks, type Block } from './blocks.ts';
import { datelineEnd } from './dateline.ts';
import type { SentenceKind } from './doc.ts';
import { matchesOf } from './matches.ts';

export interface SentenceSpan extends Span {
  kind: SentenceKind;
  paragraph: number;
}

/**
 * Cuts a text into trimmed, ordered, non-overlapping sentences; every character outside them is white space.
 * A dateline prefix ("ISLAMABAD:") is a sentence of its own, so that the next one starts at the prose.
 */
export function splitSentences(text: string, title: string | null, dateline: string | null): SentenceSpan[] {
  const sentences: SentenceSpan[] = [];
  const put = (start: number, end: number, kind: SentenceKind, paragraph: number) => {
    const span = trim(text, start, end);
    if (span) sentences.push({ start: span.start, end: span.end, kind, paragraph });
  };
  let seenProse = false;
  for (const block of findBlocks(text, title)) {
    let start = block.start;
    if (block.kind === 'body') {
      const end = datelineEnd(text.slice(start, block.end), dateline, !seenProse);
      if (end > 0) put(start, start + end, 'dateline', block.paragraph);
      start += end;
      seenProse ||= start < block.end;
    }
    for (const end of sentenceEnds(text, start, block)) {
      put(start, end, kindOf(text.slice(start, end), block), block.paragraph);
      start = end;
    }
  }
  return sentences;
}

/** A full stop, question or exclamation mark or ellipsis, with the quotes and brackets that it closes. */
const TERMINATOR = /[.?!…۔।]+["”’'»)\]]*(?=\s|$|[“"‘]?[A-Z][a-zA-Z]* )/g;
/** "killed.The police": two sentences that lost the space between them; "Dawn.Com said" has a capital before the dot. */
const GLUED_BEFORE = /(?:^|[\s“"‘(])[a-z-]*[a-z)\]]{2}$/;

function sentenceEnds(text: string, start: number, block: Block): number[] {
  if (block.kind === 'title') return [block.end];
  const ends: number[] = [];
  const body = text.slice(start, block.end);
  for (const match of matchesOf(TERMINATOR, body)) {
    const end = match.index + match[0].length;
    const isGlued = end < body.length && !/\s/.test(body.charAt(end));
    const closes = isGlued
      ? GLUED_BEFORE.test(body.slice(Math.max(0, match.index - 30), match.index))
      : startsNewSentence(body, match.index, end);
    if (closes) ends.push(start + end);
  }
  if (ends.at(-1) !== block.end) ends.push(...openEnds(text, ends.at(-1) ?? start, block.end), block.end);
  return ends;
}

/** Prose this long without any mark has lost its punctuation; sentences end where one opens with a common first word. */
const MIN_UNMARKED_LENGTH = 120;
/** Words that are capitalised only because they open a sentence. */
const OPENING =
  / (?=(?:The|This|These|That|Those|A|An|He|She|They|It|There|His|Her|Its|Their|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Some|Several|Many|Most|All|Another|Other|Both|Each|Earlier|Later|Meanwhile|Moreover|However|Besides|Separately|Elsewhere|Further|Furthermore|According|After|Before|When|While|During|Since|Although|Following|No|Nobody|Unidentified|Unknown|Suspected|Militants|Gunmen|Locals|Residents|Witnesses|Officials|Sources|Reports|Investigators) [a-z\d])/g;
/** "The CPI cadres" after a name, unless it is the paper that reported what stands before. */
const NAMED = / (?=The [A-Z][\w’']* (?!(?:[A-Z][\w’']* ){0,3}report))/g;
/** "Police said": with a verb of its own, or it is what somebody told or attacked. */
const POLICE =
  / (?=Police (?:also |later |then )?(?:was|were|has|have|had|is|are|did|could|would|said|\w+ed) )/g;
/** "Separately three militants", "Meanwhile CTD": these open a sentence whatever follows. */
const TURN =
  / (?=(?:Separately|Meanwhile|Elsewhere|In (?:a|another|yet another) (?:separate|similar|different )?(?:incident|attack|operation|case|development)) )/g;
/** "… reports Dawn on May 3 Unidentified men": the paper and its day close the sentence that they are named in. */
const CREDITED = /(?<=\breport(?:s|ed) (?:[A-Z][\w’']* ){1,4}on [A-Z][a-z]{2,8} \d{1,2}) (?=[A-Z][\w’']* )/g;

/** No sentence ends in a numeral that is no day, nor in a word that needs another behind it: "Five Police personnel", "by The Nation". */
const UNFINISHED =
  /(?:^|\s)(?:(?<!\b(?:January|February|March|April|May|June|July|August|September|October|November|December) )\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|dozens|the|a|an|and|or|of|by|with|for|from|to|in|on|at|near|under|against|between|into|over|as|than|that|which|who|where|when|while|after|before|since|is|are|was|were|be|been|has|have|had|reports?|reported|quoting|senior|local|alias)$/i;

function openEnds(text: string, start: number, end: number): number[] {
  const rest = text.slice(start, end);
  if (rest.length < MIN_UNMARKED_LENGTH || /[.,;:]/.test(rest)) return [];
  const found = [OPENING, NAMED, POLICE, TURN, CREDITED].flatMap((pattern) =>
    [...rest.matchAll(pattern)].map(({ index }) => index)
  );
  return [...new Set(found)]
    .sort((a, b) => a - b)
    .filter((at) => !UNFINISHED.test(rest.slice(0, at)))
    .map((at) => start + at)
    .filter((at) => text.slice(start, at).trim() !== '');
}

/** A credit alone: "(AFP)", "—Dawn", "PPI", "[Photo: a reader]". Whose it is does not matter; it stands by itself. */
const CREDIT_ONLY =
  /^\s*(?:[([]?\s*(?:[—–-]{1,2}\s*)?(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture|[Vv]ideo|[Ff]ile)s?\b.{0,40}|[([]\s*(?:[—–-]{1,2}\s*)?\p{Lu}[\p{L} .]{1,24}(?:\s*[/|]\s*[\w .]{2,30})?[)\]]|[—–-]{1,2}\s*\p{Lu}[\p{L}]{1,24}(?:\s*[/|]\s*[\w .]{2,30})?|\p{Lu}{2,6}(?:\s*[/|]\s*[\w .]{2,30})?)[)\].]*\s*$/u;

function kindOf(sentence: string, block: Block): SentenceKind {
  return block.kind === 'body' && CREDIT_ONLY.test(sentence) ? 'caption' : block.kind;
}

function trim(text: string, start: number, end: number): Span | null {
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return start < end ? { start, end } : null;
}

function isSpace(text: string, index: number): boolean {
  return /\s/.test(text.charAt(index));
}

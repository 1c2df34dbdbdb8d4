import type { Evidence, IncidentMention } from '../../model/index.ts';
import { SOURCE_WORDS, type Standing } from './sources.ts';

/** Who stands behind a report's figures. */
export interface Standings {
  killed: Standing;
  injured: Standing;
}

/** Words that tie a figure to who gives it. */
const SAYING =
  /\b(?:said|says|told|confirmed|stated|reported|reportedly|according to|announced|claimed|quoted|anonymity|unconfirmed|unnamed)\b/gi;
/** The source stands within so many characters of them. */
const REACH = 45;
const KIND = new Map(SOURCE_WORDS.map(({ word, kind }) => [word, kind]));

/**
 * Who gives the figures of a mention: read from the sentence that each figure stands in, where it says that someone
 * said so. "Officials, speaking on condition of anonymity" are anonymous; a sentence that names nobody is the paper's own.
 */
export function standingsOf(mention: IncidentMention, text: string): Standings {
  const of = (field: 'killed' | 'injured'): Standing => {
    const evidence = mention.evidence.find((item) => item.field === field);
    return evidence ? standingOf(sentenceAround(text, evidence)) : 'unnamed';
  };
  return { killed: of('killed'), injured: of('injured') };
}

/** A veil makes any office anonymous; beside an office, a witness adds nothing. */
export function standingOf(sentence: string): Standing {
  const kinds = new Set<string>();
  for (const { 0: said, index } of sentence.matchAll(SAYING)) {
    const about = sentence.slice(Math.max(0, index - REACH), index + said.length + REACH).toLowerCase();
    for (const word of about.match(/\p{L}+/gu) ?? []) kinds.add(KIND.get(word) ?? '');
  }
  if (kinds.has('veiled')) return 'anonymous';
  if (kinds.has('official')) return 'official';
  return kinds.has('anonymous') ? 'anonymous' : 'unnamed';
}

/** The sentence, or the line, that a quote stands in; a full stop within a name or a number ends none. */
function sentenceAround(text: string, { start, end }: Evidence): string {
  const before = text.slice(Math.max(0, start - 400), start);
  const after = text.slice(end, end + 400);
  const opens = Math.max(before.lastIndexOf('\n'), lastEnd(before));
  const closes = after.search(/[.!?]["”’']?(?:\s+(?=["“‘']?\p{Lu})|$)|\n/u);
  return before.slice(opens + 1) + text.slice(start, end) + (closes < 0 ? after : after.slice(0, closes + 1));
}

function lastEnd(text: string): number {
  let at = -1;
  for (const match of text.matchAll(/[.!?]["”’']?\s+(?=["“‘']?\p{Lu})/gu))
    at = match.index + match[0].length - 1;
  return at;
}

import type { Doc } from '../text/doc.ts';
import { matchesOf } from '../text/matches.ts';
import { actorWords, firstActorWord, type Actor, type ActorLexicon } from './lexicons.ts';
import type { Word } from './words.ts';

/** A group named in the text, over a half-open range of word indexes. */
export interface ActorMention {
  first: number;
  last: number;
  actor: Actor;
}

/** The groups named in words `[from, to)`, longest names first come. */
export function findActors(
  words: readonly Word[],
  from: number,
  to: number,
  lexicon: ActorLexicon
): ActorMention[] {
  const found: ActorMention[] = [];
  for (let i = from; i < to; i++) {
    const word = words[i];
    if (!word || !mayOpenName(word.text)) continue;
    const opening = PLAIN_WORD.test(word.text) ? word.lower : firstActorWord(word.text);
    for (const entry of lexicon.byFirstWord.get(opening) ?? []) {
      const last = matchName(words, i, to, entry.words);
      if (last < 0 || (entry.words.length === 1 && !isShortForm(word.text))) continue;
      found.push({ first: i, last, actor: entry.actor });
      i = last - 1;
      break;
    }
  }
  return found;
}

const PLAIN_WORD = /^[A-Za-z]+$/;
const NAME_OPENING = /^\p{Lu}|^al\b/u;
const TWO_CAPITALS = /\p{Lu}.*[\p{Lu}\d]/u;

function mayOpenName(text: string): boolean {
  const code = text.charCodeAt(0);
  // Nearly every word begins with a plain letter; the pattern is for the rest, and for "al-Qaeda".
  if (code < 128 && code !== 97) return code >= 65 && code <= 90;
  return NAME_OPENING.test(text);
}

/** "IS" and "LeJ" are short forms of groups, "Is" and "Tip" are words that open a sentence. */
function isShortForm(text: string): boolean {
  return text.length > 3 || TWO_CAPITALS.test(text);
}

/**
 * Who the sentence says claimed an attack: the subject of "claimed responsibility", or the agent of "claimed by".
 * Null where nobody did, and where the text says that nobody has.
 */
export function findClaim(
  words: readonly Word[],
  from: number,
  to: number,
  actors: readonly ActorMention[]
): { actor: Actor; at: number; first: number; last: number } | null {
  if (actors.length === 0) return null;
  for (let i = from; i < to; i++) {
    const kind = CLAIMING.has(words[i]?.lower ?? '') ? claimAt(words, i, to) : null;
    if (!kind || isDenied(words, i, from)) continue;
    const after = actors.find((mention) => mention.first > i && mention.first <= i + 10);
    const before = actors.findLast((mention) => mention.last <= i && !isInAside(words, mention, i));
    const chosen = kind === 'by' ? (after ?? before) : (before ?? after);
    if (chosen)
      return {
        actor: chosen.actor,
        at: i,
        first: Math.min(chosen.first, i),
        last: Math.max(chosen.last, i + 2)
      };
  }
  return null;
}

/** "The Kashmir Tigers, believed to be an offshoot of the Jaish, claimed …": who is spoken of between commas did not. */
function isInAside(words: readonly Word[], { first, last }: ActorMention, claim: number): boolean {
  let open = first - 1;
  while (open >= 0 && first - open <= ASIDE_WORDS && words[open]?.lower !== ',') {
    if (words[open]?.lower === '.' || words[open]?.lower === ';') return false;
    open--;
  }
  if (words[open]?.lower !== ',' || first - open < 3) return false;
  const opener = words[open + 1]?.lower ?? '';
  if (
    !/^(?:believed|said|thought|linked|considered|allied|affiliated|loyal|a|an|which|formerly|once|part)$/.test(
      opener
    )
  )
    return false;
  return words.slice(last, claim).some((word) => word.lower === ',');
}

/** Most words of an aside before the group that it names. */
const ASIDE_WORDS = 9;

/**
 * The group that the words make the doer: "by the BLA", "TTP militants stormed …". A group that denies, condemns or is
 * only spoken of did nothing here. `triggers` are the words of the attack, half-open.
 */
export function findAgent(
  words: readonly Word[],
  actors: readonly ActorMention[],
  triggers: readonly { first: number; last: number }[]
): ActorMention | null {
  const isAgent = ({ first, last }: ActorMention) => {
    if (
      [1, 2, 3].some(
        (back) => words[first - back]?.lower === 'by' && !hasVerb(words, first - back + 1, first)
      )
    )
      return true;
    const trigger = triggers.find((candidate) => candidate.first >= last);
    if (!trigger || SPOKEN_OF.test(words[first - 1]?.lower ?? '')) return false;
    return !words.slice(last, trigger.first).some((word) => DISOWNS.test(word.lower) || word.lower === 'by');
  };
  return actors.find(isAgent) ?? null;
}

const SPOKEN_OF = /^(?:against|of|from|with|to|on|about|between|and|when|than|unlike)$/;
const DISOWNS =
  /^(?:den(?:y|ies|ied)|condemn(?:s|ed)?|reject(?:s|ed)?|disown(?:s|ed)?|blam(?:e|es|ed)|accus(?:e|es|ed)|oppos(?:e|es|ed)|distanc(?:e|ed)|dissociated|claim(?:s|ed)?|sa(?:y|ys|id)|not|was|were|is|are)$/;

function hasVerb(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).some((word) => word.pos === 'VERB');
}

/** The words that `claimAt` begins from. */
const CLAIMING = new Set(
  'claim claimed claims claiming accepted accept took take taken taking responsibility said says'.split(' ')
);

function claimAt(words: readonly Word[], i: number, to: number): 'by' | 'subject' | null {
  const word = words[i];
  if (!word) return null;
  const next = (k: number) => (i + k < to ? (words[i + k]?.lower ?? '') : '');
  if (/^(?:claim|claimed|claims|claiming|accepted|accept|took|take|taken|taking)$/.test(word.lower)) {
    const tail = [next(1), next(2), next(3), next(4)];
    if (tail.includes('responsibility')) return next(1) === 'by' || wasPassive(words, i) ? 'by' : 'subject';
    if (!/^claim/.test(word.lower)) return null;
    if (next(1) === 'by') return 'by';
    if (CLAIMED_THINGS.test(tail.join(' '))) return 'subject';
  }
  if (
    word.lower === 'responsibility' &&
    /^(?:was|has|were)$/.test(next(1)) &&
    [next(2), next(3), next(4)].includes('claimed')
  )
    return 'by';
  if (/^(?:said|says)$/.test(word.lower)) {
    const tail = [1, 2, 3, 4, 5, 6, 7, 8].map(next).join(' ');
    if (/^(?:was|is) its (?:work|doing|handiwork)/.test(tail)) return 'subject';
    if (
      /^(?:that )?(?:\S+ (?:attack|assault|bombing|blast|raid|killing) |it )?(?:was|were|had been) carried out by (?:its|one of its|their|two of its)\b/.test(
        tail
      )
    )
      return 'subject';
    if (
      /^(?:that )?(?:\S+ of )?its (?:\S+ )?(?:members?|fighters?|men|soldiers|militants|forces|guerrillas|snipers?|bombers?) (?:had |have )?(?:carried|detonated|attacked|killed|targeted|ambushed|struck|blew|blown|shot|set|planted|launched|conducted|stormed)\b/.test(
        tail
      )
    )
      return 'subject';
    if (
      /^(?:that )?(?:it|they|its \S+) (?:had |have )?(?:carried out|was behind|were behind|conducted|launched)/.test(
        tail
      )
    )
      return 'subject';
  }
  return null;
}

const CLAIMED_THINGS =
  /^(?:(?:the|it|this|that|both|these) ?(?:massacre|killings|raid|raids|attack|attacks|bombing|blast|assault|killing|shooting|ambush|strike|in|later|on|,|\.|through|via)|it\b|(?:an?|two|three|several|recent) .*?(?:attack|bombing|blast|assault|killing|shooting|ambush|strike|raid|abduction|massacre)s?\b)/;

function wasPassive(words: readonly Word[], i: number): boolean {
  return [words[i - 1], words[i - 2]].some((word) => word?.lemma === 'be' || word?.lower === 'been');
}

/** "No group has claimed", "nobody had at once said": nobody did. */
function isDenied(words: readonly Word[], i: number, from: number): boolean {
  for (let k = i - 1; k >= Math.max(from, i - 9); k--) {
    const lower = words[k]?.lower ?? '';
    if (/^(?:no|nobody|none|not|yet|neither|n't|unclaimed)$/.test(lower)) return true;
    if (lower === ';' || lower === '.') return false;
  }
  return false;
}

function matchName(words: readonly Word[], at: number, to: number, name: readonly string[]): number {
  let n = 0;
  let k = at;
  while (k < to && n < name.length) {
    const parts = actorWords(words[k]?.text ?? '');
    if (parts.length === 0 && k > at) {
      k++;
      continue;
    }
    for (const part of parts) {
      if (part !== name[n]) return -1;
      n++;
    }
    k++;
  }
  return n === name.length ? k : -1;
}

/**
 * The lexicon with the groups that the article introduces itself: after "Balochistan Peace Front (BPF)" both names stand
 * for it. Groups that the lexicon knows keep the lexicon's names.
 */
export function withIntroductions(doc: Doc, lexicon: ActorLexicon): ActorLexicon {
  const found: Actor[] = [];
  const { text } = doc.article;
  let after = 0;
  for (const { index, 0: bracket } of matchesOf(SHORT_FORM, text)) {
    const end = index + bracket.length;
    const match = INTRODUCTION.exec(text.slice(Math.max(after, index - LONGEST_NAME), end));
    if (!match) continue;
    after = end;
    const [, name = '', short = ''] = match;
    if (
      GROUP_WORDS.test(name) &&
      !STATE_ARMY.test(name) &&
      !isKnown(lexicon, name) &&
      !isKnown(lexicon, short)
    )
      found.push({ name: name.trim(), short });
  }
  if (found.length === 0) return lexicon;
  const byFirstWord = new Map(lexicon.byFirstWord);
  for (const actor of found) {
    for (const name of [actor.name, actor.short]) {
      const words = actorWords(name);
      const [first = ''] = words;
      byFirstWord.set(first, [{ words, actor }, ...(byFirstWord.get(first) ?? [])]);
    }
  }
  return { byFirstWord };
}

/** The pattern below is tried only before one of these, no farther back than a name can reach. */
const SHORT_FORM = /[ -]\(\p{Lu}[\p{Lu}-]{1,7}\)/gu;
const INTRODUCTION =
  /((?:\p{Lu}[\p{L}'’-]{1,20}[ -](?:(?:of|e|i|ul|al|the|in|and|ur)[ -])?){2,8})\((\p{Lu}[\p{Lu}-]{1,7})\)$/u;
/** Characters: eight words of 22 with a short one behind each, letters beyond the basic plane counted twice. */
const LONGEST_NAME = 440;

/** Words that an armed group's name holds; "Party" and "Council" would take in politics. */
const GROUP_WORDS =
  /\b(?:Army|Front|Brigades?|Lashkar|Jaish|Jaysh|Tehreek|Tehrik|Liberation|Guards|Fighters|Mujahid[ei]+n|Insurgent|Resistance|Harkat|Harakat|Hizb\w*|Militia|Ansar\w*|Jihad)\b/;

/** "Nigerian Army", "Border Guards": one word and the service are a state's. */
const STATE_ARMY = /^(?:the )?\S+ (?:Army|Guards|Militia|Brigade|Front)\s*$/i;

function isKnown(lexicon: ActorLexicon, name: string): boolean {
  const words = actorWords(name);
  return (lexicon.byFirstWord.get(words[0] ?? '') ?? []).some(
    (entry) => entry.words.join(' ') === words.join(' ')
  );
}

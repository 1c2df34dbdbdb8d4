import { aspectOf, isPast } from './aspect.ts';
import type { ActEntry, ObjectEntry } from './lexicon.ts';
import { overlaps, walled, type Match, type WordRange } from './phrases.ts';
import { isIn, type Word } from './words.ts';

/** Acts of saying: they govern what is done, and can stand alone over an object ("reviewed the plan"). */
const SPEECH: ReadonlySet<string> = new Set([
  'order',
  'tell',
  'announce',
  'agree',
  'review',
  'brief',
  'discuss',
  'call',
  'promise',
  'comply',
  'audit'
]);
/** Words between an act and its object. */
const REACH = 10;
/** Words between a subject and its passive verb where no other verb stands between. */
const PASSIVE_REACH = 18;
/** Words that a verb of ordering or agreeing reaches to the right, and between it and its object. */
const SPEECH_REACH = 32;

/** The act done to an object: the nearest fitting verb before it, or after it where the object is passive. */
export function nearestAct(
  object: Match<ObjectEntry>,
  words: Word[],
  acts: Match<ActEntry>[],
  isTitle: boolean
): Match<ActEntry> | null {
  const allowed = object.value.acts;
  let best: Match<ActEntry> | null = null;
  let bestCost = Infinity;
  for (const act of acts) {
    const { class: kind } = act.value;
    const speech = SPEECH.has(kind);
    if (
      !allowed.has(kind) &&
      !(allowed.has('ministerial') && (kind === 'order' || kind === 'promise' || kind === 'announce'))
    )
      continue;
    const before = act.last <= object.first;
    if (!before && act.first < object.last && !(act.first >= object.first && isVerbInside(words, act)))
      continue;
    const gap = before ? object.first - act.last : Math.max(0, act.first - object.last);
    if (gap > reachOf(act, before, words) && (before || speech || !reachesBack(words, object, act, gap)))
      continue;
    const low = before ? act.last : object.last;
    const high = before ? object.first : act.first;
    if (walled(words, low, high)) continue;
    if (WHOLE.has(kind) && isPartOfOther(words, before ? act.last : 0, object)) continue;
    if (!before && !speech && isBehindClause(words, object, act)) continue;
    if (!before && !isDoneTo(words, act, object, isTitle)) continue;
    if (
      before &&
      !speech &&
      words
        .slice(act.last, object.first)
        .some(
          (word) =>
            isIn(word, 'auxiliary') ||
            (kind !== 'watch' && kind !== 'travel' && isPreposition(word, kind === 'provide'))
        )
    )
      continue;
    // A concrete act outranks the verb of speaking that governs it.
    const cost = gap + (speech ? 40 : 0);
    if (cost < bestCost) {
      best = act;
      bestCost = cost;
    }
  }
  return best;
}

/** "were deployed to the roads, and schools stay shut": behind a preposition of one clause no verb of the next does anything to it. */
function isBehindClause(words: Word[], object: WordRange, act: WordRange): boolean {
  let k = object.first - 1;
  while (k > 0 && object.first - k < 4 && /^(?:DET|ADJ|NOUN|PROPN)$/.test(words[k]?.pos ?? '')) k--;
  if (words[k]?.pos !== 'ADP' || !words.slice(Math.max(0, k - 3), k).some(({ pos }) => pos === 'VERB'))
    return false;
  return words.slice(object.last, act.first).some((word) => word.comma && word.lower === 'and');
}

/** Acts done to all of their object, not to something of it. */
const WHOLE: ReadonlySet<string> = new Set(['deploy', 'proscribe']);

/** "send the records of guards": what is sent is not the guards, as it is in "hundreds of guards". */
function isPartOfOther(words: Word[], from: number, object: WordRange): boolean {
  let of = object.first - 1;
  while (of > from && object.first - of < 4 && words[of]?.lower !== 'of' && words[of]?.pos !== 'VERB') of--;
  return of > from && words[of]?.lower === 'of' && !isIn(words[of - 1], 'quantity');
}

/** A subject with a long tail before its verb: a relative clause, or "travel by bus between X and Y has been banned". */
function reachesBack(words: Word[], object: WordRange, act: WordRange, gap: number): boolean {
  if (gap <= LONG_REACH && isDescribed(words, object)) return true;
  const { passive, first } = aspectOf(words, act);
  return (
    passive &&
    gap <= PASSIVE_REACH &&
    !words.slice(object.last, first).some((word) => word.pos === 'VERB' || word.pos === 'AUX' || word.comma)
  );
}

/** "every guard who is posted at a project … will be screened": a clause between a subject and its verb. */
function isDescribed(words: Word[], object: WordRange): boolean {
  return isIn(words[object.last], 'relative');
}
const LONG_REACH = 30;

/** How many words away an act's object may stand: agreements list much, orders go astray. */
function reachOf(act: Match<ActEntry>, before: boolean, words: Word[]): number {
  const { class: kind } = act.value;
  if (!SPEECH.has(kind) || !(before || isTailVerb(words, act))) return REACH;
  return kind === 'order' || kind === 'tell' ? SPEECH_REACH / 2 : SPEECH_REACH;
}

/** After its object an act must be passive, a participle, or a tail such as ", the IGP ordered". */
function isDoneTo(words: Word[], act: Match<ActEntry>, object: WordRange, isTitle: boolean): boolean {
  const verb = words[act.first];
  if (!verb) return false;
  const { passive, aspect, first } = aspectOf(words, act);
  if (isIn(words[first - 1], 'relative')) return false;
  if (passive) return true;
  if (SPEECH.has(act.value.class)) return isTail(words, act, object) && isTailVerb(words, act);
  if (INTRANSITIVE.has(act.value.class)) return aspect !== 'infinitive' && aspect !== 'gerund';
  if (isPast(verb) && first === act.first && aspect === 'done')
    return isTitle || isAbsolute(words, object) || sharesAuxiliary(words, object);
  return false;
}

/** "with both services suspended"; a bare participle in "soldiers deployed at a post were killed" only tells which. */
function isAbsolute(words: Word[], object: WordRange): boolean {
  return words.slice(Math.max(0, object.first - 4), object.first).some((word) => word.lower === 'with');
}

/** "internet was cut and the highway closed": the second participle goes without the auxiliary of the first. */
function sharesAuxiliary(words: Word[], object: WordRange): boolean {
  let and = object.first - 1;
  while (and > 0 && object.first - and < 5 && isIn(words[and], 'place_filler')) and--;
  while (and > 0 && object.first - and < 4 && words[and]?.lower !== 'and' && words[and]?.pos !== 'VERB')
    and--;
  if (words[and]?.lower !== 'and' && words[object.first]?.comma !== true) return false;
  return words
    .slice(Math.max(0, object.first - 14), object.first)
    .some((word, i, rest) => isIn(word, 'be') && rest[i + 1] !== undefined && isPast(rest[i + 1] as Word));
}

/** Between a verb and its object stands no preposition: "launched attacks on outposts" does nothing to outposts. */
function isPreposition(word: Word, giving: boolean): boolean {
  return word.pos === 'ADP' && !isIn(word, 'particle') && !(giving && word.lower === 'with');
}

const INTRANSITIVE = new Set(['begin', 'continue', 'stand', 'rise', 'forbid']);

function isTail(words: Word[], act: WordRange, object: WordRange): boolean {
  return words.slice(object.last, act.first + 1).some((word) => word.comma);
}

export function governingAct(
  anchor: WordRange,
  act: Match<ActEntry> | null,
  words: Word[],
  acts: Match<ActEntry>[]
): Match<ActEntry> | null {
  const speech = acts.filter(
    (other) => other !== act && SPEECH.has(other.value.class) && !overlaps(other, act ?? EMPTY)
  );
  const left = speech.filter(
    (other) =>
      other.last <= anchor.first &&
      anchor.first - other.last <= SPEECH_REACH &&
      !walled(words, other.last, anchor.first) &&
      !isSource(words, other)
  );
  const nearest = left.at(-1);
  if (nearest) return nearest;
  const right = speech.filter(
    (other) => other.first >= anchor.last && !walled(words, anchor.last, other.first)
  );
  return (
    right.find((other) => isSource(words, other)) ?? right.find((other) => isTailVerb(words, other)) ?? null
  );
}

const EMPTY: WordRange = { first: -1, last: -1 };

/** "on the orders of", "under a decision": where an act comes from, not what governs its verb. */
function isSource(words: Word[], act: WordRange): boolean {
  if (words[act.first]?.pos !== 'NOUN') return false;
  return words.slice(Math.max(0, act.first - 3), act.first).some((word) => isIn(word, 'source'));
}

/** ", the IGP ordered": a verb of speaking that closes the clause that a comma opened for its speaker. */
function isTailVerb(words: Word[], act: WordRange): boolean {
  const verb = words[act.first];
  const next = words[act.last];
  if (!verb || !isPast(verb) || (next && !next.comma && !['by', 'on', 'in'].includes(next.lower)))
    return false;
  return words.slice(Math.max(0, act.first - 6), act.first + 1).some((word) => word.comma);
}

function isVerbInside(words: Word[], act: WordRange): boolean {
  return words[act.first]?.pos === 'VERB';
}

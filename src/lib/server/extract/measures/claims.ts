import type { MeasureStatus, RejectionReason } from '../../../model/index.ts';
import type { Sentence } from '../../text/doc.ts';
import { aspectOf, phraseAspect, type Aspect } from './aspect.ts';
import { governingAct, nearestAct } from './governing.ts';
import { asSent, blockedBy, issuerOf, type IssuerReading, type Speakers } from './issuers.ts';
import type { ActEntry, IssuerEntry, MeasureLexicon, ObjectEntry, RejectEntry } from './lexicon.ts';
import { openObject } from './open.ts';
import { matchPhrases, outermost, overlaps, spanOf, type Match, type WordRange } from './phrases.ts';
import { statusOf } from './status.ts';
import type { Told } from './told.ts';
import { isVerbal } from './verbal.ts';
import { isWished } from './wishes.ts';
import { isIn, type Word } from './words.ts';

/** One sentence's statement that one measure was taken, ordered, agreed, announced or reviewed. */
export interface Claim {
  sentence: Sentence;
  words: Word[];
  object: Match<ObjectEntry>;
  /** What is done to the object; null for a phrase that says it all by itself. */
  act: Match<ActEntry> | null;
  /** The verb of ordering, agreeing, announcing … that governs it. */
  governing: Match<ActEntry> | null;
  status: MeasureStatus;
  issuer: IssuerReading | null;
  reasons: string[];
}

/** A sentence that spoke of a measure and gave none. */
export interface Refusal {
  sentence: Sentence;
  reason: RejectionReason;
}

export interface SentenceReading {
  claims: Claim[];
  refusals: Refusal[];
  /** Acts of a state body on what the tables do not know; measures in an article about security. */
  open: Claim[];
}

/** Reads what one sentence says of measures. `speakers` is who has spoken so far and learns who speaks here; `told` what its words name. */
export function claimsOf(
  sentence: Sentence,
  words: Word[],
  lexicon: MeasureLexicon,
  speakers: Speakers,
  told: Told
): SentenceReading {
  const issuers = outermost(told.issuers(sentence.index));
  speakers.meet(words, issuers);
  const reading: SentenceReading = { claims: [], refusals: [], open: [] };
  const objects = told.objects(sentence.index).filter((object) => !isCompound(words, object));
  const acts = objects.length > 0 || mayBeOpen(words, issuers) ? matchPhrases(words, lexicon.acts) : [];
  if (acts.length + objects.length > 0) {
    const isHead = sentence.kind === 'title' || sentence.kind === 'bullet';
    const setting: Setting = {
      sentence,
      words,
      isHead,
      issuers,
      speakers,
      acts: acts.filter((act) => isVerbal(words, act, isHead)),
      rejects: matchPhrases(words, lexicon.rejects),
      wishes: matchPhrases(words, lexicon.wishes)
    };
    for (const object of objects) {
      const found = readObject(object, setting);
      if (!found) continue;
      const { status } = found;
      const reason = refusalOf(found, setting);
      if (reason === null && status !== null) reading.claims.push({ ...found, status });
      else if (reason !== 'silent') reading.refusals.push({ sentence, reason: reason ?? 'hypothetical' });
    }
    if (reading.claims.length + reading.refusals.length === 0) {
      const routine = setting.rejects.find((match) => objects.some((object) => overlaps(match, object)));
      if (routine) reading.refusals.push({ sentence, reason: routine.value.reason });
      else reading.open.push(...openClaims(setting, lexicon));
    }
  }
  speakers.remember(words, issuers);
  return { ...reading, claims: distinct(reading.claims), refusals: reading.refusals.slice(0, 1) };
}

/** A state body must be there, and a verb besides. */
function mayBeOpen(words: readonly Word[], issuers: readonly Match<IssuerEntry>[]): boolean {
  return words.length > 3 && issuers.some(({ value }) => value.kind === 'state');
}

function openClaims(setting: Setting, lexicon: MeasureLexicon): Claim[] {
  return setting.acts.flatMap((act) => {
    const object = openObject(setting.words, act, lexicon);
    const found = object && readObject(object, setting);
    if (!found || found.act !== act || found.status === null || found.status === 'called_for') return [];
    if (found.issuer?.kind !== 'state' || !found.issuer.range) return [];
    return refusalOf(found, setting) === null ? [{ ...found, status: found.status }] : [];
  });
}

/** A sentence with everything that the lexicons find in it. */
interface Setting {
  sentence: Sentence;
  words: Word[];
  /** A headline or a bullet, with their shortened grammar. */
  isHead: boolean;
  issuers: Match<IssuerEntry>[];
  speakers: Speakers;
  acts: Match<ActEntry>[];
  rejects: Match<RejectEntry>[];
  wishes: Match<'blocks'>[];
}

type Found = Omit<Claim, 'status'> & { status: MeasureStatus | null };

/** Why what was found is no measure, null where it is one. */
function refusalOf(
  found: Found,
  { words, rejects, wishes, acts, issuers }: Setting
): RejectionReason | 'silent' | null {
  const span = spanOf(found.object, found.act);
  const isSearch = found.object.value.family === 'search';
  const isPolicy = isSearch && found.governing?.value.class === 'order';
  const reject = isPolicy
    ? undefined
    : rejects.find((match) => match.value.reach === 'sentence' || overlaps(match, span));
  if (reject) return reject.value.reason;
  if (isSearch && !found.governing && issuers.some((issuer) => issuer.value.kind === 'foe')) return 'routine';
  if (found.status === null || isWished(found, words, wishes, acts)) return 'hypothetical';
  // What two states agree on is a measure of both.
  if (found.issuer?.kind === 'guest' && found.status === 'agreed' && isPact(found.object)) return null;
  // A foreign state may close its own doors, advise and fetch its own people, protest and outlaw.
  const { type, family } = found.object.value;
  const own = type === 'suspension' || OWN_FAMILIES.has(family);
  if (found.issuer?.kind === 'guest' && own) return null;
  if (found.issuer?.kind === 'house' && type === 'legal') return null;
  return blockedBy(found.issuer);
}

/** What a state does at home or with its own people, whoever's country the article is about. */
const OWN_FAMILIES = new Set([
  'advisory',
  'protest',
  'proscribe',
  'reward',
  'demand',
  'own_plan',
  'own_movement'
]);

function isPact(object: Match<ObjectEntry>): boolean {
  return object.value.type === 'coordination' || object.value.type === 'training';
}

/** A lone word that only describes the noun after it: "security forces", "police station". */
function isCompound(words: Word[], object: WordRange): boolean {
  const next = words[object.last];
  if (object.last - object.first !== 1 || !next || next.comma || next.wall || words[object.first]?.owned)
    return false;
  return next.pos === 'NOUN' || next.pos === 'PROPN';
}

function readObject(
  object: Match<ObjectEntry>,
  { sentence, words, isHead, acts, issuers, speakers }: Setting
): Found | null {
  const act = nearestAct(object, words, acts, isHead);
  if (!act && !object.value.acts.has('self')) return null;
  const governing = governingAct(spanOf(object, act), act, words, acts);
  const aspect = act
    ? aspectOf(words, act)
    : phraseAspect(words, object, /\bshall not\b/.test(object.value.phrase));
  const others = issuers.filter((issuer) => !overlaps(issuer, object) && !isAddressed(words, issuer, object));
  const speaker = issuerOf(words, others, speakers, governing ?? act ?? object, act ?? object, aspect);
  // "A peace agreement was signed": not the last speaker's doing.
  const found = speaker?.range === null && aspect.passive && !governing ? null : speaker;
  const issuer = asSent(words, found, aspect.passive, act ?? object);
  if (object.value.acts.has('ministerial') && issuer?.level !== 'nation' && issuer?.level !== 'province')
    return null;
  if (act?.value.class === 'brief' && !words.some((word) => isIn(word, 'meeting'))) return null;
  if (
    isStanding(object, act) &&
    !governing &&
    !isAhead(aspect.aspect) &&
    !isHabit(words, spanOf(object, act))
  )
    return null;
  if (act?.value.class === 'block' && object.value.type === 'movement_control' && !isOwnDoing(issuer, act))
    return null;
  const said = statusOf({ act, governing, aspect, words, isHead });
  const { reasons } = said;
  // What another state is asked for is no order to it.
  const status = said.status !== null && object.value.family === 'demand' ? 'called_for' : said.status;
  return { sentence, words, object: asTalks(object, act, issuers), act, governing, status, issuer, reasons };
}

/** "Villagers were told to leave": whom a phrase that says its act itself is said to. */
function isAddressed(words: Word[], issuer: WordRange, object: Match<ObjectEntry>): boolean {
  if (!object.value.acts.has('self') || issuer.last >= object.first) return false;
  const between = words.slice(issuer.last, object.first);
  return between.some((word) => isIn(word, 'be')) && between.every((word) => word.pos !== 'VERB');
}

/** An escort or a report that is only told of ("the convoy had an escort when it was hit") is no measure; a rule is. */
function isStanding(object: Match<ObjectEntry>, act: Match<ActEntry> | null): boolean {
  return act ? act.value.class === 'escort' : RULED.has(object.value.family);
}
const RULED = new Set(['escort', 'register']);

/** "every vehicle is now escorted": what is always done is a rule. */
function isHabit(words: Word[], object: WordRange): boolean {
  return words.slice(Math.max(0, object.first - 2), object.last + 1).some((word) => isIn(word, 'always'));
}

function isAhead(aspect: Aspect): boolean {
  return aspect === 'future' || aspect === 'must';
}

/** Who a briefing must be given to; a guest who is briefed reviews nothing. */

/** Roads are blocked by many; it is a measure where the state is named as who did it. */
function isOwnDoing(issuer: IssuerReading | null, act: WordRange): boolean {
  if (issuer?.kind !== 'state' || !issuer.range) return false;
  const gap = issuer.range.first >= act.last ? issuer.range.first - act.last : act.first - issuer.range.last;
  return gap <= 5;
}

/** Talks about somebody's safety are diplomacy with an envoy, and a review of the plan among officials. */
function asTalks(
  object: Match<ObjectEntry>,
  act: Match<ActEntry> | null,
  issuers: Match<IssuerEntry>[]
): Match<ObjectEntry> {
  if ((act?.value.class !== 'discuss' && act?.value.class !== 'talk') || object.value.family !== 'talks')
    return object;
  if (issuers.some((issuer) => issuer.value.kind === 'guest')) return object;
  return { ...object, value: { ...object.value, type: 'security_plan', family: 'plan' } };
}

/** One claim for a type and family in a sentence; of overlapping objects the longer. */
function distinct(claims: Claim[]): Claim[] {
  const kept: Claim[] = [];
  for (const claim of [...claims].sort(
    (a, b) => b.object.last - b.object.first - (a.object.last - a.object.first)
  )) {
    const { type, family } = claim.object.value;
    const same = kept.some(
      (other) =>
        (other.object.value.type === type && other.object.value.family === family) ||
        overlaps(other.object, claim.object) ||
        isPartOf(claim, other)
    );
    if (!same) kept.push(claim);
  }
  return kept.sort((a, b) => a.object.first - b.object.first);
}

/** "troops of the special division will be posted": one deployment, not also a division. */
function isPartOf(claim: Claim, other: Claim): boolean {
  if (claim.act === null || claim.act !== other.act) return false;
  const between = claim.words.slice(
    Math.min(claim.object.last, other.object.last),
    Math.max(claim.object.first, other.object.first)
  );
  return between.length <= 2 && between[0]?.lower === 'of';
}

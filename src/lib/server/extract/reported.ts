import { ownsNoDay } from './referred.ts';
import type { Trigger } from './triggers.ts';
import type { Word } from './words.ts';

/**
 * True where the date in words `[first, last)` belongs to another verb than the attack's: to one of saying, meeting,
 * arresting or judging next to it ("ARY News reported on Saturday", "the minister on Friday met …"), or to a clause that a
 * comma or a relative pronoun parts from the trigger behind it.
 */
export function isReported(
  words: readonly Word[],
  first: number,
  last: number,
  from: number,
  to: number,
  triggers: readonly Trigger[]
): boolean {
  // "in the Gunukurayi encounter case on Monday": the day is the case's.
  const inTrigger = (k: number) =>
    triggers.some((t) => t.first <= k && k < t.last && !(t.last < first && ownsNoDay(words, t, from, to)));
  // "Thursday's attack on a bus": the day that owns the attack.
  const owned = /['’]s$/.test(words[last - 1]?.lower ?? '') || /^['’]s$/.test(words[last]?.lower ?? '');
  if (owned && triggers.some((t) => t.first >= last && t.first - last <= OWNING_REACH)) return false;
  if (isOfWhen(words, last, triggers)) return false;
  const verb = verbBehind(words, last, to);
  if (verb !== null && isOther(words, verb) && !inTrigger(verb)) {
    // "The attack in Quetta on Friday left nine dead, …": what stands before the date may own it as well.
    const owned = triggers.some(
      (t) => t.last <= first && first - t.last <= NEAR && !isParted(words, t.last, first)
    );
    if (!owned) return true;
  }
  if (isOfStatement(words, first, from, triggers)) return true;
  let own = false;
  for (let k = first - 1; k >= from && k >= first - 12; k--) {
    const word = words[k];
    if (!word || word.lower === ';' || word.lower === 'that') break;
    if (inTrigger(k)) return false;
    if (SAYING.has(word.lower)) return true;
    const other = isOther(words, k);
    if (word.pos !== 'VERB' && !other) continue;
    // "observed a day of mourning on Sunday": no verb, though it is tagged as one.
    if (/ing$/.test(word.lower) && words[k - 1]?.lower === 'of') continue;
    own = true;
    if (verb === null && other && !isLinked(words, last, triggers)) return true;
    break;
  }
  const next = triggers.find((t) => t.first >= last);
  if (!next || triggers.some((t) => t.last <= first))
    return SAYING.has(words[last]?.lower ?? '') && last < to;
  // "Graves were dug on Saturday for the people killed by a bomber": the day is that of the digging.
  if (own && isOfKnown(words, last, next)) return true;
  let parted = false;
  for (let k = last; k < next.first; k++) {
    const word = words[k];
    if (!word) break;
    // "On Monday, the governor said, five were killed": the speaker stands between commas, the day does not.
    const aside = words[last]?.lower === ',' && words[k + 1]?.lower === ',';
    if (SAYING.has(word.lower)) return !aside;
    if (PARTING.has(word.lower)) parted = true;
  }
  // "surrounded the bus on Thursday near Mayadeen, and raked it with fire": one subject, one day.
  return own && parted && !isJoined(words, last, next);
}

/** "claimed the attack in a statement on Sunday", "said on its Telegram channel on Monday": the day of the words. */
function isOfStatement(
  words: readonly Word[],
  first: number,
  from: number,
  triggers: readonly Trigger[]
): boolean {
  for (let k = first - 1; k >= Math.max(from, first - STATEMENT_REACH); k--) {
    const word = words[k];
    if (
      !word ||
      word.lower === ',' ||
      word.pos === 'VERB' ||
      triggers.some((t) => t.first <= k && k < t.last)
    )
      return false;
    if (!STATEMENTS.has(word.lower)) continue;
    const behind = words.slice(Math.max(from, k - 7), k).map((w) => w.lower);
    return behind.some((lower) => STATING.has(lower)) && behind.some((lower) => /^claim/.test(lower));
  }
  return false;
}

const STATEMENT_REACH = 4;
const STATING = new Set(['in', 'on', 'via', 'through']);
const STATEMENTS = new Set(
  'statement communique communiqué message post video audio telegram agency channel website outlet station radio news x twitter account'.split(
    ' '
  )
);

/** "since November 21, when more than 40 died in an attack": the day of what follows. */
function isOfWhen(words: readonly Word[], last: number, triggers: readonly Trigger[]): boolean {
  const at = words[last]?.lower === ',' ? last + 1 : last;
  return words[at]?.lower === 'when' && triggers.some((t) => t.first > at);
}

/** A participle behind people with an article: "the people killed by two bombers". */
function isOfKnown(words: readonly Word[], last: number, trigger: Trigger): boolean {
  if (!/(?:ed|en|slain|shot|hurt)$/.test(words[trigger.first]?.lower ?? '')) return false;
  let k = trigger.first - 1;
  if (words[k]?.pos !== 'NOUN') return false;
  while (k > last && /^(?:NOUN|ADJ|NUM)$/.test(words[k]?.pos ?? '')) k--;
  // "mourned on Monday the 45 people killed by a bomber"
  return /^(?:the|those)$/.test(words[k]?.lower ?? '') && (words[k - 1]?.lower === 'for' || k === last);
}

function isJoined(words: readonly Word[], last: number, trigger: Trigger): boolean {
  const before = words[trigger.first - 1];
  if (before?.lower !== 'and' || words[trigger.first]?.pos !== 'VERB') return false;
  return !words.slice(last, trigger.first).some((word) => word.lower === 'who' || word.lower === 'that');
}

/** Most words between "Thursday's" and its attack. */
const OWNING_REACH = 3;

/** Most words between an attack's word and a date that it owns. */
const NEAR = 11;

/** The verb that the date stands right before ("on Friday has met", "on Friday, arrested"), or null. */
function verbBehind(words: readonly Word[], last: number, to: number): number | null {
  for (let k = last; k < Math.min(to, last + 5); k++) {
    const word = words[k];
    if (!word) return null;
    if (word.pos === 'VERB') return /ing$/.test(word.lower) || word.lower === 'reports' ? null : k;
    if (word.pos !== 'AUX' && word.pos !== 'ADV' && word.lower !== ',') return null;
  }
  return null;
}

function isParted(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).some((word) => word.pos === 'VERB' || word.lower === ',');
}

function isOther(words: readonly Word[], k: number): boolean {
  const word = words[k];
  if (!word) return false;
  if (SAYING.has(word.lower)) return true;
  // "abducted while he was returning home on Friday": what goes on meanwhile has the same day.
  if (/ing$/.test(word.lower)) return false;
  // The tagger takes a past form behind a name for a noun at times ("Police rescued").
  if (word.pos !== 'VERB')
    return /^[a-z]+ed$/.test(word.text) && [1, 2].some((n) => OTHER_ACTS.has(word.lower.slice(0, -n)));
  return OTHER_ACTS.has(word.lemma);
}

/** "He was travelling on Friday when gunmen opened fire": one day for both clauses. */
function isLinked(words: readonly Word[], last: number, triggers: readonly Trigger[]): boolean {
  const next = triggers.find((t) => t.first >= last);
  return next !== undefined && words.slice(last, next.first).some((word) => word.lower === 'when');
}

const PARTING = new Set([',', 'who', 'which', 'that', 'whose', 'where']);

const SAYING = new Set(
  'said says told reported reports announced announces stated claimed confirmed added condemned quoted statement disclosed revealed tweeted informed briefing conference arrested sentenced convicted stated issued denied released spoke spoken speaks'.split(
    ' '
  )
);

/** What ministers, courts and police do about attacks, and what people do after them, by lemma. */
const OTHER_ACTS = new Set(
  `say tell report announce state claim confirm add condemn quote disclose reveal tweet inform brief issue deny release
  meet discuss appreciate praise laud urge ask demand call seek oppose reject accuse allege blame vow pledge warn reiterate
  assert stress emphasise emphasize admit confess declare describe express visit attend chair address inaugurate arrive
  return depart fly phone telephone write submit file register lodge summon produce remand hear adjourn reserve
  sentence convict acquit indict charge hang award challenge appeal dismiss grant extradite deport interrogate
  question arrest nab apprehend detain hold surrender recover seize unearth rescue free appoint approve order direct
  decide propose extend ban designate list draft launch publish constitute form observe commemorate pitch protest march
  rally gather resume suspend review assure offer announce hand sanction sign conclude begin start`.split(
    /\s+/
  )
);

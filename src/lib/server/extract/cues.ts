import { isNounTrigger } from './groups.ts';
import type { Mention } from './mentions.ts';
import type { Trigger } from './triggers.ts';
import { canBeOne, type PlaceChoice } from './where.ts';
import type { Word } from './words.ts';

/** "unidentified men", "unknown assailants", "armed men": attackers whom the text cannot name. */
export function isUnknownAgent(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower ?? '';
    if (!AGENTS.has(lower)) continue;
    if (RAIDERS.has(lower) || isArmed(words, k, to)) return true;
    if (NAMELESS.has(lower) && MEN.has(words[k + 1]?.lower ?? '')) return true;
  }
  return false;
}

const NAMELESS = new Set(['unidentified', 'unknown', 'unnamed', 'masked', 'armed']);
const MEN = new Set(
  'men persons people youth youths individuals person man motorcyclists riders commando commandos squad group outfit miscreants'.split(
    ' '
  )
);

const RAIDERS = new Set(['raider', 'raiders', 'bandits', 'pirates', 'gang', 'hitmen', 'militiamen']);

/** "seven men on motorcycles", "a man with an automatic rifle", "men who were armed with machetes". */
function isArmed(words: readonly Word[], at: number, to: number): boolean {
  if (!ARMED_MEN.has(words[at]?.lower ?? '')) return false;
  const next = words[at + 1]?.lower ?? '';
  // "men in military uniform": not those whose uniform it is.
  if (next === 'in' || next === 'wearing')
    return words
      .slice(at + 2, Math.min(to, at + 7))
      .some((word) => /^(?:uniforms?|fatigues|burqas?)$/.test(word.lower));
  if (next !== 'on' && next !== 'with' && next !== 'carrying' && next !== 'armed' && next !== 'riding')
    return false;
  const means = next === 'on' || next === 'riding' ? MOUNTS : ARMS;
  return words.slice(at + 2, Math.min(to, at + 6)).some((word) => means.has(word.lower));
}

const ARMED_MEN = new Set(['men', 'man', 'youths', 'people', 'group', 'attackers']);
/** Every word that an unknown agent can begin with. */
const AGENTS = new Set([...NAMELESS, ...RAIDERS, ...ARMED_MEN]);
const MOUNTS = new Set('motorcycle motorcycles motorbike motorbikes bike bikes motorcycles'.split(' '));
const ARMS = new Set(
  'rifle rifles gun guns pistol pistols knife knives machete machetes weapons kalashnikovs axes explosives'.split(
    ' '
  )
);

/** "in the evening", "at dawn", "around 2am", "hours later": a time of a day that is told elsewhere. */
export function isTimed(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) {
    const word = words[k];
    if (!word || !TIMES.has(word.lower)) continue;
    const before = words[k - 1]?.lower ?? '';
    const next = words[k + 1]?.lower ?? '';
    if (/^(?:morning|evening|afternoon|night)$/.test(word.lower) && /^(?:the|same|that)$/.test(before))
      return true;
    if (
      /^(?:dawn|dusk|midnight|noon|midday|nightfall)$/.test(word.lower) &&
      /^(?:at|around|before|after|by)$/.test(before)
    )
      return true;
    if (/^(?:hours?|minutes?)$/.test(word.lower) && /^(?:later|earlier|before|after)$/.test(next))
      return true;
  }
  return false;
}

const TIMES = new Set(
  'morning evening afternoon night dawn dusk midnight noon midday nightfall hour hours minute minutes'.split(
    ' '
  )
);

/** "earlier in the day", "on the same day", "hours later the same day": told beside another event of that day. */
export function isBeside(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if (isSameDay(words, k, from)) return true;
    if (words[k]?.lower !== 'earlier' && words[k]?.lower !== 'later') continue;
    const rest = [1, 2, 3].map((n) => words[k + n]?.lower ?? '').join(' ');
    if (/^(?:in the day|that day|the same day|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/.test(rest))
      return true;
    if (words[k - 1]?.lower === 'hours') return true;
  }
  return false;
}

/** "on the same day", "that same night", but not "died later the same day". */
function isSameDay(words: readonly Word[], k: number, from: number): boolean {
  if (
    words[k]?.lower !== 'same' ||
    !/^(?:day|night|evening|morning|afternoon)$/.test(words[k + 1]?.lower ?? '')
  )
    return false;
  const before = words[k - 2]?.lower ?? '';
  return k - 2 < from || before === 'on' || before === ',' || before === 'during';
}

/** A compound that can be stormed: "the port complex", "a naval base", "the hotel". */
export function hasCompound(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).some((word) => COMPOUNDS.has(word.lower));
}

const COMPOUNDS = new Set(
  `complex compound base camp headquarters port airport airbase hotel consulate embassy academy university college campus
  barracks cantonment parliament ministry office offices exchange prison jail mosque church mall school hospital
  station`.split(/\s+/)
);

const POSSESSIVE = new Set(["'s", '’s']);
const SPANS = new Set(['day', 'night', 'week', 'weekend', 'month']);
const WITHIN = new Set(['in', 'across', 'throughout', 'within']);
const RUNS = new Set(['spate', 'wave', 'series', 'string', 'spree']);
const MANY = new Set(
  'several multiple various separate different many numerous simultaneous coordinated'.split(' ')
);

/** "two separate incidents", "a series of attacks", "attacks at 12 places". */
export function isSeveral(
  words: readonly Word[],
  from: number,
  to: number,
  triggers: readonly Trigger[]
): boolean {
  for (let k = from; k < to; k++) {
    const word = words[k];
    if (!word) continue;
    if (words[k + 1]?.lower === 'of' && RUNS.has(word.lower)) return true;
    const counted =
      (word.number !== null && (word.number.best ?? word.number.low) >= 2) ||
      // "in the day's clashes"
      (POSSESSIVE.has(word.lower) && SPANS.has(words[k - 1]?.lower ?? ''));
    if (!counted && !MANY.has(word.lower)) continue;
    for (let n = k + 1; n < Math.min(to, k + 5); n++) {
      const noun = words[n];
      if (!noun || !['ADJ', 'NOUN', 'PROPN', 'NUM', 'ADV', 'VERB'].includes(noun.pos)) break;
      if (
        /^(?:incidents|attacks|blasts|explosions|bombings|places|shootings|clashes|encounters|raids|operations|assaults|ambushes|strikes|cases)$/.test(
          noun.lower
        )
      )
        return true;
    }
  }
  return (
    triggers.length > 0 &&
    triggers.every((t) => t.plural && isNounTrigger(t)) &&
    triggers.every((t) => t.rule.type === 'other')
  );
}

/** "A string of attacks", "coordinated assaults": told as one, though there were several. */
export function isWave(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const [lower, next] = [words[k]?.lower ?? '', words[k + 1]?.lower ?? ''];
    if (next === 'of' && RUNS.has(lower)) return true;
    if (/^(?:co-?ordinated|simultaneous|synchronised|synchronized)$/.test(lower) && EVENTS.test(next))
      return true;
  }
  return false;
}

const EVENTS = /^(?:attacks|assaults|raids|strikes|bombings|blasts|explosions|ambushes)$/;

/** "In the first, militants fired …", "The second went off after …": an ordinal alone takes up one of several. */
export function openingOrdinal(words: readonly Word[], from: number, to: number): string | null {
  let k = from;
  if (words[k]?.lower === 'in') k++;
  if (words[k]?.lower !== 'the' || k + 2 >= to) return null;
  const ordinal = words[k + 1]?.lower ?? '';
  if (!/^(?:first|second|third|fourth|other|latter)$/.test(ordinal)) return null;
  const next = words[k + 2];
  return next &&
    (next.lower === ',' ||
      next.pos === 'VERB' ||
      next.pos === 'AUX' ||
      /^(?:case|incident|one|of)$/.test(next.lower))
    ? ordinal
    : null;
}

/** "in the Barkhan and Khuzdar districts": two places that cannot be one, joined, hold several events. */
export function spansPlaces(words: readonly Word[], places: readonly PlaceChoice[]): boolean {
  const sure = places.filter((choice) => choice.score > 0.6);
  const [first] = sure;
  if (!first) return false;
  return places.some((other) => {
    if (other === first || canBeOne(other, first)) return false;
    const [a, b] = [first.reference.span, other.reference.span].sort((x, y) => x.start - y.start);
    if (!a || !b || a !== first.reference.span) return false;
    const glue = words
      .filter((word) => word.start >= a.end && word.end <= b.start)
      .map((word) => word.lower)
      .join(' ');
    return (
      /^(?:and|, and)(?: in)?$/.test(glue) &&
      first.reference.relation !== 'between' &&
      other.reference.relation !== 'between'
    );
  });
}

export function isBoth(words: readonly Word[], from: number, to: number): boolean {
  // "Both were claimed by …"
  if (words[from]?.lower === 'both' && words[from + 1]?.pos === 'AUX') return true;
  for (let k = from; k < to; k++) {
    if (
      words[k]?.lower === 'both' &&
      /^(?:the|of)?$|attacks|incidents|blasts|bombings|assaults/.test(words[k + 1]?.lower ?? '') &&
      /attacks|incidents|blasts|bombings|assaults/.test(`${words[k + 1]?.lower} ${words[k + 2]?.lower}`)
    )
      return true;
  }
  return false;
}

export function opensAnew(words: readonly Word[], from: number): boolean {
  const [one, two, three] = [words[from]?.lower, words[from + 1]?.lower, words[from + 2]?.lower];
  if (
    one === 'separately' ||
    one === 'elsewhere' ||
    one === 'meanwhile' ||
    one === 'furthermore' ||
    one === 'besides'
  )
    return true;
  // "Another bus was hit by a mine in Parwan"
  if (one === 'another' && VEHICLES.test(two ?? '')) return true;
  return (
    one === 'in' &&
    (two === 'another' ||
      (two === 'a' && three === 'separate') ||
      (two === 'the' && three === 'other') ||
      (two === 'a' && three === 'second'))
  );
}

const VEHICLES =
  /^(?:bus|car|van|vehicle|truck|convoy|train|bomb|blast|device|mine|rocket|grenade|suicide|gunman|group)$/;

/** "The incident comes days after six died in a shootout": another event, some time before and nobody says how long. */
export function isLongAfter(words: readonly Word[], from: number, triggers: readonly Trigger[]): boolean {
  const [first] = triggers;
  if (!first || first.definite) return false;
  for (let k = from; k < first.first; k++) {
    if (words[k]?.lower !== 'after' || !/^(?:days|weeks|months|years)$/.test(words[k - 1]?.lower ?? ''))
      continue;
    const before = words[k - 2];
    const counted =
      before?.number != null ||
      /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)$/.test(before?.lower ?? '');
    return !counted && !words.slice(k, first.first).some((word) => word.lower === ',');
  }
  return false;
}

/** "It happened", "the incident took place": the clause says more of the event before. */
export function happens(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower;
    if (lower === 'happened' || lower === 'occurred' || lower === 'occured') return true;
    if ((lower === 'took' || lower === 'taken') && words[k + 1]?.lower === 'place') return true;
  }
  return false;
}

export function areaOf(words: readonly Word[], from: number, to: number): Mention['area'] {
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower;
    if (isThisTown(words, k, to)) return 'here';
    if (isCapital(words, k, to)) return 'capital';
    if (lower !== 'the' && lower !== 'same') continue;
    for (let n = k + 1; n <= k + 2 && n < to; n++) {
      const area = AREAS.get(words[n]?.lower ?? '');
      // "war on the state": who rules, and not where.
      const rules = words[n]?.lower === 'state' && !WITHIN.has(words[k - 1]?.lower ?? '');
      // "the town of Mahaday" names its town itself.
      if (area && !rules && words[n + 1]?.lower !== 'of') return area;
      if (words[n]?.pos !== 'ADJ') break;
    }
  }
  for (let k = from; k < to; k++) {
    if (isPartOfCountry(words, k, to)) return 'country';
    if (isHere(words, k, to)) return 'here';
  }
  return null;
}

/** "at the largest mosque of this southern city": where the report is dated from. */
function isThisTown(words: readonly Word[], at: number, to: number): boolean {
  if (words[at]?.lower !== 'this') return false;
  let k = at + 1;
  while (k < Math.min(to, at + 4) && words[k]?.pos === 'ADJ') k++;
  return k < to && /^(?:city|town|metropolis)$/.test(words[k]?.lower ?? '');
}

/** "in the capital", "outside the provincial capital": the town that the country or the province is ruled from. */
function isCapital(words: readonly Word[], at: number, to: number): boolean {
  if (
    words[at + 1]?.lower !== 'the' ||
    !/^(?:in|at|near|of|outside|around|across)$/.test(words[at]?.lower ?? '')
  )
    return false;
  const before = words[at + 2];
  // "in the Afghan capital"
  const isNation = before !== undefined && before.toponym >= 0 && /^[A-Z]/.test(before.text);
  const k =
    isNation || /^(?:provincial|state|regional|national)$/.test(before?.lower ?? '') ? at + 3 : at + 2;
  return (
    k < to &&
    words[k]?.lower === 'capital' &&
    /^(?:[.,;]|on|in|at|left|killed|late|early|and)$|^$/.test(words[k + 1]?.lower ?? '')
  );
}

/** "attacked the police lines here on Monday": where the report is dated from. */
function isHere(words: readonly Word[], at: number, to: number): boolean {
  if (words[at]?.lower !== 'here') return false;
  const next = at + 1 < to ? (words[at + 1]?.lower ?? '') : '';
  // "the air base here came under attack"
  if (words[at - 1]?.pos === 'NOUN' && (words[at + 1]?.pos === 'VERB' || words[at + 1]?.pos === 'AUX'))
    return true;
  return [
    '',
    '.',
    ',',
    'on',
    'late',
    'early',
    'today',
    'yesterday',
    'when',
    'this',
    'before',
    'after',
    'at',
    'shortly'
  ].includes(next);
}

/** "in the west of the country", "in the country's north", "in the north": a part of the country that the text is about. */
function isPartOfCountry(words: readonly Word[], at: number, to: number): boolean {
  if (words[at]?.lower !== 'in' || words[at + 1]?.lower !== 'the') return false;
  const ahead = (n: number) => (at + n < to ? (words[at + n]?.lower ?? '') : '');
  const part = ahead(2);
  const next = ahead(3);
  if (part === 'country') return /^['’]s?$/.test(next) && PARTS.test(ahead(4));
  if (!PARTS.test(part)) return false;
  if (next === 'of') return ahead(4) === 'the' && ahead(5) === 'country';
  return /^(?:north|south|east|west)$/.test(part) && (next === '' || next === '.' || next === ',');
}

const PARTS = /^(?:north|south|east|west|centre|center)(?:-?(?:east|west))?$/;

const AREAS = new Map<string, 'admin1' | 'admin2' | 'settlement'>([
  ['province', 'admin1'],
  ['state', 'admin1'],
  ['southwest', 'admin1'],
  ['northwest', 'admin1'],
  ['northeast', 'admin1'],
  ['southeast', 'admin1'],
  ['district', 'admin2'],
  ['city', 'settlement'],
  ['town', 'settlement'],
  ['village', 'settlement']
]);

/** "In the deadliest of the attacks", "In one of the incidents", "In one attack,": one of several that were announced. */
export function isOneOfSeveral(words: readonly Word[], from: number, to: number): boolean {
  let k = from;
  if (words[k]?.lower === 'in') k++;
  if (words[k]?.lower === 'the') k++;
  const pick = words[k]?.lower ?? '';
  if (pick !== 'one' && !/^(?:first|second|third|last|worst|most)$|est$/.test(pick)) return false;
  const rest = words.slice(k + 1, Math.min(to, k + 6)).map((word) => word.lower);
  const of = rest.indexOf('of');
  if (of >= 0 && of <= 1)
    return rest
      .slice(of + 1)
      .some((lower) =>
        /^(?:attacks|assaults|incidents|bombings|blasts|raids|strikes|shootings|ambushes|clashes)$/.test(
          lower
        )
      );
  return (
    pick === 'one' &&
    k > from &&
    /^(?:attack|incident|raid|shooting|ambush|blast|case|clash)$/.test(rest[0] ?? '')
  );
}

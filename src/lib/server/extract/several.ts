import { isNounTrigger } from './groups.ts';
import type { Trigger } from './triggers.ts';
import { canBeOne, type PlaceChoice } from './where.ts';
import type { Word } from './words.ts';

const POSSESSIVE = new Set(["'s", '’s']);

const SPANS = new Set(['day', 'night', 'week', 'weekend', 'month']);

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
    if (TOGETHER.has(lower) && EVENTS.test(next)) return true;
  }
  return false;
}

const TOGETHER = new Set('coordinated co-ordinated simultaneous synchronised synchronized'.split(' '));

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

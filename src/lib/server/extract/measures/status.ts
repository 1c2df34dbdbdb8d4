import type { MeasureStatus } from '../../../model/index.ts';
import type { Aspect, AspectReading } from './aspect.ts';
import type { ActEntry } from './lexicon.ts';
import type { Match } from './phrases.ts';
import { isHeadlineVerb } from './verbal.ts';
import { isIn, type Word } from './words.ts';

export interface StatusInput {
  act: Match<ActEntry> | null;
  governing: Match<ActEntry> | null;
  aspect: AspectReading;
  words: readonly Word[];
  /** Headlines say "to set up" of what is decided. */
  isHead: boolean;
}

const FINITE: ReadonlySet<Aspect> = new Set(['done', 'ongoing']);

/** The status that verb and aspect give, null where the text states no measure (wished, denied, merely possible). */
export function statusOf(input: StatusInput): { status: MeasureStatus | null; reasons: string[] } {
  const { act, governing, aspect, words } = input;
  const verb = act
    ? words
        .slice(act.first, act.last)
        .map((word) => word.lower)
        .join(' ')
    : 'the phrase itself';
  const reasons = [`act: ${verb}, ${aspect.aspect}`];
  const over = governing ? words[governing.first]?.lower : null;
  if (over) reasons.push(`under: ${over}`);
  return { status: decide(input), reasons };
}

function decide({ act, governing, aspect: { aspect }, words, isHead }: StatusInput): MeasureStatus | null {
  if (aspect === 'denied') return null;
  const over = governing?.value.class;
  if (over === 'call') return 'called_for';
  if (aspect === 'possible') return null;
  if (over === 'agree')
    return FINITE.has(aspect) && act && isConcrete(act) && aspect === 'done' ? act.value.done : 'agreed';
  if (over === 'order' || over === 'tell' || over === 'comply')
    return aspect === 'done' && act && isConcrete(act) && hasAux(words, act.first)
      ? act.value.done
      : 'ordered';
  if (over === 'announce' && aspect === 'ongoing' && act) return act.value.ongoing;
  if (over === 'announce')
    return aspect === 'done' && act && isConcrete(act) && hasAux(words, act.first)
      ? act.value.done
      : 'announced';
  if (over === 'review' || over === 'discuss') return 'reviewed';
  // "assured that agencies are coordinating" states a fact, "assured that he would deploy" a promise.
  if (over === 'promise' && act?.value.class !== 'promise' && !FINITE.has(aspect)) return null;
  if (!act)
    return aspect === 'future'
      ? 'announced'
      : aspect === 'must'
        ? 'ordered'
        : aspect === 'should'
          ? 'called_for'
          : 'in_force';
  return alone(act, aspect, words, isHead);
}

function alone(
  act: Match<ActEntry>,
  aspect: Aspect,
  words: readonly Word[],
  isHead: boolean
): MeasureStatus | null {
  const { done, ongoing, class: kind } = act.value;
  if (kind === 'promise' || kind === 'call') return done;
  if (aspect === 'must') return 'ordered';
  if (aspect === 'should') return 'called_for';
  if (aspect === 'future') return kind === 'review' ? null : 'announced';
  if (aspect === 'ongoing') return ongoing;
  if (aspect === 'done' || (isHead && aspect === 'nominal' && isHeadlineVerb(words, act))) return done;
  if (kind === 'review' || kind === 'discuss' || kind === 'talk' || kind === 'brief') {
    const met = words.slice(0, act.first).some((word) => isIn(word, 'meet'));
    return met || aspect === 'nominal' || aspect === 'gerund' ? done : null;
  }
  if (
    aspect === 'nominal' &&
    (kind === 'agree' || kind === 'order' || kind === 'tell' || kind === 'announce' || kind === 'comply')
  )
    return done;
  if (aspect === 'infinitive') return isHead ? 'announced' : null;
  return isHead ? 'announced' : null;
}

/** A thing done in the world, not said. */
function isConcrete(act: Match<ActEntry>): boolean {
  return act.value.done === 'in_force';
}

function hasAux(words: readonly Word[], verb: number): boolean {
  return words.slice(Math.max(0, verb - 4), verb).some((word) => isIn(word, 'perfect'));
}

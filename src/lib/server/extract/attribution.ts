import type { ActorMention } from './actors.ts';
import type { Word } from './words.ts';

/** A group beside the words that tie it to an attack, over a half-open range of word indexes. */
export interface Attribution extends ActorMention {
  kind: 'denied' | 'suspected';
}

/**
 * Who the words `[from, to)` say denied an attack ("the TTP denied involvement"), and who is blamed or suspected by
 * another ("police suspect the BLA", "blamed on Boko Haram", "suspected Maoists", "no claim, but the PKK has struck
 * here before" gives nobody).
 */
export function findAttributions(
  words: readonly Word[],
  from: number,
  to: number,
  actors: readonly ActorMention[]
): Attribution[] {
  const found: Attribution[] = [];
  if (actors.length === 0) return found;
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower ?? '';
    if (DENYING.test(lower) && isOfAttack(words, k + 1, to)) {
      const by = actors.findLast((actor) => actor.last <= k && k - actor.last <= 8);
      if (by) found.push(span(by, k, 'denied'));
      continue;
    }
    const named = suspectAt(words, k, to, actors);
    if (named) found.push(span(named, k, 'suspected'));
  }
  return found;
}

function span(actor: ActorMention, at: number, kind: Attribution['kind']): Attribution {
  return {
    actor: actor.actor,
    kind,
    first: Math.min(actor.first, at),
    last: Math.max(actor.last, at + 1)
  };
}

const DENYING =
  /^(?:den(?:y|ies|ied|ying)|disown(?:s|ed)?|disclaim(?:s|ed)?|reject(?:s|ed)?|distanc(?:es|ed))$/;

/** "denied involvement", "denied any role in", "denied being behind", "distanced itself from the attack". */
function isOfAttack(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, Math.min(to, from + 7)).some((word) => OF_ATTACK.has(word.lower));
}

const OF_ATTACK = new Set(
  `involvement role hand part responsibility behind attack attacks bombing blast killing killings shooting carrying
  assault abduction kidnapping it accusation accusations charge charges allegation allegations`.split(/\s+/)
);

/** How every word begins that `suspectAt` looks at; spares the rest. */
const SUSPECTING = /^(?:suspect|alleged|blam|pinned|accus|believed|thought)/;

function suspectAt(
  words: readonly Word[],
  k: number,
  to: number,
  actors: readonly ActorMention[]
): ActorMention | null {
  const lower = words[k]?.lower ?? '';
  if (!SUSPECTING.test(lower)) return null;
  const next = words[k + 1]?.lower ?? '';
  const soon = (reach: number) =>
    actors.find((a) => a.first > k && a.first - k <= reach && a.first < to) ?? null;
  const just = () => actors.findLast((a) => a.last <= k && k - a.last <= 4) ?? null;
  // "suspected TTP militants", "alleged members of the BLA"
  if (/^(?:suspected|alleged)$/.test(lower) && words[k - 1]?.lemma !== 'be') return soon(5);
  if (/^(?:blamed|pinned)$/.test(lower) && next === 'on') return soon(6);
  if (/^(?:suspect|suspects|blame|blames|blamed|blaming|accuse|accused|accuses|accusing)$/.test(lower)) {
    if (words[k - 1]?.lemma === 'be') return just();
    return soon(5);
  }
  // "is believed to be behind", "was suspected of", "is thought to have carried out"
  if (/^(?:believed|suspected|thought|accused)$/.test(lower) && words[k - 1]?.lemma === 'be') {
    const tail = words.slice(k + 1, Math.min(to, k + 6)).some((word) => DOING.has(word.lower));
    return tail ? just() : null;
  }
  return null;
}

const DOING = new Set('behind of carried responsible involved planted done launched staged in'.split(' '));

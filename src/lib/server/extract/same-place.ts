import type { Word } from './words.ts';

/** "in the same district", "on the same road": where the event told before took place. */
export function isSamePlace(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if (isThere(words, k, from, to)) return true;
    if (words[k]?.lower !== 'same' || words[k - 1]?.lower !== 'the') continue;
    const noun = words.slice(k + 1, Math.min(to, k + 4)).find((word) => word.pos === 'NOUN')?.lower ?? '';
    if (SAME_AREAS.has(noun)) return true;
  }
  return false;
}

/** "four people were killed there by a car bomb", and not "there were four blasts". */
function isThere(words: readonly Word[], k: number, from: number, to: number): boolean {
  if (words[k]?.lower !== 'there' || k === from) return false;
  const [before, next] = [words[k - 1], words[k + 1]];
  if (!before || /^(?:[,;"“]|and|that|but|if|as|while|who|said|out|over|up)$/.test(before.lower))
    return false;
  return (
    k + 1 >= to ||
    !next ||
    !(next.pos === 'AUX' || /^(?:['’]s|is|are|was|were|has|have|had|will)$/.test(next.lower))
  );
}

const SAME_AREAS = new Set(
  `district area city town village province region state stretch place spot neighbourhood neighborhood locality county road
  camp site market mosque church school university base post checkpoint checkpost station hotel highway route junction bridge
  tehsil forest municipality airport prison facility plant mine bazaar valley cathedral temple synagogue shrine monastery
  convent chapel building compound complex square street avenue bridge crossing intersection junction roundabout
  suburb quarter hospital clinic court courthouse stadium park beach nightclub restaurant office barracks outpost
  garrison community parish settlement hamlet subdivision governorate department prefecture territory`.split(
    /\s+/
  )
);

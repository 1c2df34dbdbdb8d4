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

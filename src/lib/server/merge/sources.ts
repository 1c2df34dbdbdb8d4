/** Who gives a figure: an office or a rank that answers for it, nobody in particular, or one who will not be named. */
export type Standing = 'official' | 'unnamed' | 'anonymous';

/** A word that says who a source is. `veiled` makes any office anonymous: "police sources". */
export interface SourceWord {
  word: string;
  kind: 'official' | 'anonymous' | 'veiled';
  source: string;
}

/** These lists are the project's own, made from how English reports name who gives a figure; no codebook is followed. */
const STYLE = 'own list: words for who gives a figure';
const OFFICES = 'own list: state and security offices and ranks';
const HEALTH = 'own list: who treats and counts the hurt and the dead';

export const SOURCE_WORDS: readonly SourceWord[] = [
  ...list(
    'official',
    OFFICES,
    'police|policeman|military|army|ministry|minister|spokesman|spokeswoman|spokesperson'
  ),
  ...list(
    'official',
    OFFICES,
    'ispr|inspector|superintendent|commissioner|brigadier|colonel|captain|dsp|ssp|sho|dig|igp'
  ),
  ...list(
    'official',
    OFFICES,
    'governor|administration|department|authority|authorities|government|statement|prosecutor'
  ),
  ...list('official', HEALTH, 'hospital|doctor|doctors|surgeon|rescue|ambulance|medics|coroner'),
  ...list('official', STYLE, 'official|officials|officer|officers'),
  ...list(
    'anonymous',
    STYLE,
    'witness|witnesses|eyewitnesses|residents|locals|villagers|media|reports|allegedly'
  ),
  ...list('veiled', STYLE, 'source|sources|anonymity|anonymous|unconfirmed|unnamed|reportedly')
];

function list(kind: SourceWord['kind'], source: string, words: string): SourceWord[] {
  return words.split('|').map((word) => ({ word, kind, source }));
}

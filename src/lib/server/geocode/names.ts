import type { FeatureClass } from '../../model/index.ts';

/** Letters that no Unicode decomposition takes apart. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ə: 'a',
  // Arabic and Urdu keyboards write the same letter differently.
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ہ',
  ه: 'ہ',
  ۀ: 'ہ',
  ـ: ''
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const FIRST_WORDS: Readonly<Record<string, string>> = { st: 'saint', ste: 'saint', ft: 'fort', mt: 'mount' };

/**
 * The form that names are compared in: lower case, no diacritics, hyphens and other marks as one space, apostrophes and full stops
 * gone ("D.C." is "dc"), "St", "Ft" and "Mt" in front spelt out. Letters of every script stay. Idempotent; '' where no letter is left.
 */
export function foldName(name: string): string {
  const known = FOLDED.get(name);
  if (known !== undefined) return known;
  const folded = fold(name);
  if (FOLDED.size >= MAX_FOLDED) FOLDED.clear();
  FOLDED.set(name, folded);
  return folded;
}

/** Two folded pieces as one folded name: only the spelling of a short first word ("St", "Mt") can change when they meet. */
export function joinFolded(key: string, part: string, touches: boolean): string {
  if (part === '') return key;
  const name = touches ? key + part : `${key} ${part}`;
  const space = name.indexOf(' ');
  const first = space === 2 || space === 3 ? FIRST_WORDS[name.slice(0, space)] : undefined;
  return first ? first + name.slice(space) : name;
}

/** Texts name the same things again and again; a pure function's answers, kept up to a bound. */
const FOLDED = new Map<string, string>();
const MAX_FOLDED = 20_000;

function fold(name: string): string {
  if (/^[a-zA-Z]+$/.test(name)) return name.toLowerCase();
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’‘`´ʿʾʻʼ′.]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const space = letters.indexOf(' ');
  const first = space > 0 ? FIRST_WORDS[letters.slice(0, space)] : undefined;
  return first ? first + letters.slice(space) : letters;
}

/**
 * Spelling families of names written from Urdu, Pashto, Balochi, Sindhi and Persian script, in the order they apply: [what is
 * heard alike, its one spelling]. Short vowels and their length are not written there, so Latin spellings differ most in vowels.
 */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/qu(?=[aei])/g, 'kv'], // Quetta, Kwatah
  [/ck|[qx]|kh|c(?!h)/g, 'k'], // Qila, Killa; Khuzdar, Kuzdar
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/([bdt])h(?=[^h]|$)/g, '$1'], // Dhera, Dera; Thatta, Tatta
  [/dj|zh/g, 'j'],
  [/w/g, 'v'],
  [/([aeiou])h(?=[^aeiou]|$)/g, '$1'], // Dehra, Dera; Behsham, Besham; Shanglah, Shangla
  [/([^aeiou])\1+/g, '$1'], // Noshki, Noshkki
  [/a(?:[iy]|ee)|e[iy]/g, 'i'], // Harnai, Harnaee
  [/a[uv](?![aeiou])|o[uv](?![aeiou])/g, 'a'],
  [/[eiy]+/g, 'i'], // Besham, Bisham
  [/[aou]+/g, 'a'], // Noshki, Nushki; Panjgur, Punjgur
  [/(?<=[a-z]{3})[ai]$/g, ''] // Kalata, Kalat
];

/** One key for the Latin spellings of one South Asian name; of the folded form, word by word, words run together ("Jacob Abad"). */
export function soundKey(name: string): string {
  const words = foldName(name).split(' ');
  return words
    .map((word) => FAMILIES.reduce((text, [pattern, by]) => text.replace(pattern, by), word))
    .join('');
}

/** The sound key without vowels but a leading one: for choosing between names that stand in the same district. */
export function skeleton(name: string): string {
  const key = soundKey(name);
  return key.slice(0, 1) + key.slice(1).replace(/[ai]/g, '');
}

/** Words that say what kind of place a name names, and the class that they ask for. */
const CLASS_WORDS = new Map(
  Object.entries<FeatureClass>({
    village: 'settlement',
    town: 'settlement',
    city: 'settlement',
    bazaar: 'settlement',
    bazar: 'settlement',
    hamlet: 'settlement',
    cantonment: 'settlement',
    cantt: 'settlement',
    township: 'settlement',
    municipality: 'settlement',
    suburb: 'settlement',
    neighborhood: 'settlement',
    neighbourhood: 'settlement',
    colony: 'settlement',
    capital: 'settlement',
    villages: 'settlement',
    locality: 'settlement',
    // "Village" in Pashto, as news spells it; before a name in Balochistan ("Killi Shabo").
    kili: 'settlement',
    killi: 'settlement',
    kilai: 'settlement',
    killay: 'settlement',
    kalay: 'settlement',
    kalai: 'settlement',
    kelay: 'settlement',
    kaley: 'settlement',
    tehsil: 'tehsil',
    taluka: 'tehsil',
    taluk: 'tehsil',
    subdivision: 'tehsil',
    subdistrict: 'tehsil',
    'sub division': 'tehsil',
    district: 'admin2',
    agency: 'admin2',
    county: 'admin2',
    districts: 'admin2',
    parish: 'admin2',
    department: 'admin2',
    prefecture: 'admin2',
    province: 'admin1',
    state: 'admin1',
    governorate: 'admin1',
    oblast: 'admin1',
    territory: 'admin1',
    republic: 'country',
    country: 'country',
    region: 'region',
    area: 'region',
    areas: 'region',
    sector: 'region',
    valley: 'region',
    division: 'region',
    tract: 'region',
    'tribal area': 'region',
    'tribal agency': 'admin2',
    'tribal district': 'admin2',
    'tribal region': 'region',
    'frontier region': 'tehsil',
    port: 'site',
    airport: 'site',
    'air base': 'site',
    airbase: 'site',
    dam: 'site',
    pass: 'site',
    crossing: 'site',
    camp: 'site'
  })
);
/** Before a village's name, in the languages of its province: "Killi Shabo", "Goth Haji Khan", "Basti Malook", "Dhok Awan". */
const LEADING_CLASS =
  /^(?:the )?(?:(village|town|city|district|province|state|county|port|tehsil|valley|capital) of (?=.)|(kill?i|killay|goth|basti|mohallah?|mou?za|mauza|dhok) (?=.{4}))/;
/** "Kharlachi Kili village" says village twice. */
const VILLAGE = /^(.{4,}) (?:kili|killi|kilai|killay|kalay|kalai|kelay|kaley)$/;
/** Frontier regions are named by the settled district that they adjoin. */
const FRONTIER = /^(?:fr|frontier region) (?=.)/;

/** The class that a word after or before a name asks for, null where the word asks for none. */
export function classOfWord(word: string): FeatureClass | null {
  return CLASS_WORDS.get(foldName(word)) ?? null;
}

export interface NameParts {
  /** Folded name without the words that say its kind; never empty unless the name is. */
  core: string;
  /** Class asked for by those words, null where none are there. */
  asked: FeatureClass | null;
  /** The word itself ("valley"), null where none is there. */
  word: string | null;
}

/** "North Waziristan Agency" is "north waziristan" asked for as admin2; "village of Shahkot" is "shahkot" as settlement. */
export function nameParts(name: string): NameParts {
  const folded = foldName(name);
  const frontier = FRONTIER.exec(folded);
  if (frontier) return { core: folded.slice(frontier[0].length), asked: 'tehsil', word: 'frontier region' };
  const leading = LEADING_CLASS.exec(folded);
  const [of, hamlet] = [leading?.[1], leading?.[2]];
  if (leading && (of ?? hamlet))
    return {
      core: folded.slice(leading[0].length),
      asked: of ? classOfWord(of) : 'settlement',
      word: of ?? hamlet ?? null
    };
  const words = folded.split(' ');
  for (const length of [2, 1]) {
    if (words.length <= length) continue;
    const word = words.slice(-length).join(' ');
    const asked = CLASS_WORDS.get(word);
    if (!asked) continue;
    const core = words.slice(0, -length).join(' ');
    const inner = VILLAGE.exec(core)?.[1];
    return { core: asked === 'settlement' && inner ? inner : core, asked, word };
  }
  return { core: folded, asked: null, word: null };
}

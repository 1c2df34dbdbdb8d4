import type { NumberUnit } from './doc.ts';

export interface NumberSite {
  /** The sentence up to the number, and from its end on. */
  before: string;
  after: string;
  /** The number as written, without its qualifier. */
  written: string;
  value: number;
}

/** What the number counts, by the words around it; the first test that holds has it. Null: people or things. */
export function unitOf(site: NumberSite): NumberUnit | null {
  return TESTS.find(([, test]) => test(site))?.[0] ?? null;
}

const MONEY_BEFORE = /(?:[$£€¥₹]|\b(?:rs\.?|pkr|inr|usd|us\$|rmb|cny|rupees|tk\.?|af))\s?$/i;
const MONEY_AFTER =
  /^[\s-]?(?:us )?(?:dollars?|rupees?|rs\b|pkr|usd|yuan|rmb|euros?|pounds sterling|taka|afghanis?|riyals?|dirhams?|cents)\b/i;
const PERCENT_AFTER = /^\s?(?:%|per ?cent\b|pc\b|percentage|pct\b)/i;
const AGE_AFTER = /^[\s-](?:and a half )?(?:years?|yrs?|months?)[\s-](?:olds?\b|of age)/i;
const AGE_BEFORE =
  /\b(?:aged?(?: (?:between|around|about|of))?|age group of|(?:boy|girl|man|woman|youth|child|teenager|lad|son|daughter|youngster|student) of)\s$/i;
const PERSON_BEFORE = /(?:^|[\s“"'(])\p{Lu}[\p{L}.'’-]+(?:, |\s?\()$/u;
const NOT_PERSON_BEFORE =
  /\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Section|Police|Army|Station)(?:, |\s?\()$/;
const DISTANCE_AFTER =
  /^[\s-]?(?:km\b|kms\b|kilomet|metres?\b|meters?\b|miles?\b|feet\b|foot\b|ft\b|yards?\b|inch|cms?\b|centimet|acres?\b|hectares?\b|sq\b|square\b|marlas?\b|kanals?\b|nautical)/i;
const QUANTITY_AFTER =
  /^[\s-]?(?:kgs?\b|kilos?\b|kilogram|grams?\b|gms?\b|tons?\b|tonnes?\b|lit(?:re|er)s?\b|maunds?\b|mm\b|bore\b|calib(?:re|er)|mw\b|megawatts?|gw\b|volts?\b|degrees?\b|magnitude|quintals?|barrels?|pounds?\b|lbs?\b|mbps|gb\b)/i;
const DURATION_AFTER =
  /^(?:[\s-](?:and[\s-]a[\s-]half[\s-])?|-?(?=hrs?\b|mins?\b))(?:consecutive |long |straight |more |working |full )?(?:seconds?|minutes?|mins?|hours?|hrs|days?|nights?|weeks?|fortnights?|months?|years?|yrs?|decades?|centur(?:y|ies))\b/i;
const CLOCK_AFTER = /^(?:[:.]\d{2}(?!\d)|\s?(?:[ap]\.?m\b|o['’]clock))/i;
const MILITARY_CLOCK_AFTER = /^\s?(?:hours|hrs)\b/i;
const CLOCK_BEFORE = /\d[:]$/;
const ORDINAL_AFTER = /^(?:st|nd|rd|th)\b/i;
const GLUED_BEFORE = /(?:\p{L}[-–]?|#|@|\/)$/u;
const GLUED_AFTER = /^(?:[\p{L}@]|-[A-Z]{1,3}\b|\/\d)/u;
const DECADE_AFTER = /^['’]?s\b/;
const DECADE_BEFORE = /\b(?:mid|post|pre|early|late)-?\s?$/i;
/** Words that a number names, however they are written, and those that it names where they are capitalised. */
const NUMBERED =
  /\b(?:sections?|secs?\.?|articles?|clauses?|rules?|flights?|routes?|highway|blocks?|sectors?|phase|wards?|plot|chak|channel|resolution|numbers?|nos?\.?|page|chapter|volume|grade|bps|runway|platform|covid|boeing|airbus|sukhoi)[\s-]$/i;
const NUMBERED_NAME =
  /\b(?:House|Camp|Group|Unit|Gate|Terminal|Room|Level|Category|Type|Class|Division|District|Zone|Region|Line|Lane|Street|Act,?|Day|Season|Round|Part|Agenda|Apollo|Formula|PS|PP|NA|UC|SR|Case|Rescue|Edhi|Helpline|Dial|Geo|Channel)[\s-]$/;
/** "44 Assam Rifles", "5 Frontier Force Regiment": a unit's number, whatever its name. */
const NAME_AFTER =
  /^(?:\s(?:(?:\p{Lu}\p{Ll}+\s){1,2}(?:Regiment|Rifles)|(?:\p{Lu}\p{Ll}+\s)?(?:Battalion|Bn)|Corps|Wing|Brigade|Division|Regiment|Squadron|Field|Sector|Cavalry|Infantry|Mountain|Para|Rescue)\b|-(?:[A-Z]{1,2}\b))/u;
const YEAR_NOUN =
  /^\s(?:[a-z-]+\s){0,2}(?:people|persons?|men|women|children|troops|soldiers|personnel|families|workers|police|policemen|civilians|pilgrims|passengers|militants|terrorists|cases|incidents|attacks|others|rounds|bullets|students|houses|officers|officials|guards|vehicles|homes|schools|killed|injured|dead|wounded|kg|cameras)\b/i;

const TESTS: [NumberUnit, (site: NumberSite) => boolean][] = [
  ['money', ({ before, after }) => MONEY_BEFORE.test(before.slice(-8)) || MONEY_AFTER.test(after)],
  ['percent', ({ after }) => PERCENT_AFTER.test(after)],
  ['age', isAge],
  [
    'time',
    ({ before, after, value, written }) =>
      (value <= 2400 && CLOCK_AFTER.test(after)) ||
      (/^\d{4}$/.test(written) && MILITARY_CLOCK_AFTER.test(after)) ||
      CLOCK_BEFORE.test(before)
  ],
  ['ordinal', ({ after, written }) => /\d$/.test(written) && ORDINAL_AFTER.test(after)],
  ['distance', ({ after }) => DISTANCE_AFTER.test(after)],
  ['quantity', ({ after }) => QUANTITY_AFTER.test(after)],
  ['duration', ({ after }) => DURATION_AFTER.test(after)],
  ['date', isDateLike],
  ['name', isName]
];

function isAge({ before, after, value, written }: NumberSite): boolean {
  if (AGE_AFTER.test(after)) return true;
  if (value > 120) return false;
  if (/(?:ed?|of|between|about|around) $/i.test(before) && AGE_BEFORE.test(before)) return true;
  if (!/^\d{1,3}$/.test(written) || value === 0) return false;
  if (!/(?:, |\()$/.test(before) || !PERSON_BEFORE.test(before) || NOT_PERSON_BEFORE.test(before))
    return false;
  return before.endsWith('(') ? /^\)/.test(after) : /^,(?!\d)/.test(after) || /^\s?[.;)]?$/.test(after);
}

function isDateLike({ before, after, value, written }: NumberSite): boolean {
  if (DECADE_AFTER.test(after) && /^\d+$/.test(written)) return true;
  if (DECADE_BEFORE.test(before) && value > 1900 && value < 2100) return true;
  return /^(?:19[3-9]\d|20[0-4]\d)$/.test(written) && !YEAR_NOUN.test(after) && !GLUED_BEFORE.test(before);
}

function isName({ before, after, written, value }: NumberSite): boolean {
  const figures = /^\d/.test(written);
  if (figures && (GLUED_BEFORE.test(before) || GLUED_AFTER.test(after))) return true;
  if (figures && NAME_AFTER.test(after)) return true;
  if (value >= 20 && !figures) return false;
  const tail = before.slice(-14);
  return (
    NUMBERED_NAME.test(tail) || (NUMBERED.test(tail) && !/^ (?:people|persons|more|others)\b/i.test(after))
  );
}

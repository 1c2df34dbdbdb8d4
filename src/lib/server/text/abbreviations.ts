/** Titles, ranks and the like: a name or number follows, so they never end a sentence. */
const NEVER_LAST = words(`
  mr mrs ms messrs dr prof rev fr hon sen rep gov pres gen lt col maj brig capt cdre cmdr adm sgt cpl pvt hav nk sub insp
  supt asst dy addl const supdt ssp dsp st mt ft vs v viz cf e.g i.e al approx est fig figs vol pp art sec secs ch para
  rs re tk hq engr adv mst mufti syed smt shri sh md mohd muhd ghul abd lt-gen maj-gen lt.gen comdt amb dep asstt eng
`);
/** These may end a sentence; they do when a word that opens sentences follows. */
const MAYBE_LAST = words(`
  co ltd inc corp bros jr sr pvt etc ave rd blvd dist deptt dept govt univ assn intl natl tel no nos est retd regd
  u.s u.k u.n u.a.e e.u d.c d.i.g s.s.p d.s.p i.g s.h.o f.i.r n.w.f.p u.s.a p.o.w ph.d m.p j.k j&k
`);
const MONTHS = words('jan feb mar apr jun jul aug sep sept oct nov dec');
const CLOCK = words('a.m p.m am pm');
/** Capitalised, they open a sentence; after "U.S." or "Ltd." they tell its end from a name that goes on. */
const OPENERS = words(`
  the a an this that these those he she it they we i you his her its their our my there here in on at by for from with
  after before during since when while if as although though however but and or so yet also meanwhile moreover
  earlier later according no not none nobody some several many most more both all each another other such what who
  where why how officials police
`);
/** After "p.m.": "GMT", "PKT", "local time", "Pakistan Standard Time". */
const ZONE = /^\s*(?:UTC|[A-Z]{2,3}T\b|(?:\p{L}+ ){1,2}[Tt]ime\b)/u;
const DAYS = words(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'
);
const MONTH_START = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

// The TypeScript runner turns a literal with \p into `new RegExp` at every use, so these stand here.
const SMALL = /^\p{Ll}/u;
const CAPITAL = /^\p{Lu}/u;
const DOTTED = /^(?:\p{L}\.)+\p{L}$/u;
const INITIAL = /^\p{Lu}$/u;

/** Does a sentence end at the terminator `text[from, to)`, which white space or the text's end follows? */
export function startsNewSentence(text: string, from: number, to: number): boolean {
  const next = /^\s*([“"'‘([«]*)([\p{L}\p{N}&@#$£€.-]*)/u.exec(text.slice(to, to + 60));
  const word = next?.[2] ?? '';
  if (word === '') return to >= text.trimEnd().length || /^\s+[^\s\p{L}\p{N}]/u.test(text.slice(to, to + 20));
  const mark = text.slice(from, to);
  if (/^[۔।]/.test(mark)) return true;
  if (SMALL.test(word)) return false;
  const quoteOpens = (next?.[1] ?? '') !== '';
  if (/^(?:…|\.\.)/.test(mark))
    return !/\s/.test(text.charAt(from - 1)) && (quoteOpens || isOpener(word) || mark.length > 3);
  if (!mark.startsWith('.')) return true;
  if (/\([\p{L}.]{1,6}\.\)$/u.test(text.slice(Math.max(0, to - 10), to))) return false;
  return !isAbbreviation(text, from, word, quoteOpens || /["”’)\]]$/.test(mark));
}

function isAbbreviation(text: string, dot: number, next: string, broken: boolean): boolean {
  const before = /[\p{L}\p{N}&.'’-]*$/u.exec(text.slice(Math.max(0, dot - 30), dot))?.[0] ?? '';
  const raw = before.replace(/^[.'’-]+/, '');
  const word = raw.toLowerCase();
  const follows = next.toLowerCase().replace(/[.-]+$/, '');
  if (/^\d{1,2}$/.test(word)) return text.slice(0, dot).trim() === raw;
  if (MONTHS.has(word)) return /^\d/.test(next);
  if (word === 'no' || word === 'nos') return /^\d/.test(next);
  if (CLOCK.has(word) && (word.includes('.') || /\d\s?$/.test(text.slice(0, dot - word.length)))) {
    return (
      !broken &&
      (DAYS.has(follows) ||
        ZONE.test(text.slice(dot + 1, dot + 40)) ||
        MONTH_START.test(follows) ||
        /^\d/.test(next))
    );
  }
  if (NEVER_LAST.has(word)) return !broken && /^[\p{Lu}\d]/u.test(next) && !(word === 'v' && isOpener(next));
  if (broken) return false;
  if (MAYBE_LAST.has(word)) return !isOpener(next);
  const dotted = DOTTED.test(raw);
  const initial = INITIAL.test(raw) || /^(?:Sh|Ch|Gh|Kh|Md|Th)$/.test(raw);
  return (dotted || initial) && !isOpener(next);
}

function isOpener(word: string): boolean {
  return CAPITAL.test(word) && OPENERS.has(word.toLowerCase());
}

function words(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter(Boolean));
}

import type { RejectionReason, Span } from '../../../model/index.ts';
import type { AspectReading } from './aspect.ts';
import type { IssuerEntry, IssuerKind } from './lexicon.ts';
import type { Match, WordRange } from './phrases.ts';
import { isIn, type Word } from './words.ts';

/** Who takes or orders a measure. `range` is null where the article said it in an earlier sentence. */
export interface IssuerReading {
  kind: IssuerKind;
  level: IssuerEntry['level'];
  text: string;
  /** The office with what names it: "Balochistan's home department", "deputy commissioner of Kurram". */
  span: Span;
  range: WordRange | null;
  /** False for a meeting, a region, "more troops": they are told of as acting, and nobody takes them for who ordered it. */
  isBody: boolean;
}

/** Who speaks in an article: offices met with a name, and the last who spoke. Owns that state for one article. */
export class Speakers {
  private readonly byName = new Map<string, IssuerReading>();
  private last: IssuerReading | null = null;

  /** Learns "Opposition Leader Omar Ayub Khan": a later "Khan" speaks as he does. */
  meet(words: Word[], issuers: Match<IssuerEntry>[]): void {
    for (const issuer of issuers) {
      if (issuer.value.kind === 'foe') continue;
      const name = nameAfter(words, issuer.last, issuers);
      const surname = name.at(-1);
      if (surname && !this.byName.has(surname)) this.byName.set(surname, readingOf(words, issuer, null));
    }
  }

  /** The known person whose name stands nearest before `at`. */
  named(words: Word[], at: number): IssuerReading | null {
    for (let i = at - 1; i >= 0; i--) {
      const word = words[i];
      const known = word?.pos === 'PROPN' ? this.byName.get(word.lower) : undefined;
      if (known) return known;
    }
    return null;
  }

  lastSpoken(): IssuerReading | null {
    return this.last;
  }

  /** Keeps who speaks in this sentence: its first office or known name. "He" and "she" stay who they were. */
  remember(words: Word[], issuers: Match<IssuerEntry>[]): void {
    if (isIn(words[0], 'pronoun')) return;
    const first = issuers.find((issuer) => issuer.value.kind !== 'foe');
    const named = this.named(words, Math.min(words.length, first?.first ?? 8));
    if (named) this.last = named;
    else if (first) this.last = readingOf(words, first, null);
  }
}

/** Who governs `verb`: the first office before it, a name met earlier, "by …" after it, else who spoke last. */
export function issuerOf(
  words: Word[],
  issuers: Match<IssuerEntry>[],
  speakers: Speakers,
  verb: WordRange,
  act: WordRange,
  aspect: AspectReading
): IssuerReading | null {
  const foe = aspect.passive ? undefined : subjectFoe(words, issuers, aspect.first);
  const byFoe = issuers.find((issuer) => issuer.value.kind === 'foe' && isAgent(words, issuer, act));
  const attacker = foe ?? byFoe;
  if (attacker) return readingOf(words, attacker, attacker);
  const agent = issuers.find((issuer) => isAgent(words, issuer, act) || isAgent(words, issuer, verb));
  if (agent) return readingOf(words, agent, agent);
  if (isIn(words[0], 'pronoun') && !words.slice(0, verb.first).some((word) => word.wall))
    return speakers.lastSpoken();
  const before = issuers.filter((issuer) => issuer.last <= verb.first && issuer.value.kind !== 'foe');
  // "Tribal elders and the administration signed": the state acts with them.
  const joined = before.find(
    (issuer) => isAble(issuer.value.kind) && issuer.first > 0 && isJoined(words, before[0], issuer)
  );
  const free = before.filter(
    (issuer) =>
      !isOblique(words, issuer) && !(isMute(issuer.value.kind) && isBehindPreposition(words, issuer))
  );
  const nearest = free.at(-1);
  const first = free[0] ?? before.find((issuer) => isAble(issuer.value.kind));
  const finite = words[verb.first]?.pos === 'VERB' && words[verb.first - 1]?.lower !== 'to';
  const subject =
    joined ??
    (finite && nearest && (isAble(nearest.value.kind) || !first || !isAble(first.value.kind))
      ? nearest
      : first);
  const named = speakers.named(words, subject ? subject.first : verb.first);
  if (subject && !named) return readingOf(words, subject, subject);
  if (named) return named;
  const tail = issuers.find(
    (issuer) => issuer.first >= verb.last && issuer.value.kind !== 'foe' && isTailSpeaker(words, issuer)
  );
  // "…, two residents said": who tells of what was done did not do it.
  if (tail?.value.kind === 'public' && (aspect.aspect === 'done' || aspect.aspect === 'ongoing')) return null;
  return tail ? readingOf(words, tail, tail) : speakers.lastSpoken();
}

/** Why this one's words give no measure: `silent` for attackers, whose deeds are no measures at all. */
export function blockedBy(issuer: IssuerReading | null): RejectionReason | 'silent' | null {
  if (!issuer) return null;
  if (issuer.kind === 'foe') return 'silent';
  if (issuer.kind === 'guest') return 'foreign_policy';
  return isMute(issuer.kind) ? 'hypothetical' : null;
}

/** May ask, but not order. */
function isMute(kind: IssuerKind): boolean {
  return kind === 'public' || kind === 'house' || kind === 'guest';
}

/** "for Chinese residents": spoken of, not speaking. */
function isBehindPreposition(words: Word[], issuer: WordRange): boolean {
  for (let i = issuer.first; i > 0 && issuer.first - i < 4 && !words[i]?.comma; i--) {
    if (isIn(words[i - 1], 'oblique')) return true;
  }
  return false;
}

function isAble(kind: IssuerKind): boolean {
  return kind === 'state' || kind === 'company';
}

function isJoined(words: Word[], first: WordRange | undefined, other: WordRange): boolean {
  if (!first || other.first <= first.last || other.first - first.last > 4) return false;
  return words.slice(first.last, other.first).some((word) => word.lower === 'and');
}

/** Attackers as the nearest actor before an active verb: "the armed men put up a roadblock and halted a bus". */
function subjectFoe(
  words: Word[],
  issuers: Match<IssuerEntry>[],
  verb: number
): Match<IssuerEntry> | undefined {
  const before = issuers.filter((issuer) => issuer.last <= verb && verb - issuer.last < 20);
  const nearest = before.filter((issuer) => !isOblique(words, issuer)).at(-1);
  return nearest?.value.kind === 'foe' ? nearest : undefined;
}
function isOblique(words: Word[], issuer: WordRange): boolean {
  const article = isIn(words[issuer.first - 1], 'article') ? 1 : 0;
  return isIn(words[issuer.first - 1 - article], 'oblique');
}

function isAgent(words: Word[], issuer: WordRange, act: WordRange): boolean {
  if (issuer.first < act.last || issuer.first - act.last > 8) return false;
  return words.slice(act.last, issuer.first).some((word) => word.lower === 'by');
}

/** ", the home department said", "according to the police". */
function isTailSpeaker(words: Word[], issuer: WordRange): boolean {
  if (words.slice(Math.max(0, issuer.first - 3), issuer.first).some((word) => word.lower === 'according'))
    return true;
  const opened = words.slice(Math.max(0, issuer.first - 4), issuer.first + 1).some((word) => word.comma);
  return opened && words.slice(issuer.last, issuer.last + 6).some((word) => isIn(word, 'saying'));
}

function nameAfter(words: Word[], at: number, issuers: Match<IssuerEntry>[]): string[] {
  const name: string[] = [];
  for (let i = at; i < Math.min(words.length, at + 9); i++) {
    const word = words[i];
    if (!word || word.wall) break;
    const office = issuers.some((issuer) => issuer.first <= i && i < issuer.last);
    if (word.pos === 'PROPN' && !office) name.push(word.lower);
    else if (name.length > 0) break;
    else if (!['to', 'in', 'of', 'the', 'for', 'and'].includes(word.lower) && word.pos !== 'PROPN' && !office)
      break;
  }
  return name.length >= 2 ? name : [];
}

function readingOf(words: Word[], issuer: Match<IssuerEntry>, range: WordRange | null): IssuerReading {
  const text = words
    .slice(issuer.first, issuer.last)
    .map((word) => word.lower)
    .join(' ');
  return {
    kind: issuer.value.kind,
    level: issuer.value.level,
    text,
    span: officeSpan(words, issuer),
    range,
    isBody: !isIn(words[issuer.last - 1], 'no_body') && !isCounted(words, issuer)
  };
}

/** "More troops", "hundreds of soldiers": who is sent. */
function isCounted(words: Word[], { first, last }: WordRange): boolean {
  if (!isIn(words[last - 1], 'ranks')) return false;
  return words
    .slice(Math.max(0, first - 3), first)
    .some(
      (word) =>
        isIn(word, 'quantity') || word.number !== null || /^(?:extra|additional|fresh)$/.test(word.lower)
    );
}

/** "Troops were deployed": in the passive they are who was sent. */
export function asSent(
  words: Word[],
  issuer: IssuerReading | null,
  passive: boolean,
  act: WordRange
): IssuerReading | null {
  if (!issuer?.range || !passive || issuer.range.last > act.first) return issuer;
  return isIn(words[issuer.range.last - 1], 'ranks') ? { ...issuer, isBody: false } : issuer;
}

/** Words of an office's name before and behind what the lexicon knows of it. */
const NAME_REACH = 4;

function officeSpan(words: Word[], issuer: WordRange): Span {
  let { first, last } = issuer;
  while (first > 0 && issuer.first - first < NAME_REACH && belongs(words[first], words[first - 1])) first--;
  if (words[last]?.lower === 'of' && words[last + 1]?.pos === 'PROPN') {
    last += 2;
    while (
      last - issuer.last < NAME_REACH &&
      belongs(words[last], words[last]) &&
      words[last]?.pos === 'PROPN'
    )
      last++;
  }
  const start = words[first]?.start ?? 0;
  return { start, end: words[last - 1]?.end ?? start };
}

function belongs(word: Word | undefined, before: Word | undefined): boolean {
  if (!word || !before || word.comma || word.wall || isIn(before, 'determiner')) return false;
  return before.pos === 'PROPN' || before.pos === 'NOUN' || before.pos === 'ADJ';
}

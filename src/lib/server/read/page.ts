import { readDateline } from './dateline.ts';
import { parseDay, WRITTEN_DATE } from './dates.ts';
import { dropFurniture, furnitureRule, proseWords, readFooter } from './furniture.ts';
import { BULLET, endsSentence, toLines, type Line } from './lines.ts';
import { repeatAt, splitStories } from './stories.ts';
import { isCaption, isHeadline, sameTitle } from './title.ts';

/** One story of a page with what the page itself says about it. */
export interface Story {
  title: string | null;
  /** ISO day as the page prints it; null where it prints none or only "5 sec ago". */
  published: string | null;
  dateline: string | null;
  /** From the dateline's bracket: "(PTI)". */
  credit: string | null;
  /** From the footer: "Published in Dawn, …". */
  footer: string | null;
  lines: Line[];
}

/** Cuts a page's text into stories, the page's own first, and clears each of furniture. `title` is the known one, if any; `countries` are names that sections bear. */
export function readPage(
  text: string,
  title: string | null,
  countries: ReadonlySet<string> = new Set()
): Story[] {
  const { lines, published } = takeDatePrefix(toLines(text));
  const [own = [], ...further] = splitStories(lines);
  const isHeadOnly = headOnlyAmong(countries);
  const first = readStory(own, title, isHeadOnly);
  return [
    { ...first, published: published ?? first.published },
    ...further
      .map((part) => readStory(part, null, isHeadOnly))
      .filter((story) => proseWords(story.lines) >= STORY_WORDS)
  ];
}

/** A further story on a page has at least this many words in sentences; less is a teaser for one. */
const STORY_WORDS = 40;
const DATE_PREFIX = /^date[:\s]+(\d{4}-\d{2}-\d{2})(?:\s+|$)/i;
const HANDLE_PREFIX = /^\(@\w{2,30}\)\s*/;
const ONLY_DATE = new RegExp(`^(?:(?:published|posted|dated?)(?: on)?:? )?${WRITTEN_DATE}$`, 'i');
const BYLINE =
  /^(?:[Bb][Yy] |From )?(?:(?:[Oo]ur |[Tt]he |[Aa] )?(?:[Ss]taff|[Ww]eb|[Nn]ews|[Ss]pecial|[Oo]wn|[Bb]ureau|[Mm]onitoring)[ -](?:[Rr]eport(?:er)?|[Cc]orrespondent|[Dd]esk)|[Cc]orrespondent|[Aa]gencies)$|^B[Yy] \p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|and|&|\|)){1,6}$/u;
const TRAILING_DATE = new RegExp(`[\\s|,–—-]+${WRITTEN_DATE}$`, 'i');
const SECTION =
  /^(?:national|world|international|business|sports?|latest|city|local|newspaper|front page|back page|top stor(?:y|ies)|breaking news)$/i;

function takeDatePrefix(lines: Line[]): { lines: Line[]; published: string | null } {
  const [first, ...rest] = lines;
  const match = first && DATE_PREFIX.exec(first.text);
  if (!first || !match) return { lines, published: null };
  const text = first.text.slice(match[0].length);
  const [next, ...others] = rest;
  // A bare date line hands its blank line on, so that the headline under it is still seen as set apart.
  const remaining =
    text !== '' ? [{ ...first, text }, ...rest] : next ? [{ ...next, gapBefore: true }, ...others] : [];
  return { lines: remaining, published: parseDay(match[1]) };
}

function readStory(all: readonly Line[], knownTitle: string | null, isHeadOnly: LineTest): Story {
  const { title, body: untitled } = takeTitle(all, knownTitle, isHeadOnly);
  const headEnd = Math.max(
    0,
    untitled.findIndex((line) => endsSentence(line.text) && !isCaption(line.text) && !BULLET.test(line.text))
  );
  const head = untitled.slice(0, headEnd);
  const body = [...head.filter((line) => !isHeadOnly(line.text)), ...untitled.slice(headEnd)];
  const lines = dropFurniture(body.flatMap(withoutHandle));
  const footer = untitled.map((line) => readFooter(line.text)).find((found) => found !== null) ?? null;
  const dateline = firstDateline(lines);
  const dated = (rule: (line: string) => boolean) =>
    head.filter((line) => rule(line.text)).map((line) => parseDay(line.text));
  const printed = [
    ...dated((line) => ONLY_DATE.test(line) || furnitureRule(line) === 'published'),
    footer?.published,
    dateline?.published,
    ...dated((line) => furnitureRule(line) === 'updated')
  ];
  return {
    title,
    published: printed.find((day) => day != null) ?? null,
    dateline: dateline?.place ?? null,
    credit: dateline?.credit ?? null,
    footer: footer?.publisher ?? null,
    lines
  };
}

/** The headline, and the lines without it and its repeat. A lone line is the text, not a headline. */
function takeTitle(
  all: readonly Line[],
  known: string | null,
  isHeadOnly: LineTest
): { title: string | null; body: Line[] } {
  const start = all.findIndex((line) => !isHeadOnly(line.text) && furnitureRule(line.text) === null);
  const line = all[start];
  if (!line) return { title: known, body: [...all] };
  if (known !== null) {
    const body = sameTitle(line.text, known) ? dropRepeat(all, start) : [...all];
    return { title: known, body: body.length > 0 ? body : [...all] };
  }
  const next = all[start + 1];
  const above =
    next &&
    isHeadline(line.text) &&
    readDateline(line.text)?.credit == null &&
    isSetApart(line, next, isHeadOnly);
  return above ? { title: line.text, body: dropRepeat(all, start) } : { title: null, body: [...all] };
}

function isSetApart(line: Line, next: Line, isHeadOnly: LineTest): boolean {
  const longer = next.text.length >= 2 * line.text.length && endsSentence(next.text);
  return (
    next.gapBefore ||
    longer ||
    readDateline(next.text) !== null ||
    isHeadOnly(next.text) ||
    furnitureRule(next.text) !== null
  );
}

function dropRepeat(all: readonly Line[], start: number): Line[] {
  const repeat = repeatAt(all, start);
  return all.filter((_, i) => i !== start && i !== repeat);
}

type LineTest = (line: string) => boolean;

/** A date, a byline or a section's name on a line of its own, as they stand above a story and nowhere else. */
function headOnlyAmong(countries: ReadonlySet<string>): LineTest {
  return (line) =>
    ONLY_DATE.test(line) ||
    BYLINE.test(line.replace(TRAILING_DATE, '')) ||
    SECTION.test(line) ||
    countries.has(line.toLowerCase());
}

/** "(@ChaudhryMAli88)" in front of a report names its writer's account. */
function withoutHandle(line: Line): Line[] {
  const text = line.text.replace(HANDLE_PREFIX, '');
  return text === '' ? [] : [{ ...line, text }];
}

/** A report's dateline opens its first paragraph, after bullets and captions. */
function firstDateline(lines: readonly Line[]) {
  const opening = lines.slice(0, 8).find((line) => !BULLET.test(line.text) && !isCaption(line.text));
  return opening ? readDateline(opening.text) : null;
}

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parseDay } from './dates.ts';
import { baseName } from './format.ts';
import { wordCount } from './lines.ts';
import { blockText, htmlToText } from './markup.ts';
import { readMetadata } from './metadata.ts';
import { failed, rowError, type Drafts } from './result.ts';

/** Fewer words than this are a notice or an empty shell, not an article. */
const LEAST_WORDS = 20;

/** A saved page: metadata by JSON-LD, OpenGraph and `<time>`, main text by Readability. */
export function readHtml(text: string, fileName: string): Drafts {
  const { document } = parseHTML(text);
  if (!document.documentElement) return failed(noArticle('no element at all'));
  const metadata = readMetadata(document);
  const whole = blockText(document.body ?? document.documentElement);
  const main = mainText(document, whole);
  const body = longer(main.text, metadata.articleBody ?? '');
  if (wordCount(body) < LEAST_WORDS)
    return failed(noArticle(`a page of ${wordCount(whole)} words without an article's text`));
  return {
    drafts: [
      {
        id: baseName(fileName),
        title: metadata.title ?? main.title,
        published: parseDay(metadata.published),
        publisher: metadata.publisher,
        site: metadata.site,
        url: metadata.url,
        language: metadata.language,
        text: body,
        row: null
      }
    ],
    errors: [],
    notes: main.notes
  };
}

/** Readability walks each element's ancestors: its time grows with the square of the depth. Pages stay far below. */
const MOST_DEPTH = 400;

function isTooDeep(document: Document): boolean {
  let depth = 0;
  for (let node = document.documentElement as Element | null; node;) {
    if (depth > MOST_DEPTH) return true;
    const child = node.firstElementChild;
    if (child) {
      depth++;
      node = child;
      continue;
    }
    while (node && !node.nextElementSibling) {
      depth--;
      node = node.parentElement;
    }
    node = node?.nextElementSibling ?? null;
  }
  return false;
}

function mainText(
  document: Document,
  whole: string
): { text: string; title: string | null; notes: string[] } {
  if (isTooDeep(document)) {
    return {
      text: whole,
      title: null,
      notes: [`elements nest deeper than ${MOST_DEPTH}: the whole page was read`]
    };
  }
  try {
    const article = new Readability(document, { charThreshold: 200 }).parse();
    const text = article?.content ? htmlToText(article.content) : '';
    if (text !== '') return { text, title: article?.title?.trim() || null, notes: [] };
    return { text: whole, title: null, notes: ['no main text was told apart: the whole page was read'] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { text: whole, title: null, notes: [`Readability failed (${reason}): the whole page was read`] };
  }
}

/** A page whose markup holds only the opening carries the rest in its JSON-LD. */
function longer(text: string, articleBody: string): string {
  return wordCount(articleBody) > 1.5 * wordCount(text) ? articleBody : text;
}

function noArticle(message: string) {
  return rowError(
    'EmptyArticle',
    null,
    message,
    `an HTML page with an article of at least ${LEAST_WORDS} words`
  );
}

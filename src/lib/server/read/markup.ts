import { parseHTML } from 'linkedom';

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' '
  )
);
const SKIPPED = new Set(
  'AUDIO BUTTON CANVAS EMBED HEAD IFRAME INPUT LINK META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO'.split(
    ' '
  )
);

export function looksLikeHtml(text: string): boolean {
  return /<\/?(?:p|br|div|span|a|strong|em|b|i|h[1-6]|ul|ol|li|img|figure|blockquote|table)\b[^<>]*>/i.test(
    text
  );
}

/** A piece of HTML as lines of text, one a block. */
export function htmlToText(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  return blockText(document.body);
}

/** The visible text under a node: a blank line between blocks, "• " in front of list items. */
export function blockText(root: Node): string {
  const lines: string[] = [''];
  const write = (text: string) => (lines[lines.length - 1] += text);
  // A stack and not recursion: broken pages nest deeper than the call stack is.
  const work: (Node | 'break' | 'bullet')[] = [root];
  for (let step = work.pop(); step !== undefined; step = work.pop()) {
    if (step === 'break') lines.push('');
    else if (step === 'bullet') write('• ');
    else if (step.nodeType === 3) write((step.textContent ?? '').replace(/\s+/g, ' '));
    else if (step.nodeName.toUpperCase() === 'BR') lines.push('');
    else if (!SKIPPED.has(step.nodeName.toUpperCase())) work.push(...childSteps(step));
  }
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '•')
    .join('\n\n');
}

/** A node's children in reverse, so that the stack gives them in order. */
function childSteps(node: Node): (Node | 'break' | 'bullet')[] {
  const name = node.nodeName.toUpperCase();
  const children = Array.from(node.childNodes).reverse();
  if (name === 'LI') return ['break', ...children, 'bullet', 'break'];
  return BLOCKS.has(name) ? ['break', ...children, 'break'] : children;
}

/** Light markup of document formats as plain text: emphasis, quote marks, headings, links. Words stay as they are. */
export function stripLightMarkup(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:>\s?)+/, '').replace(/^#{1,6}\s+(?=\S)/, ''))
    .join('\n')
    .replace(/!\[([^[\]\n]{0,300})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/\[([^[\]\n]{1,300})\]\((?:https?:|\/)[^()\s]{0,2000}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^\n]{1,300}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]{1,300}?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1');
}

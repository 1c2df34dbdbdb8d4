import { IntlMessageFormat } from 'intl-messageformat';
import { partKeys } from './firstWords.ts';
import type { Part } from './parts.ts';

const MESSAGES = /^(.*)\/src\/lib\/messages\/[a-z]{2}\.json(?:\?part=(\w+))?$/;
const PARSER = '@formatjs/icu-messageformat-parser';

/** Parses the messages when the site is built, so that no browser needs the parser, and parts them by what says them first. */
export function precompileMessages() {
  return {
    name: 'precompile-messages',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      const found = MESSAGES.exec(id);
      if (!found) return null;
      const [, root = '', part] = found as unknown as [string, string, Part | undefined];
      if (part === undefined) return { code: precompile(code), map: null };
      // What has a query is no JSON to the build.
      const module = `export default ${precompile(partOf(code, part, root))};`;
      return { code: module, map: null, moduleType: 'js' as const };
    },
    config: () => ({ resolve: { alias: { [PARSER]: `${PARSER}/no-parser.js` } } })
  };
}

/** A file of messages with those that have places parsed; the others stay texts. */
export function precompile(json: string): string {
  const messages = JSON.parse(json) as Record<string, string>;
  const parsed = Object.entries(messages).map(([key, text]) => [
    key,
    text.includes('{') ? new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst() : text
  ]);
  return JSON.stringify(Object.fromEntries(parsed));
}

function partOf(json: string, part: Part, root: string): string {
  const messages = JSON.parse(json) as Record<string, string>;
  const keys = partKeys(root, Object.keys(messages))[part];
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, messages[key]])));
}

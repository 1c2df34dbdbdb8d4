import { IntlMessageFormat } from 'intl-messageformat';

const MESSAGES = /\/src\/lib\/messages\/[a-z]{2}\.json$/;
const PARSER = '@formatjs/icu-messageformat-parser';

/** Parses the messages when the site is built, so that no browser needs the parser. */
export function precompileMessages() {
  return {
    name: 'precompile-messages',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      return MESSAGES.test(id) ? { code: precompile(code), map: null } : null;
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

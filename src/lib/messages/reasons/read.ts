import { TEMPLATES, TOLL_TEMPLATES, type ReasonCode, type TollCode } from './templates.ts';

/** A reason as data: which one, and what stands in its places. */
export interface Reason<Code extends string = ReasonCode> {
  code: Code;
  values: Readonly<Record<string, string>>;
}

/** What a reason of the stages says; null for one that no template knows, as an older or newer store may hold. */
export function readReason(text: string): Reason | null {
  return find(REASONS, text);
}

/** The parts of "killed 5, injured 3 against 4+"; null where one is not known. */
export function readTolls(text: string): Reason<TollCode>[] | null {
  const parts = text.split(', ').map((part) => find(TOLLS, part));
  return parts.every((part) => part !== null) ? parts : null;
}

interface Pattern<Code> {
  code: Code;
  expression: RegExp;
  names: string[];
}

/** What a place of that name can hold; any text in others. */
const KINDS: Readonly<Record<string, string>> = {
  n: String.raw`-?[\d.]+`,
  m: String.raw`-?[\d.]+`,
  points: String.raw`[+-][\d.]+`,
  day: String.raw`\d{4}-\d\d-\d\d`,
  count: String.raw`\d+\+?`,
  count2: String.raw`\d+\+?`,
  outcome: 'killed|injured|missing|abducted',
  type: '[a-z_]+',
  type2: '[a-z_]+',
  nation: '[A-Z]{2}',
  nations: '[A-Z]{2}(?:, [A-Z]{2})*',
  word: String.raw`[\p{L}-]+`,
  words: '.+',
  distance: String.raw`(?:kms?|kilomet(?:er|re)s?|(?:nautical )?miles?)\s.+`
};
const PLACE = /\{(\w+)\}/g;

const REASONS = patternsOf(TEMPLATES);
const TOLLS = patternsOf(TOLL_TEMPLATES);

function patternsOf<Code extends string>(templates: Readonly<Record<Code, string>>): Pattern<Code>[] {
  return (Object.entries(templates) as [Code, string][]).map(([code, template]) => {
    const [first = '', ...rest] = template.split(PLACE);
    let source = escape(first);
    const names: string[] = [];
    for (let i = 0; i < rest.length; i += 2) {
      const name = rest[i]!;
      names.push(name);
      source += `(${KINDS[name] ?? '.+?'})${escape(rest[i + 1]!)}`;
    }
    return { code, expression: new RegExp(`^${source}$`, 'su'), names };
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function find<Code extends string>(patterns: readonly Pattern<Code>[], text: string): Reason<Code> | null {
  for (const { code, expression, names } of patterns) {
    const found = expression.exec(text);
    if (found)
      return { code, values: Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ''])) };
  }
  return null;
}

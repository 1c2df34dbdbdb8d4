import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Part } from './parts.ts';

/** Pages whose words are sent apart from all others. */
const PAGES: Record<Exclude<Part, 'rest'>, string> = {
  embed: 'src/routes/embed/+page.svelte',
  map: 'src/routes/+page.svelte'
};
/** What stands round every page. */
export const ROUND = ['src/routes/+layout.svelte', 'src/routes/+layout.ts', 'src/routes/+error.svelte'];

const IMPORT =
  /^\s*(?:(?:import|export)\s(?!\s*type\b)[^;'"]*?\sfrom\s*|import\s*)'(\.[^'?]+\.(?:ts|svelte))'/gm;
/** `top.${name}`: what a message is called may end in a value. */
const BEGUN = /`([a-z]\w*(?:\.\w+)*\.)\$\{/gi;

/**
 * The keys of each part of the messages, read from the code: a page's own are those that stand in its modules and in what
 * these import, and what is fetched later says is in the rest. Every key is in one part, the first that needs it.
 * @param root the folder of package.json
 */
export function partKeys(root: string, keys: readonly string[]): Record<Part, string[]> {
  let left = [...keys];
  const take = (isWanted: (key: string) => boolean) => {
    const taken = left.filter(isWanted);
    left = left.filter((key) => !isWanted(key));
    return taken;
  };
  const pages = Object.entries(PAGES).map(([part, page]) => [
    part,
    take(isSaidIn(modulesOf([...ROUND, page].map((path) => join(root, path)))))
  ]);
  return { ...(Object.fromEntries(pages) as Record<keyof typeof PAGES, string[]>), rest: left };
}

/** The texts of the modules of a page that are fetched before it is shown, by path. */
export function firstModules(root: string, part: keyof typeof PAGES): Map<string, string> {
  return modulesOf([...ROUND, PAGES[part]].map((path) => join(root, path)));
}

/** Whether a key stands in one of these texts. */
export function isSaidIn(modules: ReadonlyMap<string, string>): (key: string) => boolean {
  const code = [...modules.values()].join('\n');
  const begun = [...code.matchAll(BEGUN)].map((match) => match[1]!);
  return (key) =>
    code.includes(`'${key}'`) || code.includes(`"${key}"`) || begun.some((start) => key.startsWith(start));
}

/** These files and all that they import, that is fetched with them, with their texts by path. */
export function modulesOf(paths: readonly string[]): Map<string, string> {
  const modules = new Map<string, string>();
  const read = (path: string) => {
    if (modules.has(path)) return;
    const code = readFileSync(path, 'utf8');
    modules.set(path, code);
    for (const [, asked] of code.matchAll(IMPORT)) read(resolve(dirname(path), asked!));
  };
  paths.forEach(read);
  return modules;
}

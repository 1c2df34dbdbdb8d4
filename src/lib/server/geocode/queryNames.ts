import type { NameLexicon } from './nameLexicon.ts';
import { classOfWord, foldName, nameParts } from './names.ts';
import { editDistance } from './similarity.ts';

/** The name as written, without what stands in brackets, and its parts beside a comma or a dash: "Ali Khel (Orakzai)". */
export function spellingsOf(name: string): string[] {
  const outside = name.replace(/\([^)]*\)/g, ' ').trim();
  const parts = outside.split(/\s+[-–—/]\s+|,/).map((part) => part.trim());
  return [...new Set([name, outside, ...parts].map(withClassWord))].filter((part) => foldName(part) !== '');
}

/** What is left of a name without the words at its end that say what stands or lies there, longest first: "Angoor Adda" of "Angoor Adda road". */
export function hostsOf(name: string, lexicon: NameLexicon): string[] {
  const words = spellingsOf(name).at(-1)?.split(/\s+/) ?? [];
  const hosts: string[] = [];
  while (words.length > 1 && isHead(words.at(-1) ?? '', lexicon)) {
    words.pop();
    if (words.join('').length >= SHORTEST_HOST) hosts.push(words.join(' '));
  }
  return hosts;
}

/** The ends of a road or a border named by them: "Quetta-Mastung highway"; null where the name is no such pair. */
export function endsOf(name: string): [string, string] | null {
  const [, from, to, head] = /^(.{4,}?)\s?[-–—]\s?(.{4,}?)\s+(\S+)$/.exec(name.trim()) ?? [];
  return from && to && head && LINES.has(foldName(head)) ? [from, to] : null;
}

/** The beginnings and endings of a name of several words, longest first: "lwara" and "mandai" of "Lwara Mandai village". */
export function partsOf(name: string): string[] {
  const words = nameParts(spellingsOf(name)[1] ?? name).core.split(' ');
  const parts: string[] = [];
  for (let length = words.length - 1; length > 0; length -= 1)
    for (const part of [words.slice(0, length), words.slice(-length)])
      if (part.join('').length > SHORTEST_HOST) parts.push(part.join(' '));
  return parts;
}

const SHORTEST_HOST = 4;
const LINES = new Set(['road', 'highway', 'motorway', 'railway', 'border', 'boundary', 'route']);
const CLASS_WORDS_OFTEN_MISSPELT = ['district', 'tehsil', 'village', 'province', 'agency'];

function isHead(word: string, { facilityHeads, geographicHeads }: NameLexicon): boolean {
  const folded = foldName(word);
  return facilityHeads.has(folded) || geographicHeads.has(folded) || classOfWord(folded) !== null;
}

/** "Jafarabad Distrcit": a slip of one letter in the word that says the kind. */
function withClassWord(name: string): string {
  const at = name.lastIndexOf(' ');
  const last = foldName(name.slice(at + 1));
  if (at <= 0 || classOfWord(last) !== null) return name;
  const meant = CLASS_WORDS_OFTEN_MISSPELT.find((word) => editDistance(last, word) === 1);
  return meant ? name.slice(0, at + 1) + meant : name;
}

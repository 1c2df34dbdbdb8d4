import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is known of the press before a page is read. */
export interface Publishers {
  /** Host without `www.` to the outlet's name. */
  names: ReadonlyMap<string, string>;
  /** Countries' names in lower case: papers call sections after them. */
  countries: ReadonlySet<string>;
}

export const NO_PUBLISHERS: Publishers = { names: new Map(), countries: new Set() };

/** Reads `geodata/publishers.tsv` (host, name, source; lines that start with # are remarks) and the countries beside it. */
export function openPublishers(path: string): Publishers {
  const countries = join(dirname(path), 'countries.tsv');
  return {
    names: new Map(
      rowsOf(path).flatMap(([host, name]) => (host && name ? [[host.toLowerCase(), name]] : []))
    ),
    countries: new Set(
      existsSync(countries) ? rowsOf(countries).map(([, name]) => name?.toLowerCase() ?? '') : []
    )
  };
}

function rowsOf(path: string): string[][] {
  const rows = readFileSync(path, 'utf8').split(/\r?\n/).slice(1);
  return rows.filter((row) => row !== '' && !row.startsWith('#')).map((row) => row.split('\t'));
}

/** Host of an http address without `www.`, or null. */
function hostOf(url: string | null): string | null {
  if (!url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^www\./, '');
}

/** The listed name of a host or of any domain above it; null where none is listed. */
function publisherOfHost(host: string | null, publishers: Publishers): string | null {
  const labels = host?.toLowerCase().split('.') ?? [];
  for (let i = 0; i < labels.length - 1; i++) {
    const name = publishers.names.get(labels.slice(i).join('.'));
    if (name) return name;
  }
  return null;
}

/** What is said of who published an article, strongest first. */
export interface PublisherClues {
  named: string | null;
  url: string | null;
  site: string | null;
  footer: string | null;
  credit: string | null;
}

/** The publisher's name: as named, by its host in the list, by the page, else the host itself. */
export function choosePublisher(clues: PublisherClues, publishers: Publishers): string | null {
  const named = clues.named && canonical(clues.named, publishers);
  const host = hostOf(clues.url);
  return named || publisherOfHost(host, publishers) || clues.site || clues.footer || clues.credit || host;
}

/** "dawn.com" and "https://www.dawn.com/" stand for the name that the list gives them. */
function canonical(name: string, publishers: Publishers): string {
  const host =
    hostOf(name) ?? (/^[\w-]+(?:\.[\w-]+)+$/.test(name) ? name.replace(/^www\./i, '').toLowerCase() : null);
  return publisherOfHost(host, publishers) ?? host ?? name;
}

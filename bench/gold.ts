import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findArticleFiles, openReader } from '../src/cli/files.ts';
import type { Article } from '../src/lib/model/index.ts';

/** An incident as a person labelled it. */
export interface GoldIncident {
  category: string;
  type: string;
  /** Other types that are equally right. */
  type_alt?: string | string[];
  from: string | null;
  to: string | null;
  date_precision: string;
  place: string | null;
  place_alt?: string | string[];
  /** ISO 3166-2 code, or the country's two letters where the labels go no deeper. */
  adm1: string | null;
  lat: number | null;
  lon: number | null;
  killed: { best: number | null } | null;
  injured: { best: number | null } | null;
  /** Borderline: neither rewarded nor punished. */
  optional?: boolean;
}

export interface GoldMeasure {
  type: string;
  adm1: string | null;
  optional?: boolean;
}

export interface GoldArticle {
  id: string;
  incidents: GoldIncident[];
  measures?: GoldMeasure[];
  aggregates?: { killed: number | null; injured: number | null }[];
  optional_incidents?: GoldIncident[];
  optional_measures?: GoldMeasure[];
}

/** Labelled articles of one folder: what a person read out of each, and the article itself. */
export interface GoldSet {
  name: string;
  articles: { gold: GoldArticle; article: Article | null }[];
}

/** Reads `gold.jsonl` and the texts beside it; null where the labels are not there. */
export function openGold(name: string, labels: string, texts: string): GoldSet | null {
  if (!existsSync(labels)) return null;
  const read = openReader();
  const articles = new Map(
    findArticleFiles([texts])
      .filter((file) => file.endsWith('.txt'))
      .flatMap((file) => read(file).articles.slice(0, 1))
      .map((article) => [article.id, article])
  );
  const lines = readFileSync(labels, 'utf8').split('\n').filter(Boolean);
  return {
    name,
    articles: lines
      .map((line) => JSON.parse(line) as GoldArticle)
      .map((gold) => ({ gold, article: articles.get(gold.id) ?? null }))
  };
}

/** The repository's own labelled half of that name. */
export function openOwnGold(half: 'open' | 'held'): GoldSet | null {
  const folder = join('tests/labelled', half);
  return openGold(half, join(folder, 'gold.jsonl'), folder);
}

/** Sets that stand beside the checkout where the project is developed; they are not shipped. */
export function openSharedGold(): GoldSet[] {
  const shared = '../shared';
  return [
    openGold('seeds', join(shared, 'seeds/gold.jsonl'), join(shared, 'seeds')),
    openGold('reports', join(shared, 'eval/reports-gold.jsonl'), join(shared, 'eval/reports'))
  ].filter((set) => set !== null);
}

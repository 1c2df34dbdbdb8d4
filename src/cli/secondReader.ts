import type { Article, Extraction } from '../lib/model/index.ts';
import type { Config } from '../lib/server/config.ts';
import { addProposals, readArticle, type Reading, type Resources } from '../lib/server/pipeline.ts';
import { askSecondReader, SecondReaderError, signatureOf } from '../lib/server/second-reader/endpoint.ts';
import { tell } from './terminal.ts';

/** How a command reads an article, and on how many threads at once. */
export interface ArticleReading {
  read(article: Article): Extraction | Promise<Extraction>;
  workers: number;
}

/**
 * By the rules; and where a second reader is configured, by asking it too, one article after the other. Where it does not
 * answer, this is told, exit status 1 is set, and what the rules read stands.
 */
export function openReading(
  resources: Resources,
  { secondReader, workers }: Pick<Config, 'secondReader' | 'workers'>
): ArticleReading {
  const byRules = (article: Article) => readArticle(article, resources);
  if (!secondReader) return { read: (article) => byRules(article).extraction, workers };
  const ask = async (reading: Reading): Promise<Extraction> => {
    const { article } = reading.doc;
    if (article.language !== 'en') return reading.extraction;
    try {
      const answer = await askSecondReader(article, secondReader);
      const added = addProposals(reading, answer, signatureOf(secondReader), resources);
      for (const why of added.dropped) tell(`SecondReader: ${article.id}: left out ${why}`);
      return added.extraction;
    } catch (error) {
      if (!(error instanceof SecondReaderError)) throw error;
      tell(`${error.name}: ${error.message}; what the rules read stands`);
      process.exitCode = 1;
      return reading.extraction;
    }
  };
  return { read: (article) => ask(byRules(article)), workers: 1 };
}

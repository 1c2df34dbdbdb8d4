import type { Command } from 'commander';
import { join } from 'node:path';
import { findProjectRoot, type Config } from '../lib/server/config.ts';
import { openGazetteer } from '../lib/server/geocode/gazetteer.ts';
import { addedGeodataDir } from '../lib/server/resources.ts';
import { countArticles, deleteArticlesFrom } from '../lib/server/store/articles.ts';
import { openStore } from '../lib/server/store/store.ts';
import { listUsers } from '../lib/server/store/users.ts';
import { withWriter } from '../lib/server/store/writer.ts';
import { findArticleFiles } from './files.ts';
import { formatSummary, ingest } from './ingest.ts';
import { tell, UsageError } from './terminal.ts';

/** The step of `npm start` between building and serving; not listed in the help. */
export function addPrepare(program: Command, config: () => Config): void {
  program
    .command('prepare', { hidden: true })
    .argument('[folder]')
    .action(async (folder: string | undefined) => {
      const geodata = join(findProjectRoot(), 'geodata');
      openGazetteer(geodata, null, addedGeodataDir(config().dataDir)); // keeps its image, so that nothing waits for it later
      const store = await openStore(config());
      const samples = join(geodata, 'samples');
      try {
        const held = await countArticles(store);
        if (folder === undefined && held > 0)
          return tell(`The store holds ${held} articles; nothing was read anew.`);
        const files = findArticleFiles([folder ?? samples]);
        if (files.length === 0)
          throw new UsageError(
            `no article files in ${folder}; expected .txt, .json, .jsonl, .html, .xml or .csv`
          );
        tell(folder === undefined ? 'Reading the sample articles …' : `Reading the articles in ${folder} …`);
        const summary = await withWriter(
          store,
          async () => {
            const setAside = folder === undefined ? 0 : await deleteArticlesFrom(store, samples);
            if (setAside > 0) tell(`Your own articles take the place of the ${setAside} sample articles.`);
            return ingest(store, files, config());
          },
          { onWait: () => tell('Another process is writing to this store; waiting for it to finish …') }
        );
        tell(formatSummary(summary));
        if ((await listUsers(store)).length === 0)
          tell(
            'Nobody may correct the map yet; an account is made with: npx dateline user add NAME --role editor'
          );
        if (summary.failed > 0) process.exitCode = 1;
      } finally {
        await store.close();
      }
    });
}

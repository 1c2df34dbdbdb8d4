/**
 * A second process for writer.test.ts: stores articles one by one as the only writer and prints each id once it is stored.
 * node --import tsx writerChild.ts DATA_DIR DATABASE_URL|- PREFIX COUNT
 */
import { saveArticle } from '../../../src/lib/server/store/articles.ts';
import { openStore } from '../../../src/lib/server/store/store.ts';
import { saveExtraction } from '../../../src/lib/server/store/extractions.ts';
import { withWriter } from '../../../src/lib/server/store/writer.ts';
import { article, extraction } from './samples.ts';

const [dataDir, url, prefix, count] = process.argv.slice(2) as [string, string, string, string];
const store = await openStore({ dataDir, databaseUrl: url === '-' ? null : url });
const onWait = (message: string) => console.log(`wait ${message}`);
await withWriter(
  store,
  async () => {
    console.log('begin');
    for (let i = 0; i < Number(count); i += 1) {
      const one = article(`${prefix}${i}`);
      await store.transaction(async (inside) => {
        const { version } = await saveArticle(inside, one, { sourceFile: null });
        await saveExtraction(inside, version, extraction(one));
      });
      console.log(one.id);
    }
    console.log('end');
  },
  { onWait }
);
await store.close();

/**
 * Reads a folder into a store as `dateline ingest` does, until it is done or killed.
 * node --import tsx ingestChild.ts DATA_DIR FOLDER
 */
import { findArticleFiles } from '../../src/cli/files.ts';
import { ingest } from '../../src/cli/ingest.ts';
import { openStore } from '../../src/lib/server/store/store.ts';
import { withWriter } from '../../src/lib/server/store/writer.ts';

const [dataDir, folder] = process.argv.slice(2) as [string, string];
const store = await openStore({ dataDir, databaseUrl: null });
await withWriter(store, async () => {
  console.log('begin');
  await ingest(store, findArticleFiles([folder]), { workers: 1, secondReader: null });
  console.log('done');
});
await store.close();

// The thread that merges (mergeThread.server.ts): runs the TypeScript sources as the command line does.
import { register } from 'tsx/esm/api';

register();
await import('./mergeWorker.ts');

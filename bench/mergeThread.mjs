// The thread of bench/merge.ts: runs the TypeScript sources as the server's own thread does.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { measureMerge } = await import('./mergeWorlds.ts');
parentPort.postMessage(measureMerge(workerData));

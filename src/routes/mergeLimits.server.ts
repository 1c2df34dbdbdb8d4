import { totalmem } from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';

/** Of the machine's memory, what the merge may take: very many articles need more than a thread is given by itself. */
const SHARE_OF_MEMORY = 0.7;
/**
 * For what is new, MB: twice what a thread has by itself. Most of what a merge makes is needed only for a moment; with
 * more room less of it is copied before it is known to be of no use, a tenth of the whole time.
 */
const YOUNG_MB = 96;

/** What the thread that merges may take of the machine. */
export function mergeLimits(): ResourceLimits {
  return {
    maxOldGenerationSizeMb: Math.floor((totalmem() / 2 ** 20) * SHARE_OF_MEMORY),
    maxYoungGenerationSizeMb: YOUNG_MB
  };
}

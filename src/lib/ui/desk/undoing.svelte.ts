import { failureWords } from '../failure.ts';
import type { Say } from '../../messages/index.ts';
import type { Desk } from './desk.svelte.ts';

/** Takes decisions back one at a time, and keeps what went wrong beside the one that it went wrong with. */
export function createUndoing(desk: Desk, say: Say) {
  let busy = $state(false);
  let problem = $state<{ correction: string; text: string } | null>(null);
  return {
    get busy() {
      return busy;
    },
    get problem() {
      return problem;
    },
    async undo(correction: string) {
      busy = true;
      problem = null;
      try {
        await desk.decide([{ kind: 'undo', correction }], say('desk.undone'));
      } catch (error) {
        problem = { correction, text: failureWords(error, say) };
      }
      busy = false;
    }
  };
}

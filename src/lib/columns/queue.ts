/** Something that is waited for. The least rank goes first; of equal ones `before` decides, else who came first. */
export interface Job {
  id: number;
  /** 0: what the page cannot do without; 1: what it shows beside; 2: a tile of the map. */
  rank: 0 | 1 | 2;
  /** Of a tile. */
  zoom: number | null;
  run: () => void;
}

export interface Queue {
  add(job: Job): void;
  /** What has not begun never will. */
  drop(id: number): void;
}

/**
 * Does one thing after the other, and lets new questions in between, so that the newest filter's sums wait for one tile
 * at the most. Tiles of the zoom that was asked for last go before those of others.
 * @param later runs what it is given once the messages that wait have been taken
 */
export function createQueue(later: (next: () => void) => void): Queue {
  const waiting: Job[] = [];
  let zoom: number | null = null;
  let isDue = false;

  function schedule() {
    if (isDue || waiting.length === 0) return;
    isDue = true;
    later(() => {
      isDue = false;
      const job = takeFirst();
      try {
        job?.run();
      } finally {
        schedule();
      }
    });
  }

  function takeFirst(): Job | undefined {
    let best = 0;
    for (let i = 1; i < waiting.length; i++) if (isBefore(waiting[i]!, waiting[best]!)) best = i;
    return waiting.splice(best, 1)[0];
  }

  function isBefore(a: Job, b: Job): boolean {
    if (a.rank !== b.rank) return a.rank < b.rank;
    return a.rank === 2 && a.zoom === zoom && b.zoom !== zoom;
  }

  return {
    add(job) {
      if (job.zoom !== null) zoom = job.zoom;
      waiting.push(job);
      schedule();
    },
    drop(id) {
      const at = waiting.findIndex((job) => job.id === id);
      if (at >= 0) waiting.splice(at, 1);
    }
  };
}

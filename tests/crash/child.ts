import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Child {
  lines: string[];
  /** When it printed `begin`, in ms after its start; null where it was gone before. */
  began: Promise<number | null>;
  ended: Promise<number | null>;
  /** SIGKILL after so many ms, unless it has ended by itself. */
  killAfter(ms: number): Promise<void>;
}

const SCRIPTS = {
  ingest: fileURLToPath(new URL('ingestChild.ts', import.meta.url)),
  edit: fileURLToPath(new URL('editChild.ts', import.meta.url))
};

export function startChild(work: keyof typeof SCRIPTS, ...args: string[]): Child {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPTS[work], ...args], {
    stdio: ['ignore', 'pipe', 'ignore']
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const begun = new Promise<number>((done) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'begin') done(performance.now() - started);
      lines.push(line);
    });
  });
  return {
    lines,
    ended,
    began: Promise.race([begun, ended.then(() => null)]),
    async killAfter(ms) {
      await Promise.race([sleep(ms), ended]);
      child.kill('SIGKILL');
      await ended;
    }
  };
}

/** Wrong use of a command: exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A line to standard error, where progress and errors go. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

export interface Progress {
  step(label: string): void;
  done(): void;
}

/** A progress bar on a terminal; silent where standard error is a file or a pipe. */
export function showProgress(total: number, noun: string): Progress {
  const out = process.stderr;
  if (!out.isTTY || total === 0) return { step: () => {}, done: () => {} };
  let count = 0;
  return {
    step(label) {
      count += 1;
      const filled = Math.round((20 * count) / total);
      const bar = '█'.repeat(filled) + '░'.repeat(20 - filled);
      out.write(`\r\x1b[K${bar} ${count}/${total} ${noun}  ${label.slice(0, 40)}`);
    },
    done: () => void out.write('\r\x1b[K')
  };
}

/** All lines of standard input that are not blank, with their numbers from 1. */
export async function* inputLines(): AsyncGenerator<{ row: number; line: string }> {
  let row = 0;
  let rest = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      row += 1;
      if (line.trim()) yield { row, line };
    }
  }
  if (rest.trim()) yield { row: row + 1, line: rest };
}

/** Writes one JSON line to standard output and waits where the reader is slow. */
export async function writeJsonLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}

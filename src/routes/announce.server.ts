/** Where what is told goes. */
interface Out {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** What takes no longer is not worth a word, ms. */
const QUIET_MS = 2000;
/** Between two words: on a terminal the same line is written over, elsewhere each is a line. */
const EVERY_MS = { terminal: 500, log: 10_000 };

/** Says on standard error how far the records are that are read before anybody asks; what fails is told to who asks. */
export function announceReading(
  reading: Promise<unknown>,
  share: () => number | null,
  out: Out = process.stderr
): void {
  const begun = performance.now();
  let last: number | null = null;
  const tell = () => {
    last = performance.now();
    const words = `Reading the records: ${Math.floor((share() ?? 0) * 100)} %`;
    out.write(out.isTTY ? `\r${words}` : `${words}\n`);
  };
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - (last ?? begun) >= (last === null ? QUIET_MS : out.isTTY ? EVERY_MS.terminal : EVERY_MS.log))
      tell();
  }, EVERY_MS.terminal);
  // Nobody stays for what is said.
  timer.unref();
  reading
    .then(() => {
      if (last === null) return;
      const seconds = Math.round((performance.now() - begun) / 1000);
      out.write(`${out.isTTY ? '\r' : ''}The map is ready: its records were read in ${seconds} s\n`);
    })
    .catch(() => {})
    .finally(() => clearInterval(timer));
}

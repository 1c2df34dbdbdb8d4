import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchPatiently } from '../../src/lib/columns/httpSource.ts';
import { announceReading } from '../../src/routes/announce.server.ts';
import { columnsFor, type ColumnSet } from '../../src/routes/columns.server.ts';
import { keepColumns } from '../../src/routes/keptColumns.server.ts';

/** Columns that are still being read, 40 % of them. */
const SLOW = { columns: () => new Promise<ColumnSet>(() => {}), share: () => 0.4 };
const localsOf = (site: object) => ({ site }) as unknown as App.Locals;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('records that take long to read', () => {
  it('are told of with how far they are, by 503, once somebody has waited a while', async () => {
    const asked = columnsFor(localsOf(SLOW), new URL('https://map.example/summary.json'), 1500);
    const told = expect(asked).rejects.toMatchObject({
      status: 503,
      body: {
        message: 'the records are being read: 40 %; ask again in a moment',
        reading: { share: 0.4, asOf: null }
      }
    });
    await vi.advanceTimersByTimeAsync(1500);
    await told;
  });

  it('say for which day, where a day is asked for', async () => {
    const url = new URL('https://map.example/?asOf=2024-03-26');
    const told = expect(columnsFor(localsOf({ ...SLOW, share: () => null }), url, 10)).rejects.toMatchObject({
      status: 503,
      body: {
        message: expect.stringContaining('2024-03-26') as string,
        reading: { share: null, asOf: '2024-03-26' }
      }
    });
    // Where it is not said that they are many, the page waits as long as anybody.
    await vi.advanceTimersByTimeAsync(20_000);
    await told;
  });

  it('are given where they come in time, and nobody is kept waiting by the clock', async () => {
    const set = {} as ColumnSet;
    expect(await columnsFor(localsOf({ columns: async () => set }), new URL('https://map.example/'))).toBe(
      set
    );
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tell their share while they are read, and none before and after', async () => {
    let finish: (set: ColumnSet) => void = () => {};
    const { columns, share } = keepColumns(
      async () => 'v1',
      (_, __, progress) => {
        progress(0.25);
        return new Promise((resolve) => (finish = resolve));
      }
    );
    expect(share(null)).toBeNull();
    const reading = columns(null);
    await vi.advanceTimersByTimeAsync(0);
    expect(share(null)).toBe(0.25);
    expect(share('2024-03-26')).toBeNull();
    finish({ meta: { isRemote: true, length: 0 }, words: { prepare() {} } } as unknown as ColumnSet);
    await reading;
    await vi.advanceTimersByTimeAsync(0);
    expect(share(null)).toBeNull();
  });

  it('are announced on a terminal in one line, and only where they take a while', async () => {
    const announced = async (ms: number, isTTY: boolean) => {
      let text = '';
      const reading = new Promise((resolve) => setTimeout(resolve, ms));
      const begun = performance.now();
      announceReading(reading, () => (performance.now() - begun) / ms, {
        isTTY,
        write: (some) => (text += some)
      });
      await vi.advanceTimersByTimeAsync(ms + 1000);
      return text;
    };
    expect(await announced(800, true)).toBe('');
    const line = await announced(4000, true);
    expect(line).toMatch(/^\rReading the records: \d+ %/);
    expect(line.split('\n')).toHaveLength(2);
    expect((await announced(25_000, false)).trimEnd().split('\n')).toEqual([
      'Reading the records: 8 %',
      'Reading the records: 48 %',
      'Reading the records: 88 %',
      'The map is ready: its records were read in 25 s'
    ]);
  });
});

describe('a page that asks a server which is still reading', () => {
  const answers = (...statuses: [number, string | null][]) => {
    const left = [...statuses];
    const fetched = vi.fn(async () => {
      const [status, retryAfter] = left.shift()!;
      return new Response('x', { status, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } });
    });
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };

  it('asks again until it answers', async () => {
    const fetched = answers([503, '2'], [503, '2'], [200, null]);
    const asked = fetchPatiently('https://map.example/columns.json');
    await vi.advanceTimersByTimeAsync(4000);
    expect((await asked).status).toBe(200);
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  it('does not ask again where the server does not say when', async () => {
    const fetched = answers([503, null]);
    expect((await fetchPatiently('https://map.example/columns.json')).status).toBe(503);
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});

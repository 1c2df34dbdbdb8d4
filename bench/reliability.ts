import { openResources } from '../src/cli/resources.ts';
import type { Bench, Figures } from './bench.ts';
import { judgeRecords, type Judged } from './judged.ts';
import { rounded } from './measure.ts';

const BIN = 0.1;

/** Of the records said to be right with that chance, how many are; by set, since the sets differ in how hard they are. */
export const bench: Bench = {
  about: 'of the records said 0.8, how many are right: confidence against labels',
  sizeOf: 'unused',
  size: 1,
  run() {
    const records = judgeRecords(openResources());
    const groups = new Map<string, Judged[]>();
    for (const record of records) {
      const name = record.set === 'short texts' ? `${record.kind}s of short texts` : `${record.kind}s`;
      groups.set(name, [...(groups.get(name) ?? []), record]);
    }
    return Object.fromEntries([...groups].map(([name, group]) => [name, tableOf(group)]));
  }
};

function tableOf(records: readonly Judged[]): Figures {
  const rows: Figures[] = [];
  for (let bin = 0; bin < 1 / BIN; bin++) {
    const inside = records.filter(({ confidence }) => Math.min(Math.floor(confidence / BIN), 9) === bin);
    if (inside.length === 0) continue;
    rows.push({
      said: `${rounded(bin * BIN, 1)}–${rounded((bin + 1) * BIN, 1)}`,
      records: inside.length,
      saidOnAverage: rounded(meanOf(inside, ({ confidence }) => confidence)),
      right: rounded(meanOf(inside, ({ right }) => Number(right)))
    });
  }
  const error = rows.reduce(
    (sum, row) =>
      sum +
      (Number(row['records']) / records.length) *
        Math.abs(Number(row['saidOnAverage']) - Number(row['right'])),
    0
  );
  return {
    records: records.length,
    right: rounded(
      meanOf(records, ({ right }) => Number(right)),
      3
    ),
    calibrationError: rounded(error, 3),
    bins: rows
  };
}

function meanOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}

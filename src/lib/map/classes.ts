/** One step of a shading. */
export interface ValueClass {
  /** Inclusive. */
  from: number;
  /** Exclusive; null for the last one, which is open. */
  to: number | null;
}

/**
 * Quantile classes of positive values, with the roundest limits that leave every value in its class. Equal values
 * always share one, so that few or tied values make fewer classes. The first begins at 0, which no value is.
 */
export function quantileClasses(values: readonly number[], count: number): ValueClass[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const gaps = sorted.flatMap((value, i) => (i > 0 && value > (sorted[i - 1] ?? value) ? [i] : []));
  const classes = Math.min(count, gaps.length + 1);
  if (sorted.length === 0) return [];
  const limits: number[] = [0];
  let left = 0;
  for (let k = 1; k < classes; k += 1) {
    const wanted = (k * sorted.length) / classes;
    // As many gaps must stay for the limits after this one.
    const free = gaps.slice(left, gaps.length - (classes - 1 - k));
    const nearest = free.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));
    left = gaps.indexOf(nearest) + 1;
    limits.push(roundestIn(sorted[nearest - 1] ?? 0, sorted[nearest] ?? 0));
  }
  return limits.map((from, i) => ({ from, to: limits[i + 1] ?? null }));
}

/** Which class holds a value above 0. */
export function classOf(classes: readonly ValueClass[], value: number): number {
  return classes.findIndex(({ from, to }) => value >= from && (to === null || value < to));
}

/** The number with the fewest digits above `low` and not above `high`. */
export function roundestIn(low: number, high: number): number {
  for (let exponent = Math.floor(Math.log10(high)); ; exponent -= 1)
    for (const part of [10, 5, 2, 1]) {
      const step = part * 10 ** (exponent - 1);
      const multiple = Number((Math.floor(high / step + 1e-9) * step).toPrecision(12));
      if (multiple > low) return Math.min(multiple, high);
    }
}

/** What speaks for a record, in points of a probability. */
const FEATURES = {
  base: 0.3,
  strongTrigger: 0.2,
  day: 0.15,
  anyDate: 0.07,
  finePlace: 0.15,
  anyPlace: 0.07,
  toll: 0.1,
  toldTwice: 0.1,
  verdict: -0.2
} as const;

export type Feature = Exclude<keyof typeof FEATURES, 'base'>;

/** Adds the features that hold, within 0.05 and 0.98. */
export function confidenceOf(features: readonly Feature[]): number {
  const sum = features.reduce<number>((total, feature) => total + FEATURES[feature], FEATURES.base);
  return Math.round(Math.min(0.98, Math.max(0.05, sum)) * 100) / 100;
}

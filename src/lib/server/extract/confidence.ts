/**
 * What speaks for a record, as log-odds: a record's confidence is the chance that it is right, an incident in type, day
 * and province, a measure in its province. Fitted by `bench/fit-confidence.ts`, which says on what; not to be set by hand.
 */
const INCIDENT_LOG_ODDS = {
  base: -0.7,
  strongTrigger: 0,
  day: 0.24,
  anyDate: 0.07,
  finePlace: 0.53,
  anyPlace: 0,
  toll: 0.82,
  toldTwice: 0.23,
  verdict: -0.2,
  recent: 0.64
} as const;

const MEASURE_LOG_ODDS = {
  base: 1.19,
  act: 0,
  governed: 0.28,
  issuer: 0,
  place: 1.4,
  head: 0.6,
  again: 0.06
} as const;

export type IncidentFact = Exclude<keyof typeof INCIDENT_LOG_ODDS, 'base'>;
export type MeasureFact = Exclude<keyof typeof MEASURE_LOG_ODDS, 'base'>;

export interface Confidence {
  /** 0.05 to 0.95: no rule is surer. */
  confidence: number;
  /** The facts, in words that the fit reads again. */
  reason: string;
}

export function incidentConfidence(facts: readonly IncidentFact[]): Confidence {
  return confidenceOf(INCIDENT_LOG_ODDS, facts);
}

export function measureConfidence(facts: readonly MeasureFact[]): Confidence {
  return confidenceOf(MEASURE_LOG_ODDS, facts);
}

function confidenceOf<Fact extends string>(
  logOdds: Readonly<Record<Fact | 'base', number>>,
  facts: readonly Fact[]
): Confidence {
  const sum = facts.reduce<number>((total, fact) => total + logOdds[fact], logOdds.base);
  const chance = 1 / (1 + Math.exp(-sum));
  return {
    confidence: Math.round(Math.min(0.95, Math.max(0.05, chance)) * 100) / 100,
    reason: `confidence by: ${facts.join(', ') || 'nothing more'}`
  };
}

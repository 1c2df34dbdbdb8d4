import * as v from 'valibot';
import {
  CATEGORIES,
  DATE_PRECISIONS,
  INCIDENT_TYPES,
  MEASURE_STATUSES,
  MEASURE_TYPES,
  OUTCOMES,
  PLACE_PRECISIONS,
  QUALIFIERS,
  ROLES,
  type DeskRequest
} from '../lib/model/index.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const words = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));

const count = v.pipe(
  v.object({ low: whole, best: v.nullable(whole), high: v.nullable(whole) }),
  v.check(
    ({ low, best, high }) => low <= (best ?? low) && (best ?? low) <= (high ?? Infinity),
    'low, best and high in this order'
  )
);
const date = v.pipe(
  v.object({
    from: v.nullable(v.pipe(v.string(), v.isoDate())),
    to: v.nullable(v.pipe(v.string(), v.isoDate())),
    precision: v.picklist(DATE_PRECISIONS)
  }),
  v.check(
    ({ from, to, precision }) =>
      precision === 'unknown' ? from === null && to === null : from !== null && to !== null && from <= to,
    'a day from and a day to, in this order; none where the date is unknown'
  )
);
const degrees = (limit: number) => v.nullable(v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit)));
const POINTED: readonly string[] = ['site', 'settlement', 'near', 'admin2'];
const location = v.pipe(
  v.object({
    name: words,
    placeId: v.nullable(v.string()),
    admin1: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/))),
    admin2: words,
    country: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
    lng: degrees(180),
    lat: degrees(90),
    precision: v.picklist(PLACE_PRECISIONS),
    radiusKm: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(2000))),
    score: v.optional(v.literal(1), 1),
    reasons: v.optional(v.array(v.string()), ['set by a person'])
  }),
  v.check(
    ({ lng, lat, precision }) =>
      (lng === null) === (lat === null) && (lng === null || POINTED.includes(precision)),
    'a point for a site, a town, a place near one or a district; none for what is known to a province or a country only'
  )
);
const group = v.object({
  outcome: v.picklist(OUTCOMES),
  role: v.picklist(ROLES),
  nationality: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  qualifier: v.picklist(QUALIFIERS),
  low: whole,
  best: v.nullable(whole),
  high: v.nullable(whole)
});
const casualties = v.object({
  killed: v.nullable(count),
  injured: v.nullable(count),
  attackersKilled: v.nullable(whole),
  groups: v.pipe(v.array(group), v.maxLength(40))
});

const INCIDENT_VALUES = {
  category: v.picklist(CATEGORIES),
  type: v.picklist(INCIDENT_TYPES),
  date,
  location,
  casualties,
  perpetrator: words,
  claimedBy: words,
  deniedBy: words,
  suspected: words,
  target: words,
  weapon: words
};
const MEASURE_VALUES = {
  type: v.picklist(MEASURE_TYPES),
  status: v.picklist(MEASURE_STATUSES),
  date,
  location,
  summary: text,
  issuer: words,
  protects: words
};

const editOf = (of: 'incident' | 'measure', values: Record<string, v.GenericSchema>) =>
  Object.entries(values).map(([field, value]) =>
    v.object({ of: v.literal(of), field: v.literal(field), value })
  );
const edit = v.union([...editOf('incident', INCIDENT_VALUES), ...editOf('measure', MEASURE_VALUES)]);

const why = v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(2000))), null);
const request = v.variant('kind', [
  v.object({ kind: v.literal('set'), record: text, edit, why }),
  v.object({ kind: v.literal('merge'), records: v.tuple([text, text]), why }),
  v.object({ kind: v.literal('split'), record: text, reports: v.array(text), why }),
  v.object({ kind: v.literal('reject'), record: text, why }),
  v.object({ kind: v.literal('confirm'), record: text, why }),
  v.object({
    kind: v.picklist(['accept', 'decline']),
    articleId: text,
    version: whole,
    position: whole,
    why
  }),
  v.object({ kind: v.literal('undo'), correction: text, why })
]);

/** A checked request, or what is wrong with it in words. */
export function parseDeskRequest(body: unknown): { request: DeskRequest } | { problem: string } {
  const result = v.safeParse(request, body);
  if (result.success) return { request: result.output as DeskRequest };
  const [issue] = result.issues;
  return { problem: `${v.getDotPath(issue) ?? 'request'}: ${issue.message}` };
}

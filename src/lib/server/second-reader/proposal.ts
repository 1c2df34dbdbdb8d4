import * as v from 'valibot';
import { CATEGORIES, INCIDENT_TYPES, MEASURE_STATUSES, MEASURE_TYPES } from '../../model/index.ts';

const quote = v.pipe(v.string(), v.trim(), v.nonEmpty());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const orNull = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);

const when = v.object({ quote });
const place = v.object({ name: quote, quote });
const words = v.object({ value: quote, quote });
const figure = v.object({ low: whole, best: orNull(whole), high: orNull(whole), quote });

const incident = v.object({
  category: v.picklist(CATEGORIES),
  type: v.picklist(INCIDENT_TYPES),
  quote,
  date: orNull(when),
  place: orNull(place),
  killed: orNull(figure),
  injured: orNull(figure),
  attackersKilled: orNull(figure),
  perpetrator: orNull(words),
  claimedBy: orNull(words),
  target: orNull(words),
  weapon: orNull(words)
});

const measure = v.object({
  type: v.picklist(MEASURE_TYPES),
  status: v.picklist(MEASURE_STATUSES),
  quote,
  date: orNull(when),
  place: orNull(place),
  issuer: orNull(words)
});

export type RawFigure = v.InferOutput<typeof figure>;
export type RawIncident = v.InferOutput<typeof incident>;
export type RawMeasure = v.InferOutput<typeof measure>;

export interface RawAnswer {
  incidents: RawIncident[];
  measures: RawMeasure[];
  /** What was not in the shape asked for, in words. */
  malformed: string[];
}

/** The records of an answer that have the shape asked for; never throws. */
export function parseAnswer(answer: string): RawAnswer {
  const json = /\{[\s\S]*\}/.exec(answer)?.[0] ?? '';
  const outer = v.safeParse(
    v.pipe(
      v.string(),
      v.parseJson(),
      v.object({
        incidents: v.nullish(v.array(v.unknown()), []),
        measures: v.nullish(v.array(v.unknown()), [])
      })
    ),
    json
  );
  if (!outer.success)
    return {
      incidents: [],
      measures: [],
      malformed: ['the answer is not the JSON object that was asked for']
    };
  const malformed: string[] = [];
  const read = <S extends v.GenericSchema>(schema: S, name: string, items: unknown[]) =>
    items.flatMap((item, index): v.InferOutput<S>[] => {
      const result = v.safeParse(schema, item);
      if (result.success) return [result.output];
      const [issue] = result.issues;
      malformed.push(`${name} ${index + 1}: ${v.getDotPath(issue) ?? 'record'}: ${issue.message}`);
      return [];
    });
  return {
    incidents: read(incident, 'incident', outer.output.incidents),
    measures: read(measure, 'measure', outer.output.measures),
    malformed
  };
}

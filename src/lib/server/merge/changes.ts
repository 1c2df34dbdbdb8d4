import type { Incident, Measure, Records, Report } from '../../model/index.ts';

/** What an ingest or a correction does to one record. */
export interface Change {
  kind: 'incident' | 'measure';
  /** `added`: told by new reports alone. `joined`: new reports of a known record. `merged`: several records became one. */
  what: 'added' | 'joined' | 'merged' | 'changed' | 'removed';
  /** As it is after the change; for `removed` as it was. */
  record: Incident | Measure;
  /** Ids that it had before; empty for `added`. */
  before: string[];
  reports: Report[];
  fields: FieldChange[];
}

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

const SHOWN = ['category', 'type', 'status', 'date', 'location', 'casualties', 'actors', 'target', 'summary'];

/** Every record that differs, in the order of the ids after the change; equal records are left out. */
export function compareRecords(before: Records, after: Records): Change[] {
  return [
    ...compareKind('incident', before.incidents, after.incidents),
    ...compareKind('measure', before.measures, after.measures)
  ];
}

function compareKind(
  kind: Change['kind'],
  before: readonly (Incident | Measure)[],
  after: readonly (Incident | Measure)[]
): Change[] {
  const holderOf = new Map(
    before.flatMap((record) => record.reports.map(({ mentionId }) => [mentionId, record] as const))
  );
  const met = new Set<Incident | Measure>();
  const changes = after.flatMap((record): Change[] => {
    const earlier = [...new Set(record.reports.flatMap(({ mentionId }) => holderOf.get(mentionId) ?? []))];
    const first = earlier.find(({ id }) => id === record.id) ?? earlier[0];
    for (const one of earlier) met.add(one);
    const reports = record.reports.filter(({ mentionId }) => !holderOf.has(mentionId));
    if (!first) return [{ kind, what: 'added', record, before: [], reports, fields: [] }];
    const fields = fieldsOf(first, record);
    const left = first.reports.length + reports.length !== record.reports.length && earlier.length === 1;
    const what =
      earlier.length > 1
        ? 'merged'
        : reports.length > 0
          ? 'joined'
          : fields.length > 0 || left
            ? 'changed'
            : null;
    if (what === null) return [];
    return [{ kind, what, record, before: earlier.map(({ id }) => id), reports, fields }];
  });
  const removed = before
    .filter((record) => !met.has(record))
    .map((record): Change => ({
      kind,
      what: 'removed',
      record,
      before: [record.id],
      reports: [],
      fields: []
    }));
  return [...changes, ...removed];
}

function fieldsOf(before: Incident | Measure, after: Incident | Measure): FieldChange[] {
  return SHOWN.flatMap((field) => {
    const [from, to] = [shown(before, field), shown(after, field)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}

/** A place without the reasons for it, which no reader compares. */
function shown(record: Incident | Measure, field: string): unknown {
  const value = (record as unknown as Record<string, unknown>)[field];
  if (field !== 'location') return value;
  const { name, admin1, admin2, country, precision, lng, lat } = record.location;
  return { name, admin1, admin2, country, precision, lng, lat };
}

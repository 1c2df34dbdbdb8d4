import { parquetWriteBuffer } from 'hyparquet-writer';
import type { BasicType, ColumnSource } from 'hyparquet-writer';
import type { Geocode, Incident, Measure } from '../model/index.ts';
import { INCIDENT_FIELDS, MEASURE_FIELDS, type Cell, type Field, type FieldKind } from './fields.ts';
import { describe, type ExportMeta } from './meta.ts';
import type { RecordWriter } from './writer.ts';

/**
 * GeoParquet 1.1 (geoparquet.org): one row a record, the point as WKB in `geometry`, null where the place is known to an
 * area only. The data version, the filter and the attribution stand in the file's metadata. A file of columns: it holds
 * their cells until it ends, and nothing else of the records.
 */
export const incidentGeoParquet = (meta: ExportMeta): RecordWriter<Incident> =>
  parquetWriter(INCIDENT_FIELDS, meta);
export const measureGeoParquet = (meta: ExportMeta): RecordWriter<Measure> =>
  parquetWriter(MEASURE_FIELDS, meta);

const TYPES: Record<FieldKind, BasicType> = {
  text: 'STRING',
  date: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
  boolean: 'BOOLEAN'
};

const GEO = {
  version: '1.1.0',
  primary_column: 'geometry',
  columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } }
};

function parquetWriter<R extends { location: Geocode }>(
  fields: readonly Field<R>[],
  meta: ExportMeta
): RecordWriter<R> {
  const cells = fields.map((): Cell[] => []);
  const points: (Uint8Array | null)[] = [];
  return {
    begin: () => '',
    add(record) {
      fields.forEach(({ of }, i) => cells[i]!.push(of(record)));
      points.push(toWkb(record.location));
      return '';
    },
    end() {
      const columnData: ColumnSource[] = [
        ...fields.map(({ name, kind }, i) => ({ name, type: TYPES[kind], data: cells[i]! })),
        { name: 'geometry', type: 'BYTE_ARRAY', data: points }
      ];
      const about = Object.entries({ geo: JSON.stringify(GEO), ...describe(meta) });
      return new Uint8Array(
        parquetWriteBuffer({
          columnData,
          kvMetadata: about.map(([key, value]) => ({ key, value })),
          createdBy: 'Dateline'
        })
      );
    }
  };
}

/** Well-known binary of a point (OGC 06-103r4): little-endian, type 1, x, y. */
function toWkb({ lng, lat }: Geocode): Uint8Array | null {
  if (lng === null || lat === null) return null;
  const bytes = new DataView(new ArrayBuffer(21));
  bytes.setUint8(0, 1);
  bytes.setUint32(1, 1, true);
  bytes.setFloat64(5, lng, true);
  bytes.setFloat64(13, lat, true);
  return new Uint8Array(bytes.buffer);
}

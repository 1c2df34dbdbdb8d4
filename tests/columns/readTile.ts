/** Reads a Mapbox Vector Tile (version 2): only what the tests ask of it. */
export interface TileFeature {
  layer: string;
  id: number;
  properties: Record<string, string | number | boolean>;
  /** First point, in the units of the tile. */
  at: [x: number, y: number];
}

export function readTile(bytes: Uint8Array): TileFeature[] {
  return fields(bytes).flatMap(([field, layer]) => (field === 3 ? readLayer(layer as Uint8Array) : []));
}

function readLayer(bytes: Uint8Array): TileFeature[] {
  const parts = fields(bytes);
  const all = (wanted: number) => parts.filter(([field]) => field === wanted).map(([, value]) => value);
  const [name] = all(1).map(text);
  const keys = all(3).map(text);
  const values = all(4).map((value) => readValue(value as Uint8Array));
  return all(2).map((feature) => {
    const own = new Map(fields(feature as Uint8Array));
    const tags = varints(own.get(2) as Uint8Array | undefined);
    const [, x = 0, y = 0] = varints(own.get(4) as Uint8Array | undefined);
    const properties: TileFeature['properties'] = {};
    for (let i = 0; i < tags.length; i += 2) properties[keys[tags[i]!]!] = values[tags[i + 1]!]!;
    return { layer: name!, id: Number(own.get(1) ?? 0), properties, at: [signed(x), signed(y)] };
  });
}

function readValue(bytes: Uint8Array): string | number | boolean {
  const [[field, value]] = fields(bytes) as [[number, number | Uint8Array]];
  if (field === 1) return text(value);
  if (field === 7) return value === 1;
  if (field === 6) return signed(value as number);
  if (field !== 3) return field === 4 || field === 5 ? (value as number) : double(value as Uint8Array);
  return double(value as Uint8Array);
}

function double(bytes: Uint8Array): number {
  return new DataView(bytes.slice().buffer).getFloat64(0, true);
}

function text(value: number | Uint8Array): string {
  return new TextDecoder().decode(value as Uint8Array);
}

function signed(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

function varints(bytes: Uint8Array = new Uint8Array()): number[] {
  const values: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const [value, next] = varint(bytes, at);
    values.push(value);
    at = next;
  }
  return values;
}

/** Fields of a message in their order: numbers of varints, bytes of everything else. */
function fields(bytes: Uint8Array): [field: number, value: number | Uint8Array][] {
  const found: [number, number | Uint8Array][] = [];
  for (let at = 0; at < bytes.length;) {
    const [key, begin] = varint(bytes, at);
    const wire = key & 7;
    if (wire === 0) {
      const [value, next] = varint(bytes, begin);
      found.push([key >> 3, value]);
      at = next;
      continue;
    }
    const [length, start] = wire === 2 ? varint(bytes, begin) : [wire === 1 ? 8 : 4, begin];
    found.push([key >> 3, bytes.subarray(start, start + length)]);
    at = start + length;
  }
  return found;
}

function varint(bytes: Uint8Array, at: number): [value: number, next: number] {
  let [value, scale, next] = [0, 1, at];
  for (; ; scale *= 128) {
    const byte = bytes[next++]!;
    value += (byte & 127) * scale;
    if (byte < 128) return [value, next];
  }
}

import type { AdminName, Focus, Sources, Unit } from './sources.ts';
import { foldName } from './names.ts';

/** A first-order unit as GeoNames has it, with what Natural Earth and ISO 3166-2 add. */
export interface Subdivision {
  /** GeoNames' code, `PK.05`. */
  code: string;
  country: string;
  name: string;
  /** ISO 3166-2, null where neither source leads to one. */
  iso: string | null;
  alternates: string[];
  geonamesId: string | null;
  lngLat: [number, number] | null;
}

/**
 * Joins GeoNames' first-order codes to ISO 3166-2: by Natural Earth's `gn_a1_code` where its ISO code is still in
 * force, else by the folded name within the country. The focus country's codes are given, not derived.
 */
export function joinSubdivisions(sources: Sources, focus: Focus): Map<string, Subdivision> {
  const valid = new Set(sources.subdivisions.map((entry) => entry.code));
  const byName = namesToIso(sources);
  const units = unitsByCode(sources.units);
  const joined = new Map<string, Subdivision>();
  for (const entry of sources.admin1) {
    const country = entry.code.slice(0, 2);
    const unit = units.get(entry.code) ?? null;
    joined.set(entry.code, {
      code: entry.code,
      country,
      name: entry.name,
      iso: focus.admin1Codes[entry.code] ?? isoOf(entry, country, unit, valid, byName),
      alternates: unit ? unitNames(unit) : [],
      geonamesId: unit && Number(unit.properties.gn_id) > 0 ? String(unit.properties.gn_id) : null,
      lngLat: unit ? [Number(unit.properties.longitude), Number(unit.properties.latitude)] : null
    });
  }
  return joined;
}

function isoOf(
  entry: AdminName,
  country: string,
  unit: Unit | null,
  valid: Set<string>,
  byName: Map<string, string>
): string | null {
  const suffix = entry.code.slice(3);
  if (/^[A-Z]{2,3}$/.test(suffix) && valid.has(`${country}-${suffix}`)) return `${country}-${suffix}`;
  const named = byName.get(`${country} ${foldAdmin(entry.name)}`);
  if (named) return named;
  const iso = unit ? String(unit.properties.iso_3166_2) : '';
  return valid.has(iso) ? iso : null;
}

function namesToIso(sources: Sources): Map<string, string> {
  const seen = new Map<string, string | null>();
  for (const entry of sources.subdivisions) {
    const key = `${entry.code.slice(0, 2)} ${foldAdmin(entry.name)}`;
    const first = seen.get(key);
    // A county inside a state may bear the state's name: the first-order entry (parent = country) wins.
    if (first === undefined || entry.parent.length === 2) seen.set(key, entry.code);
  }
  return new Map([...seen].filter((pair): pair is [string, string] => pair[1] !== null));
}

function unitsByCode(units: Unit[]): Map<string, Unit> {
  const found = new Map<string, Unit>();
  const twice = new Set<string>();
  for (const unit of units) {
    const code = String(unit.properties.gn_a1_code ?? '');
    if (found.has(code)) twice.add(code);
    found.set(code, unit);
  }
  for (const code of twice) found.delete(code);
  return found;
}

function unitNames(unit: Unit): string[] {
  const { name, name_en: english, name_alt: alternates, woe_name: woe } = unit.properties;
  return [name, english, woe, ...String(alternates ?? '').split('|')]
    .map((value) => String(value ?? '').trim())
    .filter((value) => value !== '' && value !== 'null' && value.length > 2);
}

/** "Kvemo Kartli Region", "Provincia de Jujuy" and "Jujuy" fold alike. */
function foldAdmin(name: string): string {
  return foldName(name)
    .replace(
      /\b(province|region|district|governorate|county|state|oblast|prefecture|department|municipality|parish|provincia|departamento|wilayah|canton|island|islands|city|capital|of|de|the|opstina|obcina)\b/g,
      ' '
    )
    .replace(/\s+/g, ' ')
    .trim();
}

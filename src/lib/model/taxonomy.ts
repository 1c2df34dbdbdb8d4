/**
 * Closed vocabularies of the extraction contract (schema 1). Names follow ACLED, UCDP GED and GTD.
 */
export const CATEGORIES = ['attack', 'operation'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a map layer holds. */
export const LAYERS = ['attack', 'operation', 'measure'] as const;
export type Layer = (typeof LAYERS)[number];

export const ATTACK_TYPES = [
  'suicide_bombing',
  'bombing',
  'armed_assault',
  'targeted_killing',
  'kidnapping',
  'shelling',
  'grenade',
  'arson_sabotage',
  'complex_attack',
  'other'
] as const;
export const INCIDENT_TYPES = [...ATTACK_TYPES, 'operation'] as const;
export type IncidentType = (typeof INCIDENT_TYPES)[number];

export const MEASURE_TYPES = [
  'protection_unit',
  'security_plan',
  'deployment',
  'movement_control',
  'surveillance',
  'coordination',
  'training',
  'legal',
  'investigation',
  'diplomatic',
  'suspension',
  'other'
] as const;
export type MeasureType = (typeof MEASURE_TYPES)[number];

export const MEASURE_STATUSES = [
  'announced',
  'ordered',
  'agreed',
  'in_force',
  'reviewed',
  'called_for'
] as const;
export type MeasureStatus = (typeof MEASURE_STATUSES)[number];

export const OUTCOMES = ['killed', 'injured', 'missing', 'abducted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const ROLES = ['civilian', 'security', 'militant', 'unknown'] as const;
export type Role = (typeof ROLES)[number];

/** How a figure was worded; `unspecified` is "dozens", "several", "many". */
export const QUALIFIERS = ['exact', 'at_least', 'at_most', 'about', 'range', 'unspecified', 'none'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

export const DATE_PRECISIONS = ['day', 'week', 'month', 'year', 'unknown'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** How closely a place is known, finest first. */
export const PLACE_PRECISIONS = [
  'site',
  'settlement',
  'near',
  'admin2',
  'admin1',
  'country',
  'unknown'
] as const;
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

export const FEATURE_CLASSES = [
  'country',
  'admin1',
  'admin2',
  'tehsil',
  'settlement',
  'site',
  'region'
] as const;
/** `region` is a named area that is no administrative unit: a valley, a former agency, a sea. */
export type FeatureClass = (typeof FEATURE_CLASSES)[number];

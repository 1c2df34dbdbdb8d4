export * from './article.ts';
export * from './claims.ts';
export * from './corrections.ts';
export * from './place.ts';
export * from './records.ts';
export * from './taxonomy.ts';
export * from './filter.ts';
export type * from './briefing.ts';

export * from './reconcile.ts';
export * from './rows.ts';
export * from './select.ts';
export * from './summary.ts';

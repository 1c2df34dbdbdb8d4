export * from './languages.ts';
export * from './messages.ts';
export { loadSay } from './load.ts';
export { loadSayUpTo, type Part } from './parts.ts';

export * from './languages.ts';
export * from './messages.ts';
export { loadSay } from './load.ts';

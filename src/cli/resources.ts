export { openResources } from '../lib/server/resources.ts';

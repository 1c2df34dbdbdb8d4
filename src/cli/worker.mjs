// A thread of the pool (readers.ts): runs the TypeScript sources as the command itself does.
import { register } from 'tsx/esm/api';

register();
const { readHere } = await import('./worker.ts');
export default readHere;

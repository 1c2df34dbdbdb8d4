#!/usr/bin/env node
// The command as installed: runs the TypeScript sources as they are, so that there is no build to forget.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');

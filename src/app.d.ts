import type { Site } from './routes/site.server.ts';

declare global {
  namespace App {
    interface Locals {
      site: Site;
    }
  }
}
export {};

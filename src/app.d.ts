import type { IncomingMessage } from 'node:http';
import type { Desk } from './routes/desk.server.ts';
import type { Intake } from './routes/intake.server.ts';
import type { Renderer } from './routes/renderer.server.ts';
import type { Stories } from './routes/stories.server.ts';
import type { Site } from './routes/site.server.ts';
import type { User } from './lib/server/store/users.ts';

declare global {
  namespace App {
    interface Locals {
      site: Site;
      desk: Desk;
      intake: Intake;
      stories: Stories;
      renderer: Renderer;
      /** Who is signed in, null where nobody is. */
      user: User | null;
      /** In which language a page is written, as a BCP 47 tag for Intl. */
      locale: string;
    }
    interface Error {
      message: string;
      /** Of what takes a while to be read: how far it is, from 0 to 1, and the day that is asked for. */
      reading?: { share: number | null; asOf: string | null };
    }
    /** As the built server gives it; a server of development gives none. */
    interface Platform {
      req?: IncomingMessage;
    }
  }
}
export {};

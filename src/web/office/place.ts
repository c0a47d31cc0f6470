import type { Deps } from '../../features/context.ts';
import type { Database } from '../../storage/database.ts';

/** What the sandbox's office works with: the application's database and scripts, and the bot's account there. */
export interface OfficePlace {
  readonly database: Database;
  readonly deps: Deps;
  readonly account: string;
}

/** The name under which the tables know the simulated network. */
export const PLATFORM = 'sandbox';

import type { Imports } from './compose-imports.ts';
import type { Inbox } from './inbox/receive.ts';
import type { Outbox } from './outbox/deliver.ts';
import type { Schedules } from './schedules/schedules.ts';

/** Handling makes messages, and a dropped message may make others: look until nothing moves. */
export async function settle(
  inbox: Inbox,
  outbox: Outbox,
  schedules: Schedules,
  imports: Imports,
): Promise<void> {
  await schedules.idle();
  await inbox.idle();
  await imports.idle();
  await outbox.idle();
}

import type { Guard } from '../../outbox/enqueue.ts';
import type { Matter, Share } from '../matters/matter.ts';
import type { MatterClock } from './clocks.ts';
import type { DueReminder } from './due-reminder.ts';

/** The message is dropped when one of its matters has moved on; what is left is planned again. */
export function guardsOf(reminders: readonly DueReminder[]): Guard[] {
  return reminders.flatMap(({ about }) => guardsOfClock(about));
}

function guardsOfClock({ matter, share, order, meeting, found }: MatterClock): Guard[] {
  if (order !== undefined) return [guardOf('supervision_order', order)];
  if (meeting !== undefined) return [guardOf('hearing', meeting), ...guardsOfMatter(matter)];
  if (found !== undefined) return [guardOf('inspection_problem', found.problem), ...guardsOfMatter(matter)];
  if (share !== undefined) return [guardOfShare(share)];
  return matter === undefined ? [] : [guardOf('suggestion', matter.suggestion)];
}

/** Whoever has the matter is told: neither it nor a share of it may have moved on. */
function guardsOfMatter(matter: Matter | undefined): Guard[] {
  if (matter === undefined) return [];
  return [guardOf('suggestion', matter.suggestion), ...matter.shares.map(guardOfShare)];
}

function guardOfShare({ assignment }: Share): Guard {
  return guardOf('assignment', assignment);
}

function guardOf(kind: Guard['kind'], { congressId, id, version }: Omit<Guard, 'kind'>): Guard {
  return { kind, congressId, id, version };
}

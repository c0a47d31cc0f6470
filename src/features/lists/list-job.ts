import { z } from 'zod';
import type { Address } from '../../chat/message.ts';
import type { Database, Tx } from '../../storage/database.ts';
import type { Deps, Room } from '../context.ts';
import { roomOf } from '../opening/room.ts';
import { say, type Values } from '../speaking/speak.ts';

/** What a job about lists works with. */
export interface ListParts {
  readonly deps: Deps;
  readonly database: Database;
  readonly now: () => Date;
}

/** What became of a job; `failed` carries what was thrown, for the log. */
export type ListOutcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly error: unknown };

/** Who asked for it, by which event, and where to tell of it. */
export interface Asked {
  readonly congressId: string;
  readonly personId: string;
  readonly place: Address;
  readonly causeEventId: string;
}

export const address = z.object({
  platform: z.enum(['wechat', 'feishu', 'sandbox']),
  account: z.string(),
  conversation: z.object({ kind: z.enum(['group', 'direct']), id: z.string() }),
});

/** The fields of `Asked` in the payload of a job. */
export const asked = {
  congressId: z.string(),
  personId: z.string(),
  place: address,
  causeEventId: z.string().regex(/^\d+$/u),
};

/** A job, and a moment of it. */
export interface Moment {
  /** The task of the queue. */
  readonly task: string;
  readonly job: Asked;
  readonly moment: string;
}

/** The cause makes each message unique, so that a job that begins again says nothing twice. */
export function roomFor({ deps, now }: ListParts, tx: Tx, { task, job, moment }: Moment): Promise<Room> {
  const cause = `${task}:${job.causeEventId}:${moment}`;
  return roomOf(deps, tx, job.congressId, { now: now(), cause, actorId: job.personId });
}

/** Say something while the work goes on, in a transaction of its own. */
export async function tell(
  parts: ListParts,
  moment: Moment,
  { template, values }: { readonly template: string; readonly values: Values },
): Promise<void> {
  await parts.database.write(async (tx) => {
    await say(await roomFor(parts, tx, moment), { to: moment.job.place, class: 'answer', template, values });
  });
}

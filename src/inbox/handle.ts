import type { Logger } from 'pino';
import type { Clock } from '../chat/clock.ts';
import type { InboundEvent, MessageEvent } from '../chat/message.ts';
import type { Database, Tx } from '../storage/database.ts';
import { faultOf } from '../storage/fault.ts';
import {
  forgetEvent,
  lockConversation,
  markHandled,
  oldestOpenEvent,
  type OpenEvent,
  parkEvent,
} from '../storage/inbox.ts';
import type { ConversationKey } from '../storage/outbox.ts';
import { type FetchAttachment, fetchMissing, missingOf } from './fetch.ts';
import type { Step } from './queue.ts';

/** What is known of an event beside what the platform told. */
export interface EventMeta {
  readonly id: bigint;
  readonly receivedAt: Date;
}

export interface HandleDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly checkpoint: (point: 'received' | 'handled') => void;
  /** Effects, audit entries and outgoing messages, all in `tx`; may be called again when it throws. */
  readonly handle: (tx: Tx, event: InboundEvent, meta: EventMeta) => Promise<void>;
  /** Whether a message is still wanted when its turn comes; one that is not becomes chatter. */
  readonly wanted?: (tx: Tx, event: MessageEvent) => Promise<boolean>;
  /** Get the bytes of an attachment that was stored as a reference. */
  readonly fetch: FetchAttachment;
  /** Tell the staff, in the transaction that puts the event aside. The event is absent when it was erased. */
  readonly onParked: (tx: Tx, event: InboundEvent | undefined, meta: EventMeta) => Promise<void>;
}

/** Thrown for an event without its body: nothing can be done but to put it aside. */
const ERASED = new Error('the event was erased before it was handled');

interface Taken {
  event?: OpenEvent;
  /** The event lacks attachments, which are fetched before it is handled. */
  incomplete?: MessageEvent;
}

/** Handle the oldest open event of a conversation: its effects, its outgoing messages and "handled" are one commit. */
export async function handleNext(deps: HandleDeps, conversation: ConversationKey): Promise<Step> {
  const taken: Taken = {};
  try {
    const outcome = await deps.database.write(async (tx) => {
      if (!(await lockConversation(tx, conversation))) return 'busy';
      const event = await oldestOpenEvent(tx, conversation);
      if (event === undefined) return 'empty';
      taken.event = event;
      const inbound = inboundOf(event);
      if (inbound === undefined) throw ERASED;
      if (inbound.kind === 'message' && (await deps.wanted?.(tx, inbound)) === false) {
        await forgetEvent(tx, event.id);
        return 'handled';
      }
      if (inbound.kind === 'message' && missingOf(inbound).length > 0) {
        taken.incomplete = inbound;
        return 'fetch';
      }
      await deps.handle(tx, inbound, { id: event.id, receivedAt: event.receivedAt });
      await markHandled(tx, event.id, deps.clock.now());
      return 'handled';
    });
    if (outcome === 'handled') deps.checkpoint('handled');
    return outcome === 'fetch' ? await complete(deps, taken) : { outcome };
  } catch (error) {
    const id = taken.event?.id;
    deps.log.warn({ event: id, ...faultOf(error) }, 'an event could not be handled; it is tried again');
    return { outcome: 'failed', error, ...(id === undefined ? {} : { id }) };
  }
}

/** What another process has to fetch is another process's to handle: nothing is open here. */
async function complete(deps: HandleDeps, { event, incomplete }: Taken): Promise<Step> {
  if (event === undefined || incomplete === undefined) return { outcome: 'empty' };
  return { outcome: (await fetchMissing(deps, event.id, incomplete)) ? 'fetched' : 'empty' };
}

/** Put an event aside and tell the staff. When not even that works, it is put aside in silence and logged. */
export async function parkAndReport(deps: HandleDeps, id: bigint, error: unknown): Promise<void> {
  const { fault } = faultOf(error);
  deps.log.error({ event: id, fault }, 'an event was put aside');
  try {
    await deps.database.write((tx) => park(deps, tx, id, fault));
  } catch (reportError) {
    deps.log.error(
      { event: id, ...faultOf(reportError) },
      'an event that was put aside could not be reported',
    );
    await parkEvent(deps.database.read, id, fault).catch((parkError: unknown) => {
      deps.log.error(
        { event: id, ...faultOf(parkError) },
        'an event could not be put aside; it is tried again',
      );
    });
  }
}

async function park(deps: HandleDeps, tx: Tx, id: bigint, fault: string): Promise<void> {
  const event = await parkEvent(tx, id, fault);
  if (event === undefined) return;
  await deps.onParked(tx, inboundOf(event), { id, receivedAt: event.receivedAt });
}

function inboundOf({ body }: OpenEvent): InboundEvent | undefined {
  if (body === null) return undefined;
  // Only `receive` writes bodies, and it writes whole events; of them JSON changes only the date.
  const event = body as Omit<InboundEvent, 'sentAt'> & { readonly sentAt: string };
  return { ...event, sentAt: new Date(event.sentAt) } as InboundEvent;
}

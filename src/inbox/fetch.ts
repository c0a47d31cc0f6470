import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import {
  type Attachment,
  type InboundEvent,
  isRemote,
  type MessageEvent,
  type RemoteAttachment,
} from '../chat/message.ts';
import type { Fetched } from '../chat/platform.ts';
import type { Database } from '../storage/database.ts';
import { faultOf } from '../storage/fault.ts';
import { replaceBody } from '../storage/inbox.ts';

/** Fetch one attachment from its platform; `elsewhere` when another process holds that connection. */
export type FetchAttachment = (
  event: MessageEvent,
  attachment: RemoteAttachment,
) => Promise<Fetched | 'elsewhere'>;

export interface FetchDeps {
  readonly database: Database;
  readonly log: Logger;
  readonly fetch: FetchAttachment;
}

/** The waits in milliseconds before another attempt; after the last the attachment counts as lost. */
const PAUSES = [500, 3000];

/** The attachments of an event that are still to be fetched. */
export function missingOf(event: InboundEvent): readonly RemoteAttachment[] {
  if (event.kind !== 'message') return [];
  return event.attachments.filter(isRemote).filter((attachment) => attachment.lost === undefined);
}

/**
 * Fetch what a stored event still lacks and put it into its body: outside of any transaction, before the event is
 * handled. What cannot be had is marked as lost, so that the words beside it are not lost with it. False when another
 * process has to do it.
 */
export async function fetchMissing(deps: FetchDeps, id: bigint, event: MessageEvent): Promise<boolean> {
  const attachments: Attachment[] = [];
  for (const attachment of event.attachments) {
    const fetched = await fetchOne(deps, id, { event, attachment });
    if (fetched === 'elsewhere') return false;
    attachments.push(fetched);
  }
  await replaceBody(deps.database.read, id, { ...event, attachments });
  return true;
}

async function fetchOne(
  deps: FetchDeps,
  id: bigint,
  { event, attachment }: { readonly event: MessageEvent; readonly attachment: Attachment },
): Promise<Attachment | 'elsewhere'> {
  if (!isRemote(attachment) || attachment.lost !== undefined) return attachment;
  for (const wait of [...PAUSES, undefined]) {
    try {
      const fetched = await deps.fetch(event, attachment);
      if (fetched === 'elsewhere') return fetched;
      // An empty file cannot be kept, and says nothing.
      if (typeof fetched !== 'string' && fetched.data === '') return { ...attachment, lost: 'unavailable' };
      return typeof fetched === 'string'
        ? { ...attachment, lost: fetched }
        : { kind: attachment.kind, ...fetched };
    } catch (error) {
      deps.log.warn({ event: id, ...faultOf(error) }, 'an attachment could not be fetched');
      if (wait !== undefined) await pause(wait);
    }
  }
  return { ...attachment, lost: 'unavailable' };
}

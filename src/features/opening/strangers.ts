import { text } from '../../chat/card.ts';
import type { InboundEvent, MessageEvent } from '../../chat/message.ts';
import { readMessage } from '../../chat/reading/read.ts';
import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Tx } from '../../storage/database.ts';
import { insertDraft } from '../../storage/drafts.ts';
import type { Deps } from '../context.ts';
import { claimName } from '../roster/claim.ts';

interface Moment {
  readonly id: bigint;
  readonly now: Date;
}

/**
 * Somebody who is not bound. 我是张明 is passed on to the office; anything else waits as a private
 * draft, and the person is told privately how to bind. Nothing is said in the group.
 */
export async function meetStranger(deps: Deps, tx: Tx, event: InboundEvent, moment: Moment): Promise<void> {
  const name = event.kind === 'message' ? claimedName(deps, event) : undefined;
  if (name !== undefined) {
    if (await claimName(deps, tx, event, { ...moment, name })) return;
    return tellPrivately(deps, tx, event, { ...moment, template: 'refusals/claim-unknown' });
  }
  if (event.kind === 'message') await keepText(deps, tx, event, moment);
  await tellPrivately(deps, tx, event, { ...moment, template: 'refusals/not-bound' });
}

function claimedName(deps: Deps, event: MessageEvent): string | undefined {
  const reading = readMessage(
    {
      text: event.text,
      mentions: event.mentions,
      where: event.conversation.kind,
      quotesBot: false,
      attachments: { images: 0, files: [] },
      today: civilDateOf(event.sentAt),
    },
    deps.table,
  );
  return reading.kind === 'call' && reading.call.name === 'claim' ? reading.call.person : undefined;
}

async function keepText(deps: Deps, tx: Tx, event: MessageEvent, moment: Moment): Promise<void> {
  await insertDraft(tx, {
    id: deps.newId(),
    platform: event.platform,
    account: event.account,
    externalId: event.sender,
    kind: 'unbound',
    payload: { text: event.text },
    createdAt: moment.now,
  });
}

/** A group that the office has not registered: the bot does nothing there. */
export async function meetUnregistered(
  deps: Deps,
  tx: Tx,
  event: InboundEvent,
  moment: Moment,
): Promise<void> {
  await tellPrivately(deps, tx, event, { ...moment, template: 'refusals/group-not-registered' });
}

/** A bound person who has no part in the congress of this chat. */
export async function meetWithoutCongress(
  deps: Deps,
  tx: Tx,
  event: InboundEvent,
  moment: Moment,
): Promise<void> {
  await tellPrivately(deps, tx, event, { ...moment, template: 'refusals/no-part-here' });
}

async function tellPrivately(
  deps: Deps,
  tx: Tx,
  event: InboundEvent,
  { id, now, template }: Moment & { readonly template: string },
): Promise<void> {
  await enqueue(
    tx,
    { now, calendar: deps.calendar },
    {
      address: {
        platform: event.platform,
        account: event.account,
        conversation: { kind: 'direct', id: event.sender },
      },
      class: 'answer',
      template,
      content: text(deps.texts.render(template, {})),
      dedupeKey: `event:${String(id)}|${template}`,
      causeEventId: id,
    },
  );
}

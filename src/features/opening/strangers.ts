import { text } from '../../chat/card.ts';
import type { InboundEvent } from '../../chat/message.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Tx } from '../../storage/database.ts';
import { insertDraft } from '../../storage/drafts.ts';
import type { Deps } from '../context.ts';

interface Moment {
  readonly id: bigint;
  readonly now: Date;
}

/**
 * Somebody who is not bound: what was typed waits as a private draft, and the person is told
 * privately how to bind. Nothing is said in the group.
 */
export async function meetStranger(deps: Deps, tx: Tx, event: InboundEvent, moment: Moment): Promise<void> {
  if (event.kind === 'message') {
    await insertDraft(tx, {
      id: deps.newId(),
      platform: event.platform,
      account: event.account,
      externalId: event.sender,
      kind: 'unbound',
      payload: { text: event.text, conversation: event.conversation },
      createdAt: moment.now,
    });
  }
  await tellPrivately(deps, tx, event, { ...moment, template: 'refusals/not-bound' });
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

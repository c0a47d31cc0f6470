import type { CommandCall } from '../../chat/command-call.ts';
import type { InboundEvent, MessageEvent } from '../../chat/message.ts';
import type { Tx } from '../../storage/database.ts';
import { insertDraft } from '../../storage/drafts.ts';
import type { Deps } from '../context.ts';
import { claimName } from '../roster/claim.ts';
import { callIn } from './call-in.ts';
import { type Moment, tellSender } from './tell-sender.ts';

/**
 * Somebody who is not bound. 我是张明 is passed on to the office; anything else waits as a private
 * draft, and the person is told privately how to bind. Nothing is said in the group.
 */
export async function meetStranger(deps: Deps, tx: Tx, event: InboundEvent, moment: Moment): Promise<void> {
  const tell = (template: string): Promise<void> => tellSender(deps, tx, event, { ...moment, template });
  const call = callIn(deps.table, event);
  if (call?.name === 'claim') {
    const outcome = await claimName(deps, tx, event, { ...moment, name: call.person });
    if (outcome === 'unknown') await tell('refusals/claim-unknown');
    if (outcome === 'several') await tell('refusals/claim-which');
    return;
  }
  // 绑定 without a code: one with a code is sealed and never comes here.
  if (call?.name === 'bind') return tell('refusals/code-how');
  if (event.kind !== 'message' || !isWorthKeeping(call)) return tell('refusals/not-bound-yet');
  await keepText(deps, tx, event, moment);
  await tell('refusals/not-bound');
}

/** A greeting asks for nothing that could be done later, and must not hide what was said before it. */
function isWorthKeeping(call: CommandCall | undefined): boolean {
  return call?.name !== 'greeting' && call?.name !== 'help';
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
  await tellSender(deps, tx, event, { ...moment, template: 'refusals/group-not-registered' });
}

/** A bound person who has no part in the congress of this chat. */
export async function meetWithoutCongress(
  deps: Deps,
  tx: Tx,
  event: InboundEvent,
  moment: Moment,
): Promise<void> {
  await tellSender(deps, tx, event, { ...moment, template: 'refusals/no-part-here' });
}

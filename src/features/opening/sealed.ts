import type { InboundEvent } from '../../chat/message.ts';
import { bindingCodeOf } from '../../chat/reading/sealed.ts';
import type { Tx } from '../../storage/database.ts';
import type { Deps } from '../context.ts';
import { bindByCode } from '../roster/bind.ts';
import type { Moment } from './tell-sender.ts';

/** A message that holds a binding code: dealt with in the transaction that stores its key, no word of it is kept. */
export async function meetSealed(deps: Deps, tx: Tx, event: InboundEvent, moment: Moment): Promise<void> {
  const said = event.kind === 'message' ? bindingCodeOf(event, deps.table) : undefined;
  if (said === undefined) return;
  const { platform, account, conversation, sender } = event;
  await bindByCode(deps, tx, { platform, account, conversation, sender, ...said }, moment);
}

import type { Call } from '../../chat/card-call.ts';
import type { Address, InboundEvent } from '../../chat/message.ts';
import type { Tx } from '../../storage/database.ts';
import { findDraft, insertDraft, useDraft } from '../../storage/drafts.ts';
import { bindAccount, findByName } from '../../storage/identities.ts';
import { finish } from '../../storage/work.ts';
import type { CommandContext, Deps, Room } from '../context.ts';
import { roomOf } from '../opening/room.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, choice, say, showCard } from '../speaking/speak.ts';

/** Somebody not bound says who he or she is; the office decides. */
export interface Claim {
  readonly personId: string;
  readonly name: string;
}

/**
 * 我是张明, from an account that is not bound: staff is told and confirms. False when the roster has
 * no such person, or the person is bound already.
 */
export async function claimName(
  deps: Deps,
  tx: Tx,
  event: InboundEvent,
  claimed: { readonly id: bigint; readonly now: Date; readonly name: string },
): Promise<boolean> {
  const found = await findByName(tx, claimed.name, event.platform);
  const people = new Set(found.map((each) => each.personId));
  const [first] = found;
  if (first === undefined || people.size > 1 || first.bound) return false;

  const { platform, account, sender } = event;
  const draft = deps.newId();
  const payload: Claim = { personId: first.personId, name: claimed.name };
  const owner = { platform, account, externalId: sender };
  await insertDraft(tx, { id: draft, ...owner, kind: 'claim', payload, createdAt: claimed.now });
  const room = await roomOf(deps, tx, first.congressId, claimed);
  const direct: Address = { platform, account, conversation: { kind: 'direct', id: sender } };
  const values = { person: claimed.name };
  await say(room, { to: direct, class: 'answer', template: 'roster/claim-noted', values });
  await askStaff(room, claimed.name, draft);
  await finish(room.work);
  return true;
}

async function askStaff(room: Room, person: string, draft: string): Promise<void> {
  for (const place of await staffPlaces(room)) {
    await showCard(room, {
      to: place.address,
      class: 'notice',
      template: 'roster/claim-waiting',
      values: { person },
      kind: 'confirm',
      choices: [
        choice('同意', { name: 'confirmClaim', draft, agree: true }, { confirmed: true }),
        choice('不同意', { name: 'confirmClaim', draft, agree: false }, { confirmed: true }),
      ],
    });
  }
}

/** Staff confirms or refuses a claim; whoever is bound now finds the kept text under 登记. */
export async function confirmClaim(context: CommandContext, call: Call<'confirmClaim'>): Promise<void> {
  const draft = await findDraft(context.work.tx, call.draft);
  if (draft === undefined || !(await useDraft(context.work.tx, draft, context.now))) {
    return refusePrivately(context, 'card-gone', {});
  }
  // The cast holds: drafts of this kind are written by claimName only.
  const claim = draft.payload as Claim;
  const address: Address = {
    ...context.place.address,
    conversation: { kind: 'direct', id: draft.externalId },
  };
  if (call.agree) {
    const binding = { id: context.newId(), personId: claim.personId, address };
    await bindAccount(context.work, binding, { action: 'identity.bound' });
  }
  const template = call.agree ? 'roster/claim-agreed' : 'roster/claim-refused';
  await say(context, { to: address, class: 'notice', template, values: { person: claim.name } });
  await answer(context, call.agree ? 'roster/claim-done' : 'roster/claim-turned-down', {
    person: claim.name,
  });
}

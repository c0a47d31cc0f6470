import type { Call } from '../../chat/card-call.ts';
import type { Address, PlatformName } from '../../chat/message.ts';
import type { Tx } from '../../storage/database.ts';
import { closeDrafts, findDraft, insertDraft, newestDraft, useDraft } from '../../storage/drafts.ts';
import { findNamed } from '../../storage/enrolment.ts';
import { bindAccount, isBound } from '../../storage/identities.ts';
import { findAccount } from '../../storage/roster.ts';
import { finish } from '../../storage/work.ts';
import type { CommandContext, Deps, Room } from '../context.ts';
import { roomOf } from '../opening/room.ts';
import { askToAddMe, directOf, isReachable, type Moment, type Sender } from '../opening/tell-sender.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, choice, say, showCard } from '../speaking/speak.ts';
import { meantBy, possibleNames } from './named.ts';

/** Somebody not bound says who he or she is; the office decides. */
export interface Claim {
  readonly personId: string;
  readonly name: string;
  /** Whether the account may be written to privately once it is bound. */
  readonly reachable: boolean;
}

/** The kind of private draft that a claim waits as. */
const CLAIM = 'claim';

/**
 * 我是张明, from an account that is not bound: staff is told and confirms. Return why not when the roster has nobody
 * of that name, or several.
 */
export async function claimName(
  deps: Deps,
  tx: Tx,
  from: Sender,
  claimed: Moment & { readonly name: string },
): Promise<'noted' | 'unknown' | 'several'> {
  const found = meantBy(claimed.name, await findNamed(tx, possibleNames(claimed.name)));
  const [first] = found;
  if (first === undefined) return 'unknown';
  if (found.some(({ personId }) => personId !== first.personId)) return 'several';

  const { personId, name } = first;
  const room = await roomOf(deps, tx, first.congressId, claimed);
  const draft = await noteClaim(room, from, { personId, name, reachable: isReachable(from) });
  if (isReachable(from)) {
    const values = { person: name };
    const to = directOf(from);
    const template = (await hasKept(tx, to)) ? 'roster/claim-noted-kept' : 'roster/claim-noted';
    await say(room, { to, class: 'answer', template, values });
  } else await askToAddMe(room, from, name);
  if (draft !== undefined) await askStaff(room, name, { draft, bound: await isBound(tx, personId, from) });
  await finish(room.work);
  return 'noted';
}

/** Keep the claim; undefined when the account has claimed the same already and the office has not decided. */
async function noteClaim(room: Room, from: Sender, claim: Claim): Promise<string | undefined> {
  const { tx } = room.work;
  const owner = { platform: from.platform, account: from.account, externalId: from.sender };
  const open = await newestDraft(tx, owner, CLAIM);
  // The cast holds: drafts of this kind are written here only.
  if ((open?.payload as Claim | undefined)?.personId === claim.personId) return undefined;
  await closeDrafts(tx, owner, CLAIM, room.now);
  const id = room.newId();
  await insertDraft(tx, { id, ...owner, kind: CLAIM, payload: claim, createdAt: room.now });
  return id;
}

async function askStaff(
  room: Room,
  person: string,
  { draft, bound }: { readonly draft: string; readonly bound: boolean },
): Promise<void> {
  for (const place of await staffPlaces(room)) {
    await showCard(room, {
      to: place.address,
      class: 'notice',
      template: bound ? 'roster/claim-waiting-rebind' : 'roster/claim-waiting',
      values: { person },
      kind: 'confirm',
      choices: [
        choice('同意', { name: 'confirmClaim', draft, agree: true }, { confirmed: true }),
        choice('不同意', { name: 'confirmClaim', draft, agree: false }, { confirmed: true }),
      ],
    });
  }
}

/** Whether something that was said before the account was bound waits for 登记. */
async function hasKept(tx: Tx, { platform, account, conversation }: Address): Promise<boolean> {
  const owner = { platform, account, externalId: conversation.id };
  return (await newestDraft(tx, owner, 'unbound')) !== undefined;
}

/** Staff confirms or refuses a claim; whoever is bound now finds the kept text under 登记. */
export async function confirmClaim(context: CommandContext, call: Call<'confirmClaim'>): Promise<void> {
  const { tx } = context.work;
  const draft = await findDraft(tx, call.draft);
  if (draft === undefined || !(await useDraft(tx, draft, context.now)))
    return refusePrivately(context, 'card-gone');
  // The cast holds: drafts of this kind are written by noteClaim only.
  const claim = draft.payload as Claim;
  const bound = await findAccount(tx, draft);
  if (call.agree && bound !== undefined && bound.personId !== claim.personId)
    return refusePrivately(context, 'claim-account-taken', { person: claim.name });

  // The cast holds: drafts are written from an address only. Staff may sit on another platform than the claimer.
  const platform = draft.platform as PlatformName;
  const conversation = { kind: 'direct', id: draft.externalId } as const;
  const address: Address = { platform, account: draft.account, conversation };
  const { personId, name, reachable } = claim;
  if (call.agree) {
    const binding = { id: context.newId(), personId, address, reachable };
    await bindAccount(context.work, binding, { action: 'identity.bound', facts: { by: 'claim' } });
  }
  const values = { person: name };
  const agreed = (await hasKept(tx, address)) ? 'roster/claim-agreed-kept' : 'roster/claim-agreed';
  const template = call.agree ? agreed : 'roster/claim-refused';
  if (reachable) await say(context, { to: address, class: 'notice', template, values });
  if (!call.agree) return answer(context, 'roster/claim-turned-down', values);
  await answer(context, reachable ? 'roster/claim-done' : 'roster/claim-done-unreachable', values);
}

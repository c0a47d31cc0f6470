import { normalCode, type SaidCode } from '../../chat/reading/binding-code.ts';
import {
  codeSalt,
  countWrongCodes,
  findLivingCode,
  type LivingCode,
  lockTries,
  noteWrongCode,
  useCode,
} from '../../storage/binding-codes.ts';
import type { Tx } from '../../storage/database.ts';
import { type Enrolled, findEnrolled } from '../../storage/enrolment.ts';
import { type AccountKey, bindAccount } from '../../storage/identities.ts';
import { findAccount } from '../../storage/roster.ts';
import { finish } from '../../storage/work.ts';
import type { Deps, Room } from '../context.ts';
import { roomOf } from '../opening/room.ts';
import {
  askToAddMe,
  directOf,
  isReachable,
  type Moment,
  type Sender,
  tellSender,
} from '../opening/tell-sender.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say, type Values } from '../speaking/speak.ts';
import { administratorOf } from './administrator.ts';
import { hashOfCode } from './code.ts';
import { placeOf } from './named.ts';
import { welcome } from './welcome.ts';

/** So many wrong codes of one account within the hour, and it has to wait. */
const MOST_WRONG = 5;
const HOUR_MS = 3_600_000;

type Refusal =
  `refusals/${'code-how' | 'code-too-often' | 'code-wrong' | 'code-other-name' | 'account-taken'}`;

/** An account that types a code. */
export type CodeAttempt = Sender & SaidCode;

/**
 * 绑定 码 [姓名]: bind the account to the code's person, and void an older account of that person, since ids may have
 * changed. What cannot be done is told privately.
 */
export async function bindByCode(deps: Deps, tx: Tx, attempt: CodeAttempt, moment: Moment): Promise<void> {
  const refuse = (template: Refusal, values: Values = {}): Promise<void> =>
    tellSender(deps, tx, attempt, { ...moment, template, values });
  const found = await tryCode(tx, attempt, moment.now);
  if (typeof found === 'string') return refuse(found);
  const bound = await findAccount(tx, keyOf(attempt));
  if (bound !== undefined && found.personId !== undefined && bound.personId !== found.personId)
    return refuse('refusals/account-taken', { person: bound.name });
  const room = await roomOf(deps, tx, found.congressId, moment);
  const member = found.personId === undefined ? undefined : await memberOf(room, found.personId);
  if (found.personId !== undefined && member === undefined) return refuse('refusals/code-wrong');
  // A code that was passed on by mistake binds nobody else.
  if (member !== undefined && attempt.person?.includes(member.name) === false)
    return refuse('refusals/code-other-name');
  if (!(await useCode(tx, found, moment.now))) return refuse('refusals/code-wrong');

  const administrator = { bound, name: attempt.person };
  await bindTo(room, member ?? (await administratorOf(room, administrator)), attempt);
  await finish(room.work);
}

/** The code that was typed, or why it cannot be taken; each wrong one counts. */
async function tryCode(tx: Tx, attempt: CodeAttempt, now: Date): Promise<LivingCode | Refusal> {
  const code = normalCode(attempt.code);
  if (code === undefined) return 'refusals/code-how';
  const key = keyOf(attempt);
  await lockTries(tx, key);
  const wrong = await countWrongCodes(tx, key, new Date(now.getTime() - HOUR_MS));
  if (wrong >= MOST_WRONG) return 'refusals/code-too-often';
  const found = await findLivingCode(tx, await hashOfCode(code, await codeSalt(tx)), now);
  if (found === undefined) await noteWrongCode(tx, key, now);
  return found ?? 'refusals/code-wrong';
}

async function bindTo(room: Room, member: Enrolled, attempt: CodeAttempt): Promise<void> {
  const acting: Room = { ...room, work: { ...room.work, actorId: member.personId } };
  const replaced = await bindAccount(
    acting.work,
    {
      id: room.newId(),
      personId: member.personId,
      address: directOf(attempt),
      reachable: isReachable(attempt),
    },
    { action: 'identity.bound', facts: { by: 'code' } },
  );
  if (isReachable(attempt)) await welcome(acting, member, directOf(attempt));
  else await askToAddMe(acting, attempt, member.name);
  await tellStaff(acting, member, { replaced, attempt });
}

function keyOf({ platform, account, sender }: Sender): AccountKey {
  return { platform, account, externalId: sender };
}

async function memberOf(room: Room, personId: string): Promise<Enrolled | undefined> {
  const members = await findEnrolled(room.work.tx, { congressId: room.congress.id, personId });
  const [first] = members;
  return first && { ...first, roles: [...new Set(members.flatMap((member) => member.roles))] };
}

async function tellStaff(
  room: Room,
  member: Enrolled,
  { replaced, attempt }: { readonly replaced: number; readonly attempt: CodeAttempt },
): Promise<void> {
  for (const { address } of await staffPlaces(room)) {
    // Whoever has just been greeted, such as the very first administrator, need not be told.
    if (address.conversation.id === attempt.sender) continue;
    const template = replaced > 0 ? 'roster/rebound-by-code' : 'roster/bound-by-code';
    const values = { person: member.name, place: placeOf(member) ?? room.congress.name };
    await say(room, { to: address, class: 'notice', template, values });
  }
}

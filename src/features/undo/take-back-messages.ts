import type { Address } from '../../chat/message.ts';
import type { OutboxRow } from '../../storage/outbox.ts';
import type { CommandContext } from '../context.ts';
import { say } from '../speaking/speak.ts';
import type { LastAction } from './last-action.ts';
import { deedOf, plainDeedOf } from './deed.ts';
import type { Touched } from './touched.ts';

/** Messages that others cannot have read yet, and those they may have. */
const UNSENT = 'pending';
const PERHAPS_READ: readonly string[] = ['sending', 'sent', 'uncertain'];

/** A line that only asks somebody to add the bot, and a card shown anew, tell of nothing that was undone. */
const TELLS_NOTHING = /^(?:speaking\/please-add-me$|card\/)/u;

/** Cards that ask for something else than the matter's next step are not opened again. */
const NEVER_REOPENED: readonly string[] = ['confirm', 'draft', 'form'];

/**
 * Undo what an action said: what waits is dropped, what may have been read is corrected, once for each chat
 * other than the one in which the action was taken.
 */
export async function takeBackMessages(
  context: CommandContext,
  action: LastAction,
  touched: readonly Touched[],
): Promise<void> {
  const { tx } = context.work;
  const told = await tx.outboxMessage.findMany({
    where: { congressId: context.congress.id, causeEventId: action.eventId },
    orderBy: { sequence: 'asc' },
  });
  const sequences = told.map((message) => message.sequence);
  await tx.outboxMessage.updateMany({
    where: { sequence: { in: sequences }, state: UNSENT },
    data: { state: 'dropped', failure: 'undone' },
  });
  await turnCards(context, action, touched, sequences);

  const own = await actedIn(context, action);
  const read = told.filter(
    (message) => PERHAPS_READ.includes(message.state) && !TELLS_NOTHING.test(message.template),
  );
  for (const messages of byChat(read)) {
    if (own.includes(chatOf(messages[0]))) continue;
    const [several, others] = [messages.filter(isSeveral), messages.filter((each) => !isSeveral(each))];
    if (several[0] !== undefined) await correctSeveral(context, several[0]);
    const [first, ...more] = others;
    if (first !== undefined) await correct(context, action, [first, ...more], touched);
  }
}

/** Close the cards that the action opened, and open again those that it closed. */
async function turnCards(
  context: CommandContext,
  action: LastAction,
  touched: readonly Touched[],
  opened: readonly bigint[],
): Promise<void> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  await tx.openCard.updateMany({
    where: { congressId, outboxSequence: { in: [...opened] }, closedAt: null },
    data: { closedAt: context.now },
  });
  await tx.openCard.updateMany({
    where: {
      congressId,
      subject: { in: touched.map(({ id }) => id) },
      closedAt: action.at,
      kind: { notIn: [...NEVER_REOPENED] },
      outboxSequence: { notIn: [...opened] },
    },
    data: { closedAt: null },
  });
}

/** The chats whose readers hear of the undoing anyway: where the action was taken, and where it is undone. */
async function actedIn(context: CommandContext, action: LastAction): Promise<string[]> {
  const event = await context.work.tx.inboxEvent.findUnique({ where: { id: action.eventId } });
  const here = keyOf(context.place.address);
  const direct = keyOf(context.actor.direct);
  return event === null ? [here, direct] : [here, direct, chatOf(event)];
}

type Messages = readonly [OutboxRow, ...OutboxRow[]];

function byChat(messages: readonly OutboxRow[]): Messages[] {
  const chats = new Map<string, [OutboxRow, ...OutboxRow[]]>();
  for (const message of messages) {
    const known = chats.get(chatOf(message));
    if (known === undefined) chats.set(chatOf(message), [message]);
    else known.push(message);
  }
  return [...chats.values()];
}

/** One message that assigned several matters has no subject; it is taken back as a whole. */
function isSeveral({ template }: OutboxRow): boolean {
  return template === 'assignments/issued-several';
}

async function correctSeveral(context: CommandContext, message: OutboxRow): Promise<void> {
  const to = addressOf(message);
  await say(context, { to, class: 'notice', template: 'undo/correction-several', values: {} });
}

async function correct(
  context: CommandContext,
  action: LastAction,
  messages: Messages,
  touched: readonly Touched[],
): Promise<void> {
  const subjects = new Set(messages.map((message) => message.subjectId));
  const about = touched.filter(({ id }) => subjects.has(id));
  const [only] = about;
  const templates = messages.map(({ template }) => template);
  await say(context, {
    to: addressOf(messages[0]),
    class: 'notice',
    template:
      about.length === 0
        ? `undo/correction-plain.${plainDeedOf(action, templates)}`
        : `undo/correction.${deedOf(action, templates, about)}`,
    values: about.length === 0 ? {} : { numbers: about.map(({ label }) => label).join('、') },
    ...(about.length === 1 && only !== undefined ? { subject: only.id } : {}),
  });
}

function addressOf({ platform, account, conversationKind, conversationId }: OutboxRow): Address {
  return {
    // The casts hold: the columns are written from an Address only.
    platform: platform as Address['platform'],
    account,
    conversation: { kind: conversationKind as Address['conversation']['kind'], id: conversationId },
  };
}

function chatOf(
  row: Pick<OutboxRow, 'platform' | 'account' | 'conversationKind' | 'conversationId'>,
): string {
  return `${row.platform}:${row.account}:${row.conversationKind}:${row.conversationId}`;
}

function keyOf({ platform, account, conversation }: Address): string {
  return `${platform}:${account}:${conversation.kind}:${conversation.id}`;
}

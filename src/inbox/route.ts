import type { AnyCall } from '../chat/card-call.ts';
import type { CommandChat, CommandEntry, CommandTable } from '../chat/reading/command-table.ts';
import type { InboundEvent, RecallEvent } from '../chat/message.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Role } from '../domain/visibility/visibility.ts';
import type { OpenCard } from '../storage/cards.ts';
import type { Tx } from '../storage/database.ts';
import { dropGroupMember, noteGroupMember, replaceGroupMembers } from '../storage/roster.ts';
import { type Commands, runCall } from './commands.ts';
import { entryOf, permit, wordTyped } from './permission.ts';
import { understand, type Understanding, type Understood } from './understand.ts';

export interface EventMeta {
  readonly id: bigint;
  readonly receivedAt: Date;
}

/** Somebody known, in a place that is known: what a command can be run in. */
export interface Opened<C> {
  readonly context: C;
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly chat: CommandChat;
  readonly now: Date;
  readonly today: CivilDate;
}

/** What the composition root gives the router: who acts where, and what to say when nothing can be done. */
export interface RouterParts<C> {
  readonly table: CommandTable;
  readonly commands: Commands<C>;
  /** Whether something came of the message that was taken back; of nothing else a recall is heeded. */
  heedsRecall(tx: Tx, event: RecallEvent): Promise<boolean>;
  /** A message was taken back of which something had come. */
  recall(context: C, event: RecallEvent): Promise<void>;
  /** Undefined when the sender or the place is not known; then everything needed was said and kept. */
  open(tx: Tx, event: InboundEvent, meta: EventMeta): Promise<Opened<C> | undefined>;
  /** The context with what the words came with. */
  with(context: C, came: Pick<Understood, 'marked' | 'confirmed' | 'files' | 'subject'>): C;
  /** Write what the work left to write (the audit records), at the very end. */
  finish(context: C): Promise<void>;
  refuse(context: C, why: Refusal): Promise<void>;
  /** A confirmation was used up by this choice: close its card, and show it so. */
  settle(context: C, card: OpenCard, choice: string): Promise<void>;
  /** Role right, chat wrong: what was posted is kept privately, and 登记 does it (commands.md rule 5). */
  keepForLater(context: C, call: AnyCall, entry: CommandEntry): Promise<void>;
  /** 收到 in a unit's group is no sign-off; a hint may be due. */
  hintAtReceipt(context: C): Promise<void>;
  /** The call that a plain sentence in the direct chat completes, when the bot has asked for something. */
  answerTo(context: C, said: Pick<Understood, 'call' | 'spoken' | 'marked'>): Promise<AnyCall | undefined>;
  /** Something else that the words said was not done: say so. */
  tellLeft(context: C, left: string): Promise<void>;
  /** 登记: the call that was kept. */
  takeKept(context: C): Promise<AnyCall | undefined>;
}

type NotChosen = Extract<Understanding, { readonly kind: 'no_choice' }>;

export type Refusal =
  /** `word` is how it was said: the label of the choice, or the word of the table as typed. */
  | { readonly code: 'role'; readonly entry: CommandEntry; readonly word: string }
  | { readonly code: 'unavailable'; readonly entry: CommandEntry | undefined }
  | { readonly code: 'unknown'; readonly nearest: readonly string[] }
  | {
      readonly code: 'choice';
      readonly why: NotChosen['why'];
      readonly choice: string;
      readonly number?: string;
    }
  | { readonly code: 'nothing-kept' };

/** From a stored event to its effects, inside the transaction that handles it. */
export function createRouter<C>(
  parts: RouterParts<C>,
): (tx: Tx, event: InboundEvent, meta: EventMeta) => Promise<void> {
  return async (tx, event, meta) => {
    if (event.kind === 'member') return noteMember(tx, event);
    if (event.kind === 'members') return noteMembers(tx, event);
    if (event.kind === 'recall' && !(await parts.heedsRecall(tx, event))) return;
    const opened = await parts.open(tx, event, meta);
    if (opened === undefined) return;
    await act(parts, tx, opened, event);
    await parts.finish(opened.context);
  };
}

async function noteMember(tx: Tx, event: Extract<InboundEvent, { kind: 'member' }>): Promise<void> {
  const member = {
    platform: event.platform,
    account: event.account,
    groupId: event.conversation.id,
    externalId: event.who,
  };
  if (event.change === 'join') await noteGroupMember(tx, member, event.sentAt);
  else await dropGroupMember(tx, member);
}

async function noteMembers(tx: Tx, event: Extract<InboundEvent, { kind: 'members' }>): Promise<void> {
  const { platform, account, conversation, members, sentAt } = event;
  await replaceGroupMembers(tx, { platform, account, groupId: conversation.id }, { members, since: sentAt });
}

async function act<C>(parts: RouterParts<C>, tx: Tx, opened: Opened<C>, event: InboundEvent): Promise<void> {
  if (event.kind === 'recall') return parts.recall(opened.context, event);
  const { personId, now, today } = opened;
  const understood = await understand({ tx, table: parts.table, personId, now, today }, event);
  await follow(parts, opened, event, understood);
}

async function follow<C>(
  parts: RouterParts<C>,
  opened: Opened<C>,
  event: InboundEvent,
  understood: Understanding,
): Promise<void> {
  if (understood.kind === 'nothing') return parts.hintAtReceipt(opened.context);
  if (understood.kind === 'no_choice') {
    const { kind: _kind, ...refused } = understood;
    const answered =
      event.kind === 'message' ? await answeredBy(parts, opened.context, understood) : undefined;
    if (answered === undefined) return parts.refuse(opened.context, { code: 'choice', ...refused });
    await perform(parts, { ...opened, casual: false, spoken: understood.choice }, answered);
    return;
  }
  const context = parts.with(opened.context, understood);
  const casual = event.kind === 'message' && event.conversation.kind === 'group' && !understood.marked;
  const call = event.kind === 'message' ? await parts.answerTo(context, understood) : undefined;
  if (call === undefined && understood.labelled !== undefined)
    return follow(parts, opened, event, understood.labelled);
  const { spoken, choice } = understood;
  const acting = { ...opened, context, casual, spoken, ...(choice === undefined ? {} : { choice }) };
  const done = await perform(parts, acting, call ?? understood.call);
  if (done && understood.confirmed && understood.card?.kind === 'confirm')
    await parts.settle(context, understood.card, choice ?? '');
  if (done && call === undefined && understood.left !== undefined)
    await parts.tellLeft(context, understood.left);
}

/** 3 is no choice of a card, but perhaps what a question asked for. */
function answeredBy<C>(
  parts: RouterParts<C>,
  context: C,
  { why, choice }: NotChosen,
): Promise<AnyCall | undefined> {
  if (why !== 'no_card' && why !== 'poll_over' && why !== 'not_shown') return Promise.resolve(undefined);
  const call = { name: 'unknown', body: choice, nearest: [] } as const;
  return parts.answerTo(context, { call, spoken: choice, marked: false });
}

interface Acting<C> extends Opened<C> {
  /** Said in a group without a mark: someone for whom it is no word may just be talking. */
  readonly casual: boolean;
  /** What was said, without its mark. */
  readonly spoken: string;
  /** The label of the choice that was taken. */
  readonly choice?: string;
}

/** Run the call if role and chat admit it; true when the command ran. */
async function perform<C>(parts: RouterParts<C>, acting: Acting<C>, call: AnyCall): Promise<boolean> {
  const { context } = acting;
  if (call.name === 'unknown') {
    await parts.refuse(context, { code: 'unknown', nearest: call.nearest });
    return false;
  }
  const permission = permit(parts.table, call, acting);
  if (!permission.ok) {
    if (permission.why === 'role' && acting.casual && permission.entry.bare.length === 0) return false;
    if (permission.why === 'role' && call.name === 'submit' && call.prose === true)
      await parts.refuse(context, { code: 'unknown', nearest: [] });
    else if (permission.why === 'role')
      await parts.refuse(context, {
        code: 'role',
        entry: permission.entry,
        word: acting.choice ?? wordTyped(permission.entry, acting.spoken),
      });
    else await parts.keepForLater(context, call, permission.entry);
    return false;
  }
  if (call.name === 'register') return performKept(parts, acting);
  if (await runCall(parts.commands, context, call)) return true;
  await parts.refuse(context, { code: 'unavailable', entry: entryOf(parts.table, call) });
  return false;
}

async function performKept<C>(parts: RouterParts<C>, acting: Acting<C>): Promise<boolean> {
  const kept = await parts.takeKept(acting.context);
  if (kept !== undefined) return perform(parts, acting, kept);
  await parts.refuse(acting.context, { code: 'nothing-kept' });
  return false;
}

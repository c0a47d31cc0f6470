import type { AnyCall } from '../../chat/card-call.ts';
import { readMessage } from '../../chat/reading/read.ts';
import { type DraftOwner, newestDraft, useDraft } from '../../storage/drafts.ts';
import type { CommandContext } from '../context.ts';

/** The kind of draft that a command typed in the wrong group is kept as. */
const WRONG_CHAT = 'wrong_chat';

/**
 * 登记: the command that was last kept privately because it was typed in the wrong group, to be run now in
 * the direct chat; it is given once. Undefined when none is kept, and in a group.
 */
export async function takeDraft(context: CommandContext): Promise<AnyCall | undefined> {
  if (context.place.group !== undefined) return undefined;
  const { platform, account, conversation } = context.actor.direct;
  const owner = { platform, account, externalId: conversation.id };
  const draft = await newestDraft(context.work.tx, owner, WRONG_CHAT);
  if (draft === undefined) return takeUnbound(context, owner);
  if (!(await useDraft(context.work.tx, draft, context.now))) return undefined;
  // The cast holds: drafts of this kind are written from an AnyCall only, which is plain data.
  return draft.payload as AnyCall;
}

/** What the person had said before being bound, read now as if said in the direct chat. */
async function takeUnbound(context: CommandContext, owner: DraftOwner): Promise<AnyCall | undefined> {
  const draft = await newestDraft(context.work.tx, owner, 'unbound');
  if (draft === undefined || !(await useDraft(context.work.tx, draft, context.now))) return undefined;
  // The cast holds: drafts of this kind are written by keepText only.
  const { text } = draft.payload as { readonly text: string };
  const reading = readMessage(
    {
      text,
      mentions: [],
      where: 'direct',
      quotesBot: false,
      attachments: { images: 0, files: [] },
      today: context.today,
    },
    context.table,
  );
  return reading.kind === 'call' ? reading.call : undefined;
}

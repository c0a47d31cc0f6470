import type { Call } from '../../chat/card-call.ts';
import { LONGEST_FILE } from '../../chat/platform.ts';
import { addImportJob } from '../../storage/import-jobs.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { choice, isOutOfReach, noteWhispered, showCard, whisper } from '../speaking/speak.ts';

/** The kind of card that waits for a list: the files that follow belong to it (storage/cards.ts). */
export const AWAITS_LIST = 'import';

/** 导入: with a file its lists are shown back; without one the bot asks for it. */
export async function importLists(context: CommandContext): Promise<void> {
  if (context.attachments.length > 0) return previewLists(context);
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'lists/send-file',
    values: { person: context.actor.name },
    kind: AWAITS_LIST,
    answerableBy: [context.actor.personId],
    choices: [choice('取消', { name: 'cancel' }, { confirmed: true })],
  });
}

/**
 * Keep the lists that came with a message, and have a job show what they would change: reading ten thousand rows is
 * nothing to do while the conversation waits.
 */
export async function previewLists(context: CommandContext): Promise<void> {
  const person = context.actor.name;
  for (const { name: file, data } of context.attachments) {
    const size = Buffer.byteLength(data, 'base64');
    if (size > LONGEST_FILE) return whisper(context, 'lists/unreadable.too-large', { person, file });
    if (size === 0) return whisper(context, 'lists/unreadable.empty', { person, file });
  }
  const here = context.place.group === undefined || context.place.group.kind === 'staff';
  // Names and numbers are the office's: in other groups they are told privately.
  if (!here && isOutOfReach(context)) return whisper(context, 'lists/send-file', { person });
  await addImportJob(context.work.tx, {
    ...whoAndWhy(context),
    stage: 'preview',
    files: await storeAttachments(context),
    place: here ? context.place.address : context.actor.direct,
  });
  if (!here) await noteWhispered(context);
}

/** 确认: the lists are written by a job of their own, which tells how far it is. */
export async function importList(context: CommandContext, call: Call<'importList'>): Promise<void> {
  const { files, only, expects } = call;
  const place = context.place.address;
  await addImportJob(context.work.tx, { ...whoAndWhy(context), stage: 'write', files, only, expects, place });
}

function whoAndWhy({ congress, actor, work }: CommandContext) {
  if (work.causeEventId === undefined) throw new Error('lists come with an event');
  return {
    congressId: congress.id,
    personId: actor.personId,
    direct: actor.direct,
    causeEventId: String(work.causeEventId),
  };
}

import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { fileLabels } from '../../storage/replies.ts';
import { record } from '../../storage/work.ts';
import { storeAttachments } from '../attachments.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { offer } from '../speaking/offer.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, choice, isOutOfReach, say, sendFile, whisper } from '../speaking/speak.ts';

/** Why something a deputy sent cannot be read; each text says how else it can be said. */
type Template = 'documents/voice' | 'documents/photo' | 'documents/file' | `documents/unreadable.${string}`;

/**
 * Say kindly what the bot cannot read, and offer to hand it to the office, which writes it down (代录). Nothing goes
 * there by itself; what follows within minutes is handed over with it.
 */
export async function offerHandOver(context: CommandContext, template: Template): Promise<void> {
  const lead = deputyOf(context.actor);
  if (lead?.status !== 'active') return refusePrivately(context, 'deputy-not-active', {});
  const file = context.attachments.map(({ name }) => `「${name}」`).join('、');
  const values = { deputy: context.actor.name, file };
  // Nothing is kept of what cannot be offered.
  if (isOutOfReach(context)) return whisper(context, template, values);
  const files = await storeAttachments(context);
  await offer(context, {
    template,
    values,
    choices: [
      choice('请工委代录', { name: 'handOver' }, { confirmed: true, files }),
      choice('取消', { name: 'cancel' }, { confirmed: true }),
    ],
  });
}

/** 请工委代录: the office gets the files, with the name of the deputy. */
export async function handOver(context: CommandContext): Promise<void> {
  const { tx } = context.work;
  const files = await fileLabels(tx, context.congress.id, context.files);
  const values = { deputy: context.actor.name, count: files.length };
  for (const { address: to } of await staffPlaces(context)) {
    const team = deputyOf(context.actor)?.team ?? '未分团';
    const date = chineseDate(context.today);
    await say(context, {
      to,
      class: 'notice',
      template: 'documents/to-staff',
      values: { ...values, team, date },
    });
    for (const file of files) await sendFile(context, { to, class: 'notice' }, file);
  }
  await answer(context, 'documents/handed-over', values);
  const [first] = files;
  if (first === undefined) return;
  record(
    context.work,
    { kind: 'file', id: first.id, after: { files: files.map(({ id }) => id) } },
    { action: 'file.handed_over' },
  );
}

import type { Call } from '../../chat/card-call.ts';
import { type Clue, clueNumber, clueTitle } from '../../domain/clues/clue.ts';
import { addClueFiles, findClues, insertClue, saveClue } from '../../storage/clues.ts';
import { nextNumber } from '../../storage/counters.ts';
import { fileLabels } from '../../storage/replies.ts';
import type { Member } from '../../storage/roster.ts';
import { expectAnswer } from '../asking/ask.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { openForm } from '../speaking/form.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { earlierFiles } from '../suggestions/earlier-files.ts';
import { answer, choice, sendFile, say, showCard } from '../speaking/speak.ts';

/** The kind of the receipt, which takes pictures that come after it, and of the office's card. */
export const CLUE_RECEIPT = 'clue';
export const CLUE_CARD = 'clue-work';

/** Pictures and words come as two messages, so many milliseconds apart at most. */
const BELONGS_FOR = 10 * 60_000;

/** 随手拍: what a deputy or councillor saw goes into the pool, with its pictures; alone it opens the form. */
export async function reportClue(context: CommandContext, call: Call<'clue'>): Promise<void> {
  const reporter = reporterOf(context);
  if (reporter === undefined) return refusePrivately(context, 'role', { word: '随手拍', who: '代表' });
  if (call.body === '' && context.attachments.length === 0)
    return openForm(context, '随手拍', {
      template: 'clues/form-offered',
      values: { person: context.actor.name },
    });
  const waiting = await wordlessClue(context, reporter);
  if (waiting !== undefined && call.body !== '')
    return amendClue(context, { name: 'amendClue', clue: waiting.id, body: call.body });
  const clue = await enter(context, reporter, call.body);
  const earlier = (await earlierFiles(context)).map(({ id }) => id);
  const files = [...earlier, ...(await storeAttachments(context))];
  await addClueFiles(context.work, clue, files);
  await showReceipt(context, clue, files);
  await tellOffice(context, clue, reporter, files);
}

/** What was asked for: the words to a picture. */
export async function amendClue(context: CommandContext, call: Call<'amendClue'>): Promise<void> {
  const [clue] = await findClues(context.work.tx, context.congress.id, { id: call.clue });
  if (clue === undefined || call.body === undefined) return refusePrivately(context, 'card-gone', {});
  const body = [clue.body, call.body].filter((part) => part !== '').join('\n');
  const saved = await saveClue(context.work, clue, { ...clue, body }, { action: 'clue.described' });
  await answer(context, 'clues/described', { clue: clueNumber(saved) });
  for (const { address: to } of await staffPlaces(context))
    await say(context, {
      to,
      class: 'notice',
      template: 'clues/described-to-staff',
      values: { clue: clueNumber(saved), body: clueTitle(saved) },
      subject: saved.id,
    });
}

/** Pictures that came as a message of their own within minutes. */
export async function addToClue(
  context: CommandContext,
  clueId: string,
  files: readonly string[],
): Promise<void> {
  const [clue] = await findClues(context.work.tx, context.congress.id, { id: clueId });
  if (clue === undefined) return;
  await addClueFiles(context.work, clue, files);
  for (const { address: to } of await staffPlaces(context)) {
    const values = { clue: clueNumber(clue), count: files.length };
    await say(context, { to, class: 'notice', template: 'clues/files-to-staff', values, subject: clue.id });
    for (const file of await fileLabels(context.work.tx, context.congress.id, files))
      await sendFile(context, { to, class: 'notice', subject: clue.id }, file);
  }
}

/** The reporter's pictures without words, sent within minutes: the words belong to them. */
async function wordlessClue(context: CommandContext, reporter: Member): Promise<Clue | undefined> {
  const found = await findClues(context.work.tx, context.congress.id, {
    reporterId: reporter.id,
    state: 'open',
    body: '',
    enteredAt: { gte: new Date(context.sentAt.getTime() - BELONGS_FOR) },
  });
  return found.at(-1);
}

/** The membership by which somebody reports: a deputy's, else a councillor's (议政代表). */
export function reporterOf({ actor }: CommandContext): Member | undefined {
  return (
    actor.members.find(({ roles }) => roles.includes('deputy')) ??
    actor.members.find(({ roles }) => roles.includes('councillor'))
  );
}

async function enter(context: CommandContext, reporter: Member, body: string): Promise<Clue> {
  const { platform, account, conversation } = context.place.address;
  const clue: Clue = {
    congressId: context.congress.id,
    id: context.newId(),
    version: 1,
    serial: await nextNumber(context.work.tx, context.congress.id, 'clue', 'all'),
    state: 'open',
    body,
    reporterId: reporter.id,
    origin: { platform, account, conversation },
    enteredAt: context.now,
  };
  await insertClue(context.work, clue, { action: 'clue.reported' });
  return clue;
}

async function showReceipt(context: CommandContext, clue: Clue, files: readonly string[]): Promise<void> {
  const template =
    clue.body === ''
      ? 'clues/received-words-please'
      : `clues/received${files.length === 0 ? '' : '-with-files'}`;
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template,
    values: { person: context.actor.name, clue: clueNumber(clue), count: files.length },
    kind: CLUE_RECEIPT,
    subject: clue.id,
    answerableBy: [context.actor.personId],
    choices: [],
  });
  if (clue.body === '')
    await expectAnswer(context, { call: { name: 'amendClue', clue: clue.id }, field: 'body' });
}

async function tellOffice(
  context: CommandContext,
  clue: Clue,
  reporter: Member,
  files: readonly string[],
): Promise<void> {
  const ref = { letter: '线', serial: clue.serial };
  for (const { address: to } of await staffPlaces(context)) {
    await showCard(context, {
      to,
      class: 'notice',
      template: reporter.roles.includes('deputy') ? 'clues/waiting' : 'clues/waiting-councillor',
      values: { clue: clueNumber(clue), person: reporter.name, body: clueTitle(clue), count: files.length },
      kind: CLUE_CARD,
      subject: clue.id,
      choices: [
        choice('转建议', { name: 'clueWork', clue: ref, deed: 'suggest' }),
        choice('转小微急', { name: 'clueWork', clue: ref, deed: 'fastTrack' }),
        choice('转出', { name: 'clueWork', clue: ref, deed: 'passOn' }),
      ],
    });
    for (const file of await fileLabels(context.work.tx, context.congress.id, files))
      await sendFile(context, { to, class: 'notice', subject: clue.id }, file);
  }
}

import type { Call } from '../../chat/card-call.ts';
import { answers, type AssignmentRole } from '../../domain/assignment/assignment.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { civilColumn } from '../../storage/database.ts';
import type { CommandContext } from '../context.ts';
import { type Matter, seenBy } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { noteWhispered, sendFile } from '../speaking/speak.ts';
import { minutesOf } from '../hearings/minutes.ts';
import { deploymentPapers } from '../plans/deployment.ts';
import { HANDLING } from '../plans/handling-lines.ts';
import { deputyIds, openMatters } from './open-matters.ts';
import { sayPieces } from './pieces.ts';
import { hasRole } from './place.ts';

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
}

/** 看: the whole text of a suggestion and of its replies, with their files; always privately. */
export async function readFull(
  context: CommandContext,
  call: Call<'query' | 'explain' | 'readFull'>,
): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => openMatters(context), '看');
  if (matter === undefined) return;
  const { suggestion } = matter;
  if (seenBy(context.actor, matter) !== 'full' && !mayJoin(context, suggestion)) {
    return refusePrivately(context, 'not-readable', { number: displayNumber(suggestion) });
  }

  const to = context.actor.direct;
  const subject = suggestion.id;
  await sayPieces(context, { to, name: 'text', text: textOf(context, matter), subject });
  await sendFiles(context, subject, await filesOf(context, subject));
  for (const reply of await repliesOf(context, subject)) {
    await sayPieces(context, { to, name: `reply-${reply.id}`, text: reply.text, subject });
    await sendFiles(context, subject, reply.files);
  }
  const minutes = hasRole(context, ...HANDLING) ? await minutesOf(context, subject) : [];
  for (const paper of [...(await deploymentPapers(context, matter)), ...minutes]) {
    await sayPieces(context, { to, name: `paper-${paper.id}`, text: paper.text, subject });
    await sendFiles(context, subject, paper.files);
  }
  await noteWhispered(context);
}

/** Also deputies who were not asked may join what others are asked to join, and so may read it (domain.md 1.7). */
function mayJoin(context: CommandContext, { state, confidential }: Suggestion): boolean {
  return state === 'cosigning' && !confidential && deputyIds(context).length > 0;
}

function textOf(context: CommandContext, matter: Matter): string {
  const { texts, today } = context;
  const { suggestion, lead, cosigners } = matter;
  const names = [lead, ...cosigners].map((member) => member.name).join('、');
  const parts = [
    ['inquiries/text-reason', suggestion.reason],
    ['inquiries/text-analysis', suggestion.analysis],
    ['inquiries/text-advice', suggestion.advice],
  ] as const;
  const written = parts.filter(([, text]) => text.trim() !== '');
  const body =
    written.length === 0 ? [suggestion.body] : written.map(([key, text]) => texts.render(key, { text }));
  const head = texts.render('inquiries/text-head', {
    number: displayNumber(suggestion),
    title: suggestion.title,
    deputies: names,
    date: chineseDate(suggestion.submittedOn ?? today, today),
  });
  const { formedBy } = suggestion;
  const formed = formedBy === undefined ? [] : [texts.render('inquiries/text-formed-by', { text: formedBy })];
  return [head, ...body, ...formed].join('\n');
}

async function filesOf(context: CommandContext, suggestionId: string): Promise<StoredFile[]> {
  const rows = await context.work.tx.suggestionFile.findMany({
    where: { congressId: context.congress.id, suggestionId },
    select: { file: { select: { id: true, name: true, mediaType: true } } },
  });
  return rows.map((row) => row.file);
}

interface ReplyText {
  readonly id: string;
  readonly text: string;
  readonly files: readonly StoredFile[];
}

/** The replies of all rounds, the earliest first. */
async function repliesOf(context: CommandContext, suggestionId: string): Promise<ReplyText[]> {
  const rows = await context.work.tx.reply.findMany({
    where: { congressId: context.congress.id, assignment: { suggestionId } },
    include: {
      assignment: { include: { unit: true } },
      files: { select: { file: { select: { id: true, name: true, mediaType: true } } } },
    },
    orderBy: [{ enteredAt: 'asc' }],
  });
  return rows.map((row) => {
    // The cast holds: a check constraint admits only these words.
    const replies = answers(row.assignment.role as AssignmentRole);
    const head = context.texts.render(replies ? 'inquiries/text-reply' : 'inquiries/text-opinion', {
      unit: row.assignment.unit.name,
      date: chineseDate(civilColumn(row.repliedOn), context.today),
      details: replyDetails(row, replies),
    });
    const text = row.content.trim() === '' ? head : `${head}\n${row.content}`;
    return { id: row.id, text, files: row.files.map((each) => each.file) };
  });
}

function replyDetails(
  row: { outcome: string; documentNumber: string | null; signer: string | null },
  replies: boolean,
): string {
  const details = [
    replies && row.outcome !== '' ? `${row.outcome}类` : undefined,
    row.documentNumber ?? undefined,
    row.signer === null ? undefined : `${row.signer}签发`,
  ].filter((part) => part !== undefined && part !== '');
  return details.length === 0 ? '' : `(${details.join(',')})`;
}

async function sendFiles(
  context: CommandContext,
  subject: string,
  files: readonly StoredFile[],
): Promise<void> {
  for (const file of files)
    await sendFile(context, { to: context.actor.direct, class: 'answer', subject }, file);
}

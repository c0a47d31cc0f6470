import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** 答复: the letter's own date stands beside the time of entry. */
export interface Reply {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  /** Displayed class, e.g. A. */
  readonly outcome: string;
  readonly documentNumber?: string;
  readonly signer?: string;
  readonly repliedOn: CivilDate;
  readonly content: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
  readonly onBehalf: boolean;
  /** 面复: the day of the record that the deputy signed (山东省条例第二十二条). */
  readonly faceToFaceOn?: CivilDate;
  /** 核收 by staff, where the rules ask for it. */
  readonly acceptedOn?: CivilDate;
  readonly acceptedById?: string;
  /** 答复质量: measures that are none (措施不实), or a form that the letter must not have (答复不规范). */
  readonly shortcoming?: Shortcoming;
  readonly shortcomingNote?: string;
  readonly fileIds: readonly string[];
}

export type Shortcoming = 'measures' | 'form';

export async function insertReply(work: Work, reply: Reply, entry: Entry): Promise<void> {
  const { fileIds, ...row } = reply;
  await work.tx.reply.create({
    data: {
      ...row,
      documentNumber: reply.documentNumber ?? null,
      signer: reply.signer ?? null,
      repliedOn: dateColumn(reply.repliedOn),
      faceToFaceOn: dateToColumn(reply.faceToFaceOn),
      acceptedOn: dateToColumn(reply.acceptedOn),
      acceptedById: reply.acceptedById ?? null,
    },
  });
  for (const fileId of fileIds) {
    await work.tx.replyFile.create({ data: { congressId: reply.congressId, replyId: reply.id, fileId } });
  }
  record(work, { kind: 'reply', id: reply.id, after: reply }, entry);
}

/** Store whether the paper reply has come to the office (核收); nothing else of a reply ever changes. */
export async function saveAcceptance(work: Work, before: Reply, next: Reply, entry: Entry): Promise<void> {
  await work.tx.reply.updateMany({
    where: { congressId: before.congressId, id: before.id },
    data: { acceptedOn: dateToColumn(next.acceptedOn), acceptedById: next.acceptedById ?? null },
  });
  record(work, { kind: 'reply', id: before.id, before, after: next }, entry);
}

/** Mark what is wanting in a reply (答复质量), or lift the mark. */
export async function saveShortcoming(work: Work, before: Reply, next: Reply, entry: Entry): Promise<void> {
  await work.tx.reply.updateMany({
    where: { congressId: before.congressId, id: before.id },
    data: { shortcoming: next.shortcoming ?? null, shortcomingNote: next.shortcomingNote ?? null },
  });
  record(work, { kind: 'reply', id: before.id, before, after: next }, entry);
}

/** Put right what was entered of a reply (更正); the audit log keeps what it said before. */
export async function correctReply(work: Work, before: Reply, next: Reply, entry: Entry): Promise<void> {
  await work.tx.reply.update({
    where: { congressId_id: { congressId: before.congressId, id: before.id } },
    data: {
      repliedOn: dateColumn(next.repliedOn),
      documentNumber: next.documentNumber ?? null,
      signer: next.signer ?? null,
    },
  });
  record(work, { kind: 'reply', id: before.id, before, after: next }, entry);
}

/** Take a reply back that was entered by mistake (撤销); the audit log keeps it. */
export async function removeReply(work: Work, reply: Reply, entry: Entry): Promise<void> {
  const { congressId, id } = reply;
  await work.tx.replyFile.deleteMany({ where: { congressId, replyId: id } });
  await work.tx.reply.deleteMany({ where: { congressId, id } });
  record(work, { kind: 'reply', id, before: reply }, entry);
}

/** Replies of one assignment, the latest entered last. */
export async function findReplies(
  tx: Tx,
  congressId: string,
  assignmentIds: readonly string[],
): Promise<Reply[]> {
  return repliesWhere(tx, { congressId, assignmentId: { in: [...assignmentIds] } });
}

/** One reply by its id. */
export async function findReply(tx: Tx, congressId: string, id: string): Promise<Reply | undefined> {
  return (await repliesWhere(tx, { congressId, id }))[0];
}

async function repliesWhere(tx: Tx, where: Prisma.ReplyWhereInput): Promise<Reply[]> {
  const rows = await tx.reply.findMany({
    where,
    include: { files: true },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    congressId: row.congressId,
    id: row.id,
    assignmentId: row.assignmentId,
    round: row.round,
    outcome: row.outcome,
    repliedOn: civilColumn(row.repliedOn),
    content: row.content,
    enteredAt: row.enteredAt,
    enteredById: row.enteredById,
    onBehalf: row.onBehalf,
    fileIds: row.files.map((file) => file.fileId),
    ...present({
      documentNumber: row.documentNumber ?? undefined,
      signer: row.signer ?? undefined,
      faceToFaceOn: dateFromColumn(row.faceToFaceOn),
      acceptedOn: dateFromColumn(row.acceptedOn),
      acceptedById: row.acceptedById ?? undefined,
      // The cast holds: a check constraint admits only these words.
      shortcoming: (row.shortcoming ?? undefined) as Shortcoming | undefined,
      shortcomingNote: row.shortcomingNote ?? undefined,
    }),
  }));
}

export interface FileLabel {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
}

/** Names of stored files, without their bytes. */
export async function fileLabels(tx: Tx, congressId: string, ids: readonly string[]): Promise<FileLabel[]> {
  return tx.storedFile.findMany({
    where: { congressId, id: { in: [...ids] } },
    select: { id: true, name: true, mediaType: true },
    orderBy: [{ storedAt: 'asc' }, { id: 'asc' }],
  });
}

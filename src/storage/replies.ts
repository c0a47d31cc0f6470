import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
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
  readonly fileIds: readonly string[];
}

/** 承诺事项 of a reply. */
export interface Commitment {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  readonly matter: string;
  readonly dueOn?: CivilDate;
  /** 责任人, as typed. */
  readonly owner?: string;
  /** 销号: when it was done, and the evidence as typed. */
  readonly doneOn?: CivilDate;
  readonly evidence?: string;
  /** The last year into which it was carried over (结转). */
  readonly carriedTo?: number;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

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

export async function insertCommitment(work: Work, commitment: Commitment, entry: Entry): Promise<void> {
  await work.tx.commitment.create({ data: {
      ...commitment,
      dueOn: dateToColumn(commitment.dueOn),
      doneOn: dateToColumn(commitment.doneOn),
      owner: commitment.owner ?? null,
      evidence: commitment.evidence ?? null,
      carriedTo: commitment.carriedTo ?? null,
    },
  });
  record(work, { kind: 'commitment', id: commitment.id, after: commitment }, entry);
}

/** Replies of one assignment, the latest entered last. */
export async function findReplies(
  tx: Tx,
  congressId: string,
  assignmentIds: readonly string[],
): Promise<Reply[]> {
  const rows = await tx.reply.findMany({
    where: { congressId, assignmentId: { in: [...assignmentIds] } },
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

import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** 协办意见: what an assisting unit tells the lead unit. A renewed one stands beside the earlier. */
export interface AssistOpinion {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  readonly content: string;
  readonly givenOn: CivilDate;
  readonly enteredAt: Date;
  readonly enteredById: string;
  readonly fileIds: readonly string[];
}

/** 协办承诺: what an assisting unit promises to do; the date may come later. */
export interface AssistPromise {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  readonly matter: string;
  readonly dueOn?: CivilDate;
  readonly doneOn?: CivilDate;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export async function insertOpinion(work: Work, opinion: AssistOpinion, entry: Entry): Promise<void> {
  const { fileIds, ...row } = opinion;
  const { congressId, id } = opinion;
  await work.tx.assistOpinion.create({ data: { ...row, givenOn: dateColumn(opinion.givenOn) } });
  await work.tx.opinionFile.createMany({
    data: fileIds.map((fileId) => ({ congressId, opinionId: id, fileId })),
  });
  record(work, { kind: 'assist_opinion', id, after: opinion }, entry);
}

/** Opinions of all rounds, the latest entered last. */
export async function findOpinions(
  tx: Tx,
  congressId: string,
  where: Prisma.AssistOpinionWhereInput,
): Promise<AssistOpinion[]> {
  const rows = await tx.assistOpinion.findMany({
    where: { AND: [{ congressId }, where] },
    include: { files: true },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ files, ...row }) => ({
    ...row,
    givenOn: civilColumn(row.givenOn),
    fileIds: files.map((file) => file.fileId),
  }));
}

export async function insertPromise(work: Work, promise: AssistPromise, entry: Entry): Promise<void> {
  await work.tx.assistPromise.create({
    data: { ...promise, dueOn: dateToColumn(promise.dueOn), doneOn: dateToColumn(promise.doneOn) },
  });
  record(work, { kind: 'assist_promise', id: promise.id, after: promise }, entry);
}

/** Give a promise its date, or note that it was kept. */
export async function savePromise(
  work: Work,
  before: AssistPromise,
  next: AssistPromise,
  entry: Entry,
): Promise<void> {
  const { congressId, id, dueOn, doneOn } = next;
  await work.tx.assistPromise.updateMany({
    where: { congressId, id },
    data: { dueOn: dateToColumn(dueOn), doneOn: dateToColumn(doneOn) },
  });
  record(work, { kind: 'assist_promise', id, before, after: next }, entry);
}

/** In the order in which they were made. */
export async function findPromises(
  tx: Tx,
  congressId: string,
  where: Prisma.AssistPromiseWhereInput,
): Promise<AssistPromise[]> {
  const rows = await tx.assistPromise.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ dueOn, doneOn, ...row }) => ({
    ...row,
    ...present({ dueOn: dateFromColumn(dueOn), doneOn: dateFromColumn(doneOn) }),
  }));
}

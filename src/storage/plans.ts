import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** 办理方案 (三定: 定领导、定人员、定时限). A later one adds to the earlier; the schedule is as typed. */
export interface HandlingPlan {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  readonly leader?: string;
  readonly people?: string;
  readonly schedule?: string;
  /** 部署: who of the unit's heads arranged the work, when and how, as typed. */
  readonly deployment?: string;
  readonly content: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
  readonly fileIds: readonly string[];
}

export async function insertPlan(work: Work, plan: HandlingPlan, entry: Entry): Promise<void> {
  const { fileIds, ...row } = plan;
  await work.tx.handlingPlan.create({
    data: {
      ...row,
      leader: plan.leader ?? null,
      people: plan.people ?? null,
      schedule: plan.schedule ?? null,
      deployment: plan.deployment ?? null,
    },
  });
  await hook(work, plan, fileIds);
  record(work, { kind: 'handling_plan', id: plan.id, after: plan }, entry);
}

/** Hook files to a plan that came right after it. */
export async function addPlanFiles(
  work: Work,
  plan: HandlingPlan,
  fileIds: readonly string[],
  entry: Entry,
): Promise<void> {
  await hook(work, plan, fileIds);
  const after = { ...plan, fileIds: [...plan.fileIds, ...fileIds] };
  record(work, { kind: 'handling_plan', id: plan.id, before: plan, after }, entry);
}

async function hook(
  { tx }: Work,
  { congressId, id }: HandlingPlan,
  fileIds: readonly string[],
): Promise<void> {
  await tx.planFile.createMany({ data: fileIds.map((fileId) => ({ congressId, planId: id, fileId })) });
}

/** Plans, the latest entered last. */
export async function findPlans(
  tx: Tx,
  congressId: string,
  where: Prisma.HandlingPlanWhereInput,
): Promise<HandlingPlan[]> {
  const rows = await tx.handlingPlan.findMany({
    where: { AND: [{ congressId }, where] },
    include: { files: { select: { fileId: true } } },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ leader, people, schedule, deployment, files, ...row }) => ({
    ...row,
    fileIds: files.map(({ fileId }) => fileId),
    ...present({
      leader: leader ?? undefined,
      people: people ?? undefined,
      schedule: schedule ?? undefined,
      deployment: deployment ?? undefined,
    }),
  }));
}

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
}

export async function insertPlan(work: Work, plan: HandlingPlan, entry: Entry): Promise<void> {
  await work.tx.handlingPlan.create({
    data: {
      ...plan,
      leader: plan.leader ?? null,
      people: plan.people ?? null,
      schedule: plan.schedule ?? null,
      deployment: plan.deployment ?? null,
    },
  });
  record(work, { kind: 'handling_plan', id: plan.id, after: plan }, entry);
}

/** Plans, the latest entered last. */
export async function findPlans(
  tx: Tx,
  congressId: string,
  where: Prisma.HandlingPlanWhereInput,
): Promise<HandlingPlan[]> {
  const rows = await tx.handlingPlan.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ leader, people, schedule, deployment, ...row }) => ({
    ...row,
    ...present({
      leader: leader ?? undefined,
      people: people ?? undefined,
      schedule: schedule ?? undefined,
      deployment: deployment ?? undefined,
    }),
  }));
}

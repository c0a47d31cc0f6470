import type { Consent, IssuePlan, JointIssue } from '../domain/assignment/joint-issue.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { storable } from './stored-json.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

export async function insertJointIssue(work: Work, issue: JointIssue, entry: Entry): Promise<void> {
  const { consents, plan, ...columns } = issue;
  await work.tx.jointIssue.create({
    data: { ...columns, plan: storable(plan), settledAt: issue.settledAt ?? null },
  });
  await work.tx.jointIssueConsent.createMany({ data: consents.map((consent) => toRow(issue, consent)) });
  record(work, { kind: 'joint_issue', id: issue.id, after: issue }, entry);
}

/** Store the next state and what was answered; throws StaleRowError when it was settled meanwhile. */
export async function saveJointIssue(
  work: Work,
  before: JointIssue,
  next: JointIssue,
  entry: Entry,
): Promise<void> {
  const { congressId, id } = before;
  const { count } = await work.tx.jointIssue.updateMany({
    where: { congressId, id, state: before.state },
    data: { state: next.state, settledAt: next.settledAt ?? null },
  });
  if (count !== 1) throw new StaleRowError(`joint issue ${id} was settled meanwhile`);
  for (const [index, consent] of next.consents.entries()) {
    if (consent === before.consents[index]) continue;
    const { systemId, ...answer } = toRow(next, consent);
    const answered = await work.tx.jointIssueConsent.updateMany({
      where: { congressId, jointIssueId: id, systemId, agreed: null },
      data: answer,
    });
    if (answered.count !== 1) throw new StaleRowError(`joint issue ${id} was answered meanwhile`);
  }
  // The row is ours by now: the last office of two that answered at one moment sees here that nobody is left.
  const open = { congressId, jointIssueId: id, agreed: null };
  if (next.state === 'pending' && (await work.tx.jointIssueConsent.count({ where: open })) === 0)
    throw new StaleRowError(`joint issue ${id} was answered meanwhile`);
  record(work, { kind: 'joint_issue', id, before, after: next }, entry);
}

/** Take back what was just asked (撤销). */
export async function removeJointIssue(work: Work, issue: JointIssue, entry: Entry): Promise<void> {
  const { congressId, id } = issue;
  await work.tx.jointIssueConsent.deleteMany({ where: { congressId, jointIssueId: id } });
  await work.tx.jointIssue.deleteMany({ where: { congressId, id } });
  record(work, { kind: 'joint_issue', id, before: issue }, entry);
}

/** In the order in which they were asked. */
export async function findJointIssues(
  tx: Tx,
  congressId: string,
  where: Prisma.JointIssueWhereInput,
): Promise<JointIssue[]> {
  const rows = await tx.jointIssue.findMany({
    where: { AND: [{ congressId }, where] },
    include: { consents: { orderBy: { systemId: 'asc' } } },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    congressId: row.congressId,
    id: row.id,
    suggestionId: row.suggestionId,
    // The casts hold: both columns are written from a JointIssue only, and a plan has no instants.
    state: row.state as JointIssue['state'],
    plan: row.plan as unknown as IssuePlan,
    askedAt: row.askedAt,
    askedById: row.askedById,
    ...present({ settledAt: row.settledAt ?? undefined }),
    consents: row.consents.map((consent) => ({
      systemId: consent.systemId,
      ...present({
        agreed: consent.agreed ?? undefined,
        remark: consent.remark ?? undefined,
        decidedAt: consent.decidedAt ?? undefined,
        decidedById: consent.decidedById ?? undefined,
      }),
    })),
  }));
}

function toRow({ congressId, id }: JointIssue, consent: Consent) {
  return {
    congressId,
    jointIssueId: id,
    systemId: consent.systemId,
    agreed: consent.agreed ?? null,
    remark: consent.remark ?? null,
    decidedAt: consent.decidedAt ?? null,
    decidedById: consent.decidedById ?? null,
  };
}

import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** A congress and the rules it works under. */
export interface NewCongress {
  readonly id: string;
  readonly name: string;
  /** The number that majorities are counted from; unknown until the office has entered it. */
  readonly deputyBase?: number;
  readonly rules: { readonly hash: string; readonly name: string; readonly content: unknown };
  readonly createdAt: Date;
}

export async function insertCongress(tx: Tx, congress: NewCongress): Promise<void> {
  const { id, name, deputyBase, rules, createdAt } = congress;
  await tx.ruleVersion.createMany({
    // The cast holds: rule content is plain JSON.
    data: [{ ...rules, content: rules.content as Prisma.InputJsonValue, createdAt }],
    skipDuplicates: true,
  });
  await tx.congress.create({
    data: { id, name, deputyBase: deputyBase ?? null, ruleHash: rules.hash, createdAt },
  });
}

/** The congress of a new installation: the one that was written first. */
export async function firstCongress(tx: Tx): Promise<{ readonly id: string } | undefined> {
  const row = await tx.congress.findFirst({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return row ?? undefined;
}

/** 闭会之日 of the session that was held on a day, or the latest before it. */
export async function sessionClosing(
  tx: Tx,
  congressId: string,
  on: CivilDate,
): Promise<CivilDate | undefined> {
  const session = await tx.session.findFirst({
    where: { congressId, startsOn: { lte: dateColumn(on) } },
    orderBy: { startsOn: 'desc' },
    select: { endsOn: true },
  });
  return session === null ? undefined : civilColumn(session.endsOn);
}

/** Whether somebody of the office has an account that is bound. */
export async function hasBoundStaff(tx: Tx, congressId: string): Promise<boolean> {
  const bound = await tx.membership.count({
    where: {
      congressId,
      validTo: null,
      roles: { has: 'staff' },
      person: { identities: { some: { revokedAt: null } } },
    },
  });
  return bound > 0;
}

/** The number of deputies that the office has entered for majorities, if it has. */
export async function congressBase(tx: Tx, congressId: string): Promise<number | undefined> {
  const row = await tx.congress.findUniqueOrThrow({
    where: { id: congressId },
    select: { deputyBase: true },
  });
  return row.deputyBase ?? undefined;
}

/** A congress of the installation, as another one is told of it. */
export interface OtherCongress {
  readonly id: string;
  readonly name: string;
  readonly ruleHash: string;
  readonly parentId?: string;
}

/** All congresses of the installation, the oldest first. */
export async function listCongresses(tx: Tx): Promise<OtherCongress[]> {
  const rows = await tx.congress.findMany({
    orderBy: [{ createdAt: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true, ruleHash: true, parentId: true },
  });
  return rows.map(({ parentId, ...row }) => ({ ...row, ...present({ parentId: parentId ?? undefined }) }));
}

/** 上级人大: whose office reads the congress's totals; `undefined` = nobody's. */
export async function saveParent(
  work: Work,
  { before, after }: { readonly before: string | undefined; readonly after: string | undefined },
  entry: Entry,
): Promise<void> {
  await writeParent(work.tx, work.congressId, after);
  record(
    work,
    {
      kind: 'congress',
      id: work.congressId,
      before: { parentId: before ?? null },
      after: { parentId: after ?? null },
    },
    entry,
  );
}

/** The bare row, for congresses that are made whole (rehearsals). */
export async function writeParent(tx: Tx, id: string, parentId: string | undefined): Promise<void> {
  await tx.congress.update({ where: { id }, data: { parentId: parentId ?? null } });
}

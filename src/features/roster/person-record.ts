import type { Tx } from '../../storage/database.ts';

const STATUS_NAMES: Readonly<Record<string, string>> = {
  active: '在任',
  on_leave: '请假',
  suspended: '暂停',
  ended: '终止',
};

export interface PersonRecord {
  readonly status: string;
  /** As people call it: 在任. */
  readonly statusName: string;
  /** The unit's name, `null` for those who work for none. */
  readonly unit: string | null;
}

/** Return what a congress knows of a member of this name; `undefined` when there is none. */
export async function readPerson(
  tx: Tx,
  congressId: string,
  name: string,
): Promise<PersonRecord | undefined> {
  const row = await tx.membership.findFirst({
    where: { congressId, person: { name } },
    include: { unit: true },
    // Somebody who left and came back: the present membership is the one without an end.
    orderBy: [{ validTo: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
  });
  if (row === null) return undefined;
  return {
    status: row.status,
    statusName: STATUS_NAMES[row.status] ?? row.status,
    unit: row.unit?.name ?? null,
  };
}

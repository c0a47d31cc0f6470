import type { Assignment } from '../domain/assignment/assignment.ts';
import type { ListChange, ListedPerson, ListedSystem, ListedUnit } from '../domain/lists/roster.ts';
import type { Suggestion } from '../domain/suggestion/suggestion.ts';
import { toRow as assignmentRow } from './assignments.ts';
import type { Contact } from './contacts.ts';
import { dateToColumn } from './columns.ts';
import { type Database, dateColumn, type Tx } from './database.ts';
import type { Rating } from './ratings.ts';
import type { Commitment } from './commitments.ts';
import type { Reply } from './replies.ts';
import { recordset } from './recordset.ts';
import { toRow as suggestionRow } from './suggestions.ts';
import { record, type Work } from './work.ts';

/*
 * Many rows in one statement: a list of ten thousand suggestions is written in seconds. Each record set has all
 * columns of its table that are not null; what it leaves out is null.
 */

/** How long the one transaction of an import may take, in milliseconds. */
const LIMITS = { maxWait: 30_000, timeout: 15 * 60_000 };

/** Run `work` in one transaction that may take minutes; whatever it throws rolls everything back. */
export function writeAtLength<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.prisma.$transaction(work, LIMITS);
}

/** A suggestion with everything that a list brings of it. */
export interface MatterRows {
  readonly suggestion: Suggestion;
  /** Memberships of those who have co-signed. */
  readonly cosigners: readonly string[];
  readonly assignments: readonly Assignment[];
  readonly contacts: readonly Contact[];
  readonly replies: readonly Reply[];
  readonly commitments: readonly Commitment[];
  readonly rating?: Rating;
}

/**
 * Insert suggestions with all that belongs to them. Each has one short record in the audit log, where its history
 * begins; what the list said in full is in the file, which is kept.
 */
export async function insertMatters(work: Work, matters: readonly MatterRows[]): Promise<void> {
  const { tx, at } = work;
  const suggestions = recordset(matters.map(({ suggestion }) => suggestionRow(suggestion)));
  await tx.$executeRaw`
    insert into suggestion select * from json_populate_recordset(null::suggestion, ${suggestions}::json)`;
  const cosigners = matters.flatMap(({ suggestion: { congressId, id }, cosigners: deputies }) =>
    deputies.map((deputyId) => ({
      ...{ congressId, suggestionId: id, deputyId, state: 'agreed', invitedAt: at, answeredAt: at },
    })),
  );
  await tx.$executeRaw`
    insert into cosigner select * from json_populate_recordset(null::cosigner, ${recordset(cosigners)}::json)`;
  await insertShares(tx, matters);
  const ratings = matters.flatMap(({ rating }) => rating ?? []);
  const rated = recordset(ratings.map((rating) => ({ ...rating, ratedOn: dateColumn(rating.ratedOn) })));
  // All but `sequence`, which the database gives.
  await tx.$executeRaw`
    insert into rating (congress_id, id, suggestion_id, deputy_id, round, attitude, result, remark, rated_on,
      entered_at, entered_by_id, on_behalf)
    select congress_id, id, suggestion_id, deputy_id, round, attitude, result, remark, rated_on,
      entered_at, entered_by_id, on_behalf
    from json_populate_recordset(null::rating, ${rated}::json)`;
  for (const { suggestion, assignments } of matters) {
    const { id, number, intakeNumber, state } = suggestion;
    const units = assignments.map(({ unitId, role }) => ({ unitId, role }));
    record(
      work,
      { kind: 'suggestion', id, after: { number, intakeNumber, state, units } },
      { action: 'suggestion.imported' },
    );
  }
}

async function insertShares(tx: Tx, matters: readonly MatterRows[]): Promise<void> {
  const assignments = recordset(matters.flatMap((it) => it.assignments.map(assignmentRow)));
  await tx.$executeRaw`
    insert into assignment select * from json_populate_recordset(null::assignment, ${assignments}::json)`;
  const contacts = recordset(
    matters.flatMap((it) => it.contacts.map((row) => ({ ...row, heldOn: dateColumn(row.heldOn) }))),
  );
  await tx.$executeRaw`insert into contact select * from json_populate_recordset(null::contact, ${contacts}::json)`;
  const replies = recordset(
    matters.flatMap((it) => it.replies.map((row) => ({ ...row, repliedOn: dateColumn(row.repliedOn) }))),
  );
  await tx.$executeRaw`insert into reply select * from json_populate_recordset(null::reply, ${replies}::json)`;
  const commitments = recordset(
    matters.flatMap((it) => it.commitments.map((row) => ({ ...row, dueOn: dateToColumn(row.dueOn) }))),
  );
  await tx.$executeRaw`
    insert into commitment select * from json_populate_recordset(null::commitment, ${commitments}::json)`;
}

/** Write the systems of a list. */
export async function writeSystems(work: Work, changes: readonly ListChange<ListedSystem>[]): Promise<void> {
  const rows = changes.map(({ after: { office, ...system } }) => ({
    ...{ ...system, congressId: work.congressId, coordinatingOffice: office },
  }));
  await work.tx.$executeRaw`
    insert into handling_system
    select * from json_populate_recordset(null::handling_system, ${recordset(rows)}::json)
    on conflict (congress_id, id) do update set coordinating_office = excluded.coordinating_office`;
  note(work, 'system', changes, ({ id }) => id);
}

/** Write the units of a list. */
export async function writeUnits(work: Work, changes: readonly ListChange<ListedUnit>[]): Promise<void> {
  const rows = changes.map(({ after }) => ({ ...after, congressId: work.congressId }));
  await work.tx.$executeRaw`
    insert into handling_unit
    select * from json_populate_recordset(null::handling_unit, ${recordset(rows)}::json)
    on conflict (congress_id, id) do update set system_id = excluded.system_id`;
  note(work, 'unit', changes, ({ id }) => id);
}

/** Write the people of a list with their memberships. */
export async function writePeople(work: Work, changes: readonly ListChange<ListedPerson>[]): Promise<void> {
  const people = recordset(changes.map(({ after: { personId, name } }) => ({ id: personId, name })));
  await work.tx.$executeRaw`
    insert into person select * from json_populate_recordset(null::person, ${people}::json)
    on conflict (id) do nothing`;
  const members = changes.map(({ after: { membershipId, name: _, ...member } }) => ({
    ...{ ...member, id: membershipId, congressId: work.congressId },
  }));
  await work.tx.$executeRaw`
    insert into membership select * from json_populate_recordset(null::membership, ${recordset(members)}::json)
    on conflict (congress_id, id) do update
      set roles = excluded.roles, status = excluded.status, team = excluded.team,
        unit_id = excluded.unit_id, system_id = excluded.system_id, station = excluded.station`;
  note(work, 'person', changes, ({ personId }) => personId);
}

/** Take `count` numbers of a series that stands at `atLeast` or more, and return the first of them. */
export async function takeNumbers(
  tx: Tx,
  series: { readonly congressId: string; readonly kind: string; readonly scope: string },
  { atLeast, count }: { readonly atLeast: number; readonly count: number },
): Promise<number> {
  const { congressId, kind, scope } = series;
  const rows = await tx.$queryRaw<{ value: number }[]>`
    insert into counter (congress_id, kind, scope, value)
    values (${congressId}::uuid, ${kind}, ${scope}, ${atLeast + count}::int)
    on conflict (congress_id, kind, scope) do update
      set value = greatest(counter.value, ${atLeast}::int) + ${count}::int
    returning value`;
  const [row] = rows;
  if (row === undefined) throw new Error(`the counter ${kind} of ${scope} gave no number`);
  return row.value - count + 1;
}

function note<T>(work: Work, kind: string, changes: readonly ListChange<T>[], idOf: (it: T) => string): void {
  for (const { before, after } of changes) {
    const action = `${kind}.${before === undefined ? 'added' : 'changed'}`;
    record(work, { kind, id: idOf(after), after, ...(before === undefined ? {} : { before }) }, { action });
  }
}

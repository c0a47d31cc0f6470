import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { DisclosureMode } from '../domain/disclosure/disclosure.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** 公开: how a suggestion and its reply are disclosed; the latest entry counts. */
export interface Disclosure {
  readonly congressId: string;
  readonly id: string;
  readonly suggestionId: string;
  readonly mode: DisclosureMode;
  readonly reason?: string;
  readonly link?: string;
  readonly decidedOn: CivilDate;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export async function insertDisclosure(work: Work, disclosure: Disclosure, entry: Entry): Promise<void> {
  await work.tx.disclosure.create({
    data: {
      ...disclosure,
      reason: disclosure.reason ?? null,
      link: disclosure.link ?? null,
      decidedOn: dateColumn(disclosure.decidedOn),
    },
  });
  record(work, { kind: 'disclosure', id: disclosure.id, after: disclosure }, entry);
}

/** Take back what was entered by mistake, within the time for 撤销. */
export async function removeDisclosure(work: Work, disclosure: Disclosure, entry: Entry): Promise<void> {
  await work.tx.disclosure.deleteMany({
    where: { congressId: disclosure.congressId, id: disclosure.id },
  });
  record(work, { kind: 'disclosure', id: disclosure.id, before: disclosure }, entry);
}

/** By suggestion, the disclosure that counts: the latest. */
export async function latestDisclosures(
  tx: Tx,
  congressId: string,
  suggestionIds: readonly string[],
): Promise<ReadonlyMap<string, Disclosure>> {
  const rows = await tx.disclosure.findMany({
    where: { congressId, suggestionId: { in: [...suggestionIds] } },
    orderBy: { sequence: 'asc' },
  });
  return new Map(rows.map((row) => [row.suggestionId, toDisclosure(row)]));
}

export async function findDisclosure(
  tx: Tx,
  congressId: string,
  id: string,
): Promise<Disclosure | undefined> {
  const row = await tx.disclosure.findUnique({ where: { congressId_id: { congressId, id } } });
  return row === null ? undefined : toDisclosure(row);
}

type Row = NonNullable<Awaited<ReturnType<Tx['disclosure']['findFirst']>>>;

function toDisclosure(row: Row): Disclosure {
  return {
    congressId: row.congressId,
    id: row.id,
    suggestionId: row.suggestionId,
    // The cast holds: a check constraint admits only these words.
    mode: row.mode as DisclosureMode,
    decidedOn: civilColumn(row.decidedOn),
    enteredAt: row.enteredAt,
    enteredById: row.enteredById,
    ...present({ reason: row.reason ?? undefined, link: row.link ?? undefined }),
  };
}

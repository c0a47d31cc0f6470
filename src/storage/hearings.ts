import type { CivilDate, ClockTime } from '../domain/calendar/civil-date.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import { dateColumn, type Tx } from './database.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

/** 面对面、知情议政会: deputy and units at one table about a matter, in one round of it. */
export interface Hearing {
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
  readonly suggestionId: string;
  readonly round: number;
  readonly heldOn?: CivilDate;
  readonly heldTime?: ClockTime;
  /** The day on which the present `heldOn` was entered. */
  readonly dateSetOn?: CivilDate;
  readonly place?: string;
  /** 主持, as typed. */
  readonly chair?: string;
  readonly kind: HearingKind;
  /** 纪要, entered after the meeting. */
  readonly minutes?: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
  readonly conclusion?: HearingConclusion;
  /** What the deputy still asks for, in the office's words. */
  readonly demand?: string;
  readonly concludedAt?: Date;
  readonly concludedById?: string;
}

/** 面对面 of deputy and units, or 重点建议办公会 about several key suggestions (one row each). */
export type HearingKind = 'face_to_face' | 'key_meeting';

export type HearingConclusion = 'satisfied' | 'second_round';

export async function insertHearing(work: Work, hearing: Hearing, entry: Entry): Promise<void> {
  await work.tx.hearing.create({ data: toRow(hearing) });
  record(work, { kind: 'hearing', id: hearing.id, after: hearing }, entry);
}

/** Store the next state over the one that was loaded; throws StaleRowError when another came first. */
export async function saveHearing(work: Work, before: Hearing, next: Hearing, entry: Entry): Promise<void> {
  const saved = { ...next, version: before.version + 1 };
  const { congressId, id, ...columns } = toRow(saved);
  const { count } = await work.tx.hearing.updateMany({
    where: { congressId, id, version: before.version },
    data: columns,
  });
  if (count !== 1) throw new StaleRowError(`hearing ${id} is no longer at version ${before.version}`);
  record(work, { kind: 'hearing', id, before, after: saved }, entry);
}

/** Take away a hearing that is not held: called off, or arranged by mistake (撤销); the audit log keeps it. */
export async function removeHearing(work: Work, hearing: Hearing, entry: Entry): Promise<void> {
  await work.tx.hearingFile.deleteMany({ where: { congressId: hearing.congressId, hearingId: hearing.id } });
  await work.tx.hearing.deleteMany({ where: { congressId: hearing.congressId, id: hearing.id } });
  record(work, { kind: 'hearing', id: hearing.id, before: hearing }, entry);
}

export async function findHearing(tx: Tx, congressId: string, id: string): Promise<Hearing | undefined> {
  const row = await tx.hearing.findUnique({ where: { congressId_id: { congressId, id } } });
  return row === null ? undefined : toHearing(row);
}

/** Hook files to a hearing (纪要). */
export async function addHearingFiles(
  { tx }: Work,
  { congressId, id: hearingId }: Hearing,
  fileIds: readonly string[],
): Promise<void> {
  await tx.hearingFile.createMany({ data: fileIds.map((fileId) => ({ congressId, hearingId, fileId })) });
}

/** The hearings of a suggestion, in the order of entry, with what was hooked to each. */
export async function findHearings(
  tx: Tx,
  congressId: string,
  suggestionId: string,
): Promise<{ readonly hearing: Hearing; readonly fileIds: readonly string[] }[]> {
  const rows = await tx.hearing.findMany({
    where: { congressId, suggestionId },
    include: { files: { select: { fileId: true } } },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({ hearing: toHearing(row), fileIds: row.files.map(({ fileId }) => fileId) }));
}

/** Hearings of a kind that are held on this day or later and have no minutes yet. */
export async function hearingsFrom(
  tx: Tx,
  congressId: string,
  { kind, day }: { readonly kind: HearingKind; readonly day: CivilDate },
): Promise<Hearing[]> {
  const rows = await tx.hearing.findMany({
    where: { congressId, kind, minutes: null, heldOn: { gte: dateColumn(day) } },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toHearing);
}

/** The hearing of this kind in the suggestion's present round, if one was arranged or held. */
export async function hearingOf(
  tx: Tx,
  suggestion: { readonly congressId: string; readonly id: string; readonly round: number },
  kind: HearingKind = 'face_to_face',
): Promise<Hearing | undefined> {
  const row = await tx.hearing.findFirst({
    where: { congressId: suggestion.congressId, suggestionId: suggestion.id, round: suggestion.round, kind },
    orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
  });
  return row === null ? undefined : toHearing(row);
}

type Row = NonNullable<Awaited<ReturnType<Tx['hearing']['findFirst']>>>;

function toHearing(row: Row): Hearing {
  return {
    congressId: row.congressId,
    id: row.id,
    version: row.version,
    suggestionId: row.suggestionId,
    round: row.round,
    // The cast holds: a check constraint admits only these words.
    kind: row.kind as HearingKind,
    enteredAt: row.enteredAt,
    enteredById: row.enteredById,
    ...present({
      heldOn: dateFromColumn(row.heldOn),
      // The casts hold: the columns are written from a Hearing only.
      heldTime: (row.heldTime ?? undefined) as ClockTime | undefined,
      dateSetOn: dateFromColumn(row.dateSetOn),
      place: row.place ?? undefined,
      chair: row.chair ?? undefined,
      minutes: row.minutes ?? undefined,
      conclusion: (row.conclusion ?? undefined) as HearingConclusion | undefined,
      demand: row.demand ?? undefined,
      concludedAt: row.concludedAt ?? undefined,
      concludedById: row.concludedById ?? undefined,
    }),
  };
}

function toRow(hearing: Hearing) {
  return {
    ...hearing,
    heldOn: dateToColumn(hearing.heldOn),
    heldTime: hearing.heldTime ?? null,
    dateSetOn: dateToColumn(hearing.dateSetOn),
    place: hearing.place ?? null,
    chair: hearing.chair ?? null,
    minutes: hearing.minutes ?? null,
    conclusion: hearing.conclusion ?? null,
    demand: hearing.demand ?? null,
    concludedAt: hearing.concludedAt ?? null,
    concludedById: hearing.concludedById ?? null,
  };
}

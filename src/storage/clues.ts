import type { Clue, ClueState } from '../domain/clues/clue.ts';
import type { Origin } from '../domain/suggestion/suggestion.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import type { ClueModel } from './generated/models.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

export async function insertClue(work: Work, clue: Clue, entry: Entry): Promise<void> {
  await work.tx.clue.create({ data: toRow(clue) });
  record(work, { kind: 'clue', id: clue.id, after: clue }, entry);
}

/** Store the next state over the one that was loaded; throws StaleRowError when another came first. */
export async function saveClue(work: Work, before: Clue, next: Clue, entry: Entry): Promise<Clue> {
  const saved = { ...next, version: before.version + 1 };
  const { congressId, id, ...columns } = toRow(saved);
  const { count } = await work.tx.clue.updateMany({
    where: { congressId, id, version: before.version },
    data: columns,
  });
  if (count !== 1) throw new StaleRowError(`clue ${id} is no longer at version ${before.version}`);
  record(work, { kind: 'clue', id, before, after: saved }, entry);
  return saved;
}

export async function findClues(tx: Tx, congressId: string, where: Prisma.ClueWhereInput): Promise<Clue[]> {
  const rows = await tx.clue.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ serial: 'asc' }],
  });
  return rows.map(toClue);
}

/** Add pictures and files to a clue. */
export async function addClueFiles(
  work: Work,
  { congressId, id: clueId }: Pick<Clue, 'congressId' | 'id'>,
  files: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  await work.tx.clueFile.createMany({ data: files.map((fileId) => ({ congressId, clueId, fileId })) });
  record(work, { kind: 'clue', id: clueId, after: { files } }, { action: 'clue.files_added' });
}

/** The ids of the files of a clue, in the order in which they came. */
export async function clueFiles(tx: Tx, congressId: string, clueId: string): Promise<string[]> {
  const rows = await tx.clueFile.findMany({
    where: { congressId, clueId },
    orderBy: [{ file: { storedAt: 'asc' } }, { fileId: 'asc' }],
    select: { fileId: true },
  });
  return rows.map(({ fileId }) => fileId);
}

function toClue(row: ClueModel): Clue {
  return {
    congressId: row.congressId,
    id: row.id,
    version: row.version,
    serial: row.serial,
    // The casts hold: a check constraint admits only these words, and the origin is written from an Origin only.
    state: row.state as ClueState,
    origin: row.origin as unknown as Origin,
    body: row.body,
    reporterId: row.reporterId,
    enteredAt: row.enteredAt,
    ...present({
      claimedById: row.claimedById ?? undefined,
      suggestionId: row.suggestionId ?? undefined,
      mergedIntoId: row.mergedIntoId ?? undefined,
      passedTo: row.passedTo ?? undefined,
      settledAt: row.settledAt ?? undefined,
    }),
  };
}

function toRow(clue: Clue): Prisma.ClueUncheckedCreateInput {
  return {
    ...clue,
    origin: { ...clue.origin, conversation: { ...clue.origin.conversation } },
    claimedById: clue.claimedById ?? null,
    suggestionId: clue.suggestionId ?? null,
    mergedIntoId: clue.mergedIntoId ?? null,
    passedTo: clue.passedTo ?? null,
    settledAt: clue.settledAt ?? null,
  };
}

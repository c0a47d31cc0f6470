import type { Origin, Suggestion, SuggestionKind, SuggestionState } from '../domain/suggestion/suggestion.ts';
import type { Tx } from './database.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import { Prisma } from './generated/client.ts';
import type { SuggestionModel } from './generated/models.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

export async function insertSuggestion(work: Work, suggestion: Suggestion, entry: Entry): Promise<void> {
  await work.tx.suggestion.create({ data: toRow(suggestion) });
  record(work, { kind: 'suggestion', id: suggestion.id, after: suggestion }, entry);
}

/** Store the next state over the one that was loaded; throws StaleRowError when another came first. */
export async function saveSuggestion(
  work: Work,
  before: Suggestion,
  next: Suggestion,
  entry: Entry,
): Promise<Suggestion> {
  const saved = { ...next, version: before.version + 1 };
  const { congressId, id, ...columns } = toRow(saved);
  const { count } = await work.tx.suggestion.updateMany({
    where: { congressId, id, version: before.version },
    data: columns,
  });
  if (count !== 1) throw new StaleRowError(`suggestion ${id} is no longer at version ${before.version}`);
  record(work, { kind: 'suggestion', id, before, after: saved }, entry);
  return saved;
}

export async function loadSuggestion(tx: Tx, congressId: string, id: string): Promise<Suggestion> {
  return toSuggestion(
    await tx.suggestion.findUniqueOrThrow({ where: { congressId_id: { congressId, id } } }),
  );
}

export async function findSuggestions(
  tx: Tx,
  congressId: string,
  where: Prisma.SuggestionWhereInput,
): Promise<Suggestion[]> {
  const rows = await tx.suggestion.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ intakeNumber: 'asc' }],
  });
  return rows.map(toSuggestion);
}

export function toSuggestion(row: SuggestionModel): Suggestion {
  return {
    congressId: row.congressId,
    id: row.id,
    version: row.version,
    // The casts hold: check constraints of the table admit only these words.
    state: row.state as SuggestionState,
    kind: row.kind as SuggestionKind,
    intakeNumber: row.intakeNumber,
    title: row.title,
    reason: row.reason,
    analysis: row.analysis,
    advice: row.advice,
    body: row.body,
    confidential: row.confidential,
    key: row.key,
    leadDeputyId: row.leadDeputyId,
    suggestedUnits: row.suggestedUnits,
    reviewLevel: row.reviewLevel,
    round: row.round,
    // The cast holds: the column is written from an Origin only.
    origin: row.origin as unknown as Origin,
    enteredById: row.enteredById,
    enteredAt: row.enteredAt,
    ...onTheWay(row),
    ...present({
      number: row.number ?? undefined,
      category: row.category ?? undefined,
      declineCode: row.declineCode ?? undefined,
      reviewRemark: row.reviewRemark ?? undefined,
      ruleHash: row.ruleHash ?? undefined,
      submittedOn: dateFromColumn(row.submittedOn),
      registeredOn: dateFromColumn(row.registeredOn),
      assignedOn: dateFromColumn(row.assignedOn),
      rateBy: dateFromColumn(row.rateBy),
      closedOn: dateFromColumn(row.closedOn),
      withdrawnOn: dateFromColumn(row.withdrawnOn),
    }),
  };
}

/** What only some suggestions come to. */
function onTheWay(row: SuggestionModel) {
  return present({
    mergedIntoId: row.mergedIntoId ?? undefined,
    cosignUntil: row.cosignUntil ?? undefined,
    withdrawalReason: row.withdrawalReason ?? undefined,
    withdrawalAskedById: row.withdrawalAskedById ?? undefined,
    withdrawalAskedAt: row.withdrawalAskedAt ?? undefined,
    superiorNumber: row.superiorNumber ?? undefined,
    formedBy: row.formedBy ?? undefined,
    supervisionLeader: row.supervisionLeader ?? undefined,
    responsibleLeader: row.responsibleLeader ?? undefined,
    // The cast holds: the column is written from the points of a Suggestion only.
    keyScores: (row.keyScores ?? undefined) as Suggestion['keyScores'],
    ordinarySince: dateFromColumn(row.ordinarySince),
  });
}

/** The columns of a suggestion. */
export function toRow(suggestion: Suggestion): Prisma.SuggestionUncheckedCreateInput {
  return {
    ...suggestion,
    number: suggestion.number ?? null,
    category: suggestion.category ?? null,
    declineCode: suggestion.declineCode ?? null,
    reviewRemark: suggestion.reviewRemark ?? null,
    ruleHash: suggestion.ruleHash ?? null,
    suggestedUnits: [...suggestion.suggestedUnits],
    origin: { ...suggestion.origin, conversation: { ...suggestion.origin.conversation } },
    submittedOn: dateToColumn(suggestion.submittedOn),
    registeredOn: dateToColumn(suggestion.registeredOn),
    assignedOn: dateToColumn(suggestion.assignedOn),
    rateBy: dateToColumn(suggestion.rateBy),
    closedOn: dateToColumn(suggestion.closedOn),
    withdrawnOn: dateToColumn(suggestion.withdrawnOn),
    mergedIntoId: suggestion.mergedIntoId ?? null,
    cosignUntil: suggestion.cosignUntil ?? null,
    withdrawalReason: suggestion.withdrawalReason ?? null,
    withdrawalAskedById: suggestion.withdrawalAskedById ?? null,
    withdrawalAskedAt: suggestion.withdrawalAskedAt ?? null,
    superiorNumber: suggestion.superiorNumber ?? null,
    formedBy: suggestion.formedBy ?? null,
    supervisionLeader: suggestion.supervisionLeader ?? null,
    responsibleLeader: suggestion.responsibleLeader ?? null,
    keyScores: suggestion.keyScores ?? Prisma.DbNull,
    ordinarySince: dateToColumn(suggestion.ordinarySince),
  };
}

import type { Cosigner, CosignerState } from '../domain/cosigning/cosigner.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, type Work } from './work.ts';

interface Part {
  readonly suggestionId: string;
  /** Memberships. */
  readonly deputyId: string;
}

/** Ask deputies to join a suggestion; whoever has a part in it already keeps it as it is. */
export async function insertInvitations(
  work: Work,
  suggestionId: string,
  deputyIds: readonly string[],
  entry: Entry,
): Promise<void> {
  if (deputyIds.length === 0) return;
  const { tx, congressId, at } = work;
  await tx.cosigner.createMany({
    data: deputyIds.map((deputyId) => ({
      congressId,
      suggestionId,
      deputyId,
      state: 'invited',
      invitedAt: at,
    })),
    skipDuplicates: true,
  });
  record(work, { kind: 'cosigner', id: suggestionId, after: { invited: deputyIds } }, entry);
}

/** Take invitations back that nobody has answered: the draft names others now. */
export async function removeInvitations(
  work: Work,
  suggestionId: string,
  deputyIds: readonly string[],
  entry: Entry,
): Promise<void> {
  const { tx, congressId } = work;
  const { count } = await tx.cosigner.deleteMany({
    where: { congressId, suggestionId, deputyId: { in: [...deputyIds] }, state: 'invited' },
  });
  if (count > 0) record(work, { kind: 'cosigner', id: suggestionId, before: { invited: deputyIds } }, entry);
}

/** What a deputy answered: 附议 or 不附议. The latest answer holds. */
export async function saveAnswer(
  work: Work,
  { suggestionId, deputyId, state }: Part & { readonly state: Exclude<CosignerState, 'invited'> },
  entry: Entry,
): Promise<void> {
  const { tx, congressId, at } = work;
  await tx.cosigner.upsert({
    where: { congressId_suggestionId_deputyId: { congressId, suggestionId, deputyId } },
    create: { congressId, suggestionId, deputyId, state, invitedAt: at, answeredAt: at },
    update: { state, answeredAt: at, withdrawalAgreedAt: null },
  });
  record(work, { kind: 'cosigner', id: suggestionId, after: { deputyId, state } }, entry);
}

/** The text is another one now: whoever has joined it is asked anew. */
export async function askAnew(work: Work, suggestionId: string, entry: Entry): Promise<void> {
  const { tx, congressId } = work;
  const { count } = await tx.cosigner.updateMany({
    where: { congressId, suggestionId, state: 'agreed' },
    data: { state: 'invited', answeredAt: null },
  });
  if (count > 0) record(work, { kind: 'cosigner', id: suggestionId, after: { askedAnew: count } }, entry);
}

/** A cosigner agrees that the suggestion is withdrawn. */
export async function saveWithdrawalAgreement(
  work: Work,
  { suggestionId, deputyId }: Part,
  entry: Entry,
): Promise<void> {
  const { tx, congressId, at } = work;
  await tx.cosigner.updateMany({
    where: { congressId, suggestionId, deputyId, state: 'agreed' },
    data: { withdrawalAgreedAt: at },
  });
  record(work, { kind: 'cosigner', id: suggestionId, after: { deputyId, withdrawal: 'agreed' } }, entry);
}

/** The withdrawal that was asked for is off, or is asked for anew. */
export async function clearWithdrawalAgreements(work: Work, suggestionId: string): Promise<void> {
  await work.tx.cosigner.updateMany({
    where: { congressId: work.congressId, suggestionId },
    data: { withdrawalAgreedAt: null },
  });
}

/** Parts in joint suggestions, in the order in which people were asked, and then answered. */
export async function findCosigners(
  tx: Tx,
  congressId: string,
  where: Prisma.CosignerWhereInput,
): Promise<Cosigner[]> {
  const rows = await tx.cosigner.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [
      { answeredAt: { sort: 'asc', nulls: 'last' } },
      { invitedAt: 'asc' },
      { deputy: { person: { name: 'asc' } } },
    ],
  });
  return rows.map((row) => ({
    congressId: row.congressId,
    suggestionId: row.suggestionId,
    deputyId: row.deputyId,
    // The cast holds: a check constraint admits only these words.
    state: row.state as CosignerState,
    invitedAt: row.invitedAt,
    ...present({
      answeredAt: row.answeredAt ?? undefined,
      withdrawalAgreedAt: row.withdrawalAgreedAt ?? undefined,
    }),
  }));
}

/** Nobody else changes the suggestion before the transaction ends: two last answers must not both be the last. */
export async function lockSuggestion(tx: Tx, congressId: string, id: string): Promise<void> {
  await tx.$executeRaw`
    select from suggestion where congress_id = ${congressId}::uuid and id = ${id}::uuid for update`;
}

/** When the last of the open windows whose time is over should have ended. */
export async function lastCosignEnd(tx: Tx, now: Date): Promise<Date | undefined> {
  const { _max } = await tx.suggestion.aggregate({
    where: { state: 'cosigning', cosignUntil: { lte: now } },
    _max: { cosignUntil: true },
  });
  return _max.cosignUntil ?? undefined;
}

import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** What recording a contact is called in the audit log. */
export const CONTACT_RECORDED = 'contact.recorded';

/** One of the three contacts (三沟通) with the deputy. */
export interface Contact {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  readonly stage: 'before' | 'during' | 'after';
  readonly method?: string;
  readonly heldOn: CivilDate;
  readonly summary: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
  readonly onBehalf: boolean;
  /** 本意确认: the lead deputy said that this is what was meant. */
  readonly confirmedAt?: Date;
  /** What the deputy said was meant instead. */
  readonly objection?: string;
}

/** Pictures are welcome and never asked for (减负, domain.md manners 4). */
export async function insertContact(
  work: Work,
  contact: Contact,
  entry: Entry,
  fileIds: readonly string[] = [],
): Promise<void> {
  await work.tx.contact.create({
    data: {
      ...contact,
      method: contact.method ?? null,
      heldOn: dateColumn(contact.heldOn),
      confirmedAt: contact.confirmedAt ?? null,
      objection: contact.objection ?? null,
    },
  });
  const { congressId, id: contactId } = contact;
  await work.tx.contactFile.createMany({
    data: fileIds.map((fileId) => ({ congressId, contactId, fileId })),
  });
  record(work, { kind: 'contact', id: contact.id, after: contact }, entry);
}

/** Note what the lead deputy said: 确认, or what was meant instead. */
export async function saveContactAnswer(
  work: Work,
  before: Contact,
  answer: Pick<Contact, 'confirmedAt' | 'objection'>,
  entry: Entry,
): Promise<void> {
  const { congressId, id } = before;
  await work.tx.contact.updateMany({
    where: { congressId, id },
    data: { confirmedAt: answer.confirmedAt ?? null, objection: answer.objection ?? null },
  });
  record(work, { kind: 'contact', id, before, after: { ...before, ...answer } }, entry);
}

/** Take a contact back that was entered by mistake (撤销); the audit log keeps it. */
export async function removeContact(work: Work, contact: Contact, entry: Entry): Promise<void> {
  const { congressId, id } = contact;
  await work.tx.contactFile.deleteMany({ where: { congressId, contactId: id } });
  await work.tx.contact.deleteMany({ where: { congressId, id } });
  record(work, { kind: 'contact', id, before: contact }, entry);
}

/** In the order of entry. */
export async function findContacts(
  tx: Tx,
  congressId: string,
  where: Prisma.ContactWhereInput,
): Promise<Contact[]> {
  const rows = await tx.contact.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ method, confirmedAt, objection, ...row }) => ({
    ...row,
    // The cast holds: a check constraint admits only these words.
    stage: row.stage as Contact['stage'],
    heldOn: civilColumn(row.heldOn),
    ...present({
      method: method ?? undefined,
      confirmedAt: confirmedAt ?? undefined,
      objection: objection ?? undefined,
    }),
  }));
}

/**
 * Whether a person has recorded a contact after what made a message (`outboxSequence`) had been said. Told by the order
 * of what came in: messages of one moment bear one time.
 */
export async function recordedContactAfter(
  tx: Tx,
  by: { readonly congressId: string; readonly personId: string; readonly outboxSequence: bigint },
): Promise<boolean> {
  const { congressId, personId, outboxSequence } = by;
  const shown = await tx.outboxMessage.findUnique({
    where: { sequence: outboxSequence },
    select: { causeEventId: true },
  });
  const shownBy = shown?.causeEventId ?? undefined;
  if (shownBy === undefined) return false;
  const later = await tx.auditEntry.findFirst({
    where: {
      congressId,
      actorId: personId,
      action: CONTACT_RECORDED,
      causeEventId: { gt: shownBy },
    },
    select: { sequence: true },
  });
  return later !== null;
}

/** Stages that an assignment has a contact for, in its current round. */
export async function contactStages(
  tx: Tx,
  assignment: { readonly congressId: string; readonly id: string; readonly round: number },
): Promise<ReadonlySet<string>> {
  const rows = await tx.contact.findMany({
    where: { congressId: assignment.congressId, assignmentId: assignment.id, round: assignment.round },
    select: { stage: true },
  });
  return new Set(rows.map((row) => row.stage));
}

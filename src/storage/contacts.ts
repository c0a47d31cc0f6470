import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { dateColumn, type Tx } from './database.ts';
import { type Entry, record, type Work } from './work.ts';

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

export async function insertContact(work: Work, contact: Contact, entry: Entry): Promise<void> {
  await work.tx.contact.create({
    data: {
      ...contact,
      method: contact.method ?? null,
      heldOn: dateColumn(contact.heldOn),
      confirmedAt: contact.confirmedAt ?? null,
      objection: contact.objection ?? null,
    },
  });
  record(work, { kind: 'contact', id: contact.id, after: contact }, entry);
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

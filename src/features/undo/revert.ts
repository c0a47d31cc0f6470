import type { Assignment } from '../../domain/assignment/assignment.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import {
  findAssignments,
  insertAssignment,
  removeAssignment,
  saveAssignment,
} from '../../storage/assignments.ts';
import { findExtensions, reopenExtension } from '../../storage/extensions.ts';
import { removeReviewOpinion } from '../../storage/review-opinions.ts';
import { findReturnRequests, reopenReturnRequest } from '../../storage/returns.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { type Change, type Snapshot, UNDONE } from './last-action.ts';
import { afterReplyReversal } from './revert-after-reply.ts';
import { inspectionReversal } from './revert-inspection.ts';
import { jointReversal } from './revert-joint.ts';
import { officeReversal } from './revert-office.ts';
import { recordedReversal } from './revert-recorded.ts';
import { stationReversal } from './revert-station.ts';
import { workReversal } from './revert-work.ts';
import { SUBMITTED_ON_BEHALF } from './undoable.ts';

/** A change that can be taken back now: the row is still as the change left it. */
export type Reversal = () => Promise<void>;

/** How to take a change back, or nothing when the row has moved on since. */
export async function reversalOf(context: CommandContext, change: Change): Promise<Reversal | undefined> {
  switch (change.kind) {
    case 'suggestion':
      return suggestionReversal(context, change);
    case 'assignment':
      return assignmentReversal(context, change);
    case 'return_request':
      return change.before === undefined
        ? recordedReversal(context, change)
        : returnReversal(context, change);
    case 'extension':
      return extensionReversal(context, change);
    case 'review_opinion':
      return () => removeReviewOpinion(context.work, change.id, { action: `review${UNDONE}` });
    case 'joint_issue':
      return jointReversal(context, change);
    case 'cosigner':
      return () => Promise.resolve();
    case 'station':
    case 'station_duty':
      return stationReversal(context, change);
    case 'inspection':
    case 'inspection_problem':
      return inspectionReversal(context, change);
    case 'unit':
    case 'reconciliation':
    case 'congress':
    case 'person':
      return officeReversal(context, change);
    case 'clue':
    case 'supervision_order':
    case 'supervision_step':
      return workReversal(context, change);
    default:
      return (await recordedReversal(context, change)) ?? afterReplyReversal(context, change);
  }
}

/** The formal number stays with the suggestion: it was told, and a number is never given twice. */
async function suggestionReversal(
  context: CommandContext,
  { id, before, after, actions }: Change,
): Promise<Reversal | undefined> {
  const [current] = await findSuggestions(context.work.tx, context.congress.id, { id });
  if (current === undefined || current.version !== after?.['version']) return undefined;
  if (before === undefined || actions.includes(SUBMITTED_ON_BEHALF))
    return async () => {
      // The deputy never wrote it: nothing is left for the deputy to hand in.
      // Before it was handed in, if that was an earlier step: the ledger then counts no withdrawal of the deputy's.
      const { number } = current;
      const base = before === undefined ? current : suggestionOf(before);
      const kept = number === undefined ? {} : { number };
      const away = { ...base, ...kept, state: 'withdrawn', withdrawnOn: context.today } as const;
      await saveSuggestion(context.work, current, away, { action: `suggestion${UNDONE}` });
    };
  const { number } = current;
  const restored = { ...suggestionOf(before), ...(number === undefined ? {} : { number }) };
  return async () => {
    await saveSuggestion(context.work, current, restored, { action: `suggestion${UNDONE}` });
  };
}

async function assignmentReversal(
  context: CommandContext,
  { id, before, after }: Change,
): Promise<Reversal | undefined> {
  const [current] = await findAssignments(context.work.tx, context.congress.id, { id });
  if (current?.version !== after?.['version']) return undefined;
  const entry = { action: `assignment${UNDONE}` };
  if (current === undefined) {
    if (before === undefined) return undefined;
    const removed = assignmentOf(before);
    return () => insertAssignment(context.work, { ...removed, version: removed.version + 1 }, entry);
  }
  if (before === undefined) {
    if (await isWorkedOn(context, id)) return undefined;
    return () => removeAssignment(context.work, current, entry);
  }
  return async () => {
    await saveAssignment(context.work, current, assignmentOf(before), entry);
  };
}

/** Contacts and replies are rows of their own: they do not change the assignment they belong to. */
async function isWorkedOn(context: CommandContext, assignmentId: string): Promise<boolean> {
  const where = { congressId: context.congress.id, assignmentId };
  const { tx } = context.work;
  const contacts = await tx.contact.count({ where });
  const replies = await tx.reply.count({ where });
  const returns = await tx.returnRequest.count({ where });
  return contacts + replies + returns > 0;
}

async function returnReversal(context: CommandContext, { id, after }: Change): Promise<Reversal | undefined> {
  const [current] = await findReturnRequests(context.work.tx, context.congress.id, { id });
  if (current?.decision === undefined || current.decidedAt?.toISOString() !== after?.['decidedAt'])
    return undefined;
  return () => reopenReturnRequest(context.work, current, { action: `return${UNDONE}` });
}

async function extensionReversal(
  context: CommandContext,
  { id, after }: Change,
): Promise<Reversal | undefined> {
  const [current] = await findExtensions(context.work.tx, context.congress.id, { id });
  if (current?.decision === undefined || current.decidedAt?.toISOString() !== after?.['decidedAt'])
    return undefined;
  return () => reopenExtension(context.work, current, { action: `extension${UNDONE}` });
}

function suggestionOf(row: Snapshot): Suggestion {
  // The casts hold: the audit log keeps the domain object itself as JSON, in which only instants change form.
  const stored = row as unknown as Suggestion;
  const { cosignUntil, withdrawalAskedAt } = stored;
  return {
    ...stored,
    enteredAt: new Date(stored.enteredAt),
    ...(cosignUntil === undefined ? {} : { cosignUntil: new Date(cosignUntil) }),
    ...(withdrawalAskedAt === undefined ? {} : { withdrawalAskedAt: new Date(withdrawalAskedAt) }),
  };
}

function assignmentOf(row: Snapshot): Assignment {
  // The casts hold: as above.
  const stored = row as unknown as Assignment;
  return { ...stored, enteredAt: new Date(stored.enteredAt) };
}

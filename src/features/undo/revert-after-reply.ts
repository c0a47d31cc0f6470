import { z } from 'zod';
import { findDisclosure, removeDisclosure } from '../../storage/disclosures.ts';
import {
  findHearing,
  type Hearing,
  insertHearing,
  removeHearing,
  saveHearing,
} from '../../storage/hearings.ts';
import { findReply, type Reply, saveAcceptance, saveShortcoming } from '../../storage/replies.ts';
import { present } from '../../storage/work.ts';
import type { CommandContext } from '../context.ts';
import { MINUTES_NOTED } from '../hearings/minutes.ts';
import { type Change, type Snapshot, UNDONE } from './last-action.ts';
import { REPLY_CORRECTED } from './revert-recorded.ts';
import type { Reversal } from './revert.ts';

/** Whether staff did it after a reply: accepted or corrected it, arranged or concluded a hearing, entered a disclosure. */
export function isUndoableAfterReply({ kind, before, after, actions }: Change): boolean {
  if (kind === 'reply')
    return (
      before !== undefined &&
      (after?.['acceptedOn'] !== undefined || actions.includes(REPLY_CORRECTED) || isMark(actions))
    );
  return kind === 'hearing' || kind === 'disclosure';
}

/** 质量: a mark was set or lifted. */
function isMark(actions: readonly string[]): boolean {
  return actions.some((action) => action.startsWith('reply.shortcoming'));
}

function restoreMark(work: CommandContext['work'], reply: Reply, before: Snapshot): Promise<void> {
  const { shortcoming: _shortcoming, shortcomingNote: _note, ...plain } = reply;
  // The cast holds: the audit log keeps the domain object itself as JSON.
  const { shortcoming, shortcomingNote } = before as unknown as Partial<Reply>;
  const next = { ...plain, ...present({ shortcoming, shortcomingNote }) };
  return saveShortcoming(work, reply, next, { action: `reply${UNDONE}` });
}

/** How to take it back, or nothing when the row has moved on since. */
export async function afterReplyReversal(
  context: CommandContext,
  change: Change,
): Promise<Reversal | undefined> {
  const { work, congress } = context;
  if (change.kind === 'reply') {
    const reply = await findReply(work.tx, congress.id, change.id);
    if (reply === undefined) return undefined;
    const unmark = isMark(change.actions) ? () => restoreMark(work, reply, change.before ?? {}) : undefined;
    if (!change.actions.includes('reply.accepted')) return unmark;
    if (reply.acceptedOn === undefined) return undefined;
    const { acceptedOn, acceptedById, ...waiting } = reply;
    const entry = { action: `reply${UNDONE}`, facts: { acceptedOn, acceptedById } };
    return async () => {
      await saveAcceptance(work, reply, waiting, entry);
      await unmark?.();
    };
  }
  if (change.kind === 'disclosure') {
    const disclosure = await findDisclosure(work.tx, congress.id, change.id);
    if (disclosure === undefined) return undefined;
    return () => removeDisclosure(work, disclosure, { action: `disclosure${UNDONE}` });
  }
  if (change.kind === 'hearing') return hearingReversal(context, change);
  return undefined;
}

async function hearingReversal(
  { work, congress }: CommandContext,
  { id, before, after, actions }: Change,
): Promise<Reversal | undefined> {
  const hearing = await findHearing(work.tx, congress.id, id);
  if (hearing?.version !== after?.['version']) return undefined;
  const entry = { action: `hearing${UNDONE}` };
  if (hearing === undefined) return before && (() => insertHearing(work, hearingOfSnapshot(before), entry));
  if (before === undefined) return () => removeHearing(work, hearing, entry);
  const fileIds = actions.includes(MINUTES_NOTED) ? await filesOfMinutes(work, hearing) : [];
  return async () => {
    await work.tx.hearingFile.deleteMany({
      where: { congressId: congress.id, hearingId: id, fileId: { in: fileIds } },
    });
    await saveHearing(work, hearing, hearingOfSnapshot(before), entry);
  };
}

const withFiles = z.object({ facts: z.object({ files: z.array(z.string()) }) });

/** The files that came with the newest minutes; none when the entry was made before files were noted in it. */
async function filesOfMinutes(
  { tx }: CommandContext['work'],
  { congressId, id }: Hearing,
): Promise<string[]> {
  const noted = await tx.auditEntry.findFirst({
    where: { congressId, subjectId: id, action: MINUTES_NOTED },
    orderBy: { sequence: 'desc' },
    include: { payload: true },
  });
  return withFiles.safeParse(noted?.payload?.payload).data?.facts.files ?? [];
}

function hearingOfSnapshot(row: Snapshot): Hearing {
  // The cast holds: the audit log keeps the domain object itself as JSON, in which only instants change form.
  const stored = row as unknown as Hearing;
  const { concludedAt } = stored;
  return {
    ...stored,
    enteredAt: new Date(stored.enteredAt),
    ...(concludedAt === undefined ? {} : { concludedAt: new Date(concludedAt) }),
  };
}

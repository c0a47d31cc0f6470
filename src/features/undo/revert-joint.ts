import type { JointIssue } from '../../domain/assignment/joint-issue.ts';
import { findJointIssues, removeJointIssue, saveJointIssue } from '../../storage/joint-issues.ts';
import type { CommandContext } from '../context.ts';
import { type Change, UNDONE } from './last-action.ts';
import type { Reversal } from './revert.ts';

/** A question to the other offices is gone as long as nobody answered it; one that it replaced waits again. */
export async function jointReversal(
  { work, congress }: CommandContext,
  { id, before, after }: Change,
): Promise<Reversal | undefined> {
  const [current] = await findJointIssues(work.tx, congress.id, { id });
  if (current === undefined || current.state !== after?.['state']) return undefined;
  const entry = { action: `joint_issue${UNDONE}` };
  if (before !== undefined) {
    const { settledAt: _settledAt, ...waiting } = current;
    const again: JointIssue = { ...waiting, state: 'pending' };
    return () => saveJointIssue(work, current, again, entry);
  }
  if (current.consents.some(({ agreed }) => agreed !== undefined)) return undefined;
  return () => removeJointIssue(work, current, entry);
}

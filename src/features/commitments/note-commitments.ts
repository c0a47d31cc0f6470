import type { CommitmentText } from '../../chat/command-call.ts';
import type { Assignment } from '../../domain/assignment/assignment.ts';
import { insertCommitment } from '../../storage/commitments.ts';
import type { CommandContext } from '../context.ts';

/** Enter what a unit promised in a reply, or after it, in the round of its assignment. */
export async function noteCommitments(
  context: CommandContext,
  { id, round }: Assignment,
  commitments: readonly CommitmentText[],
): Promise<void> {
  for (const { matter, date, owner } of commitments) {
    await insertCommitment(
      context.work,
      {
        congressId: context.congress.id,
        id: context.newId(),
        assignmentId: id,
        round,
        matter,
        enteredAt: context.now,
        enteredById: context.actor.personId,
        ...(date === undefined ? {} : { dueOn: date }),
        ...(owner === undefined ? {} : { owner }),
      },
      { action: 'commitment.made' },
    );
  }
}

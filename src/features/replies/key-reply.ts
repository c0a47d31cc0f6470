import { isBestClass } from '../../domain/replies/completeness.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Reply } from '../../storage/replies.ts';
import type { Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';

/**
 * 重点督办件力争全部 A 类: another class is pointed out to staff for a second look, with words ready for the leader who
 * supervises. Nothing goes to a leader by itself (commands.md rule 7).
 */
export async function proposeReview(
  context: CommandContext,
  { suggestion }: Matter,
  unit: Unit,
  reply: Reply,
): Promise<void> {
  const { resultScheme } = context.rules;
  if (!suggestion.key || isBestClass(reply.outcome, resultScheme)) return;
  for (const place of await staffPlaces(context)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template: 'replies/key-not-solved',
      values: {
        name: nameFor(suggestion, place.group, context.rules),
        number: displayNumber(suggestion),
        unit: unit.name,
        outcome: reply.outcome,
        meaning: resultScheme.classes[reply.outcome] ?? '',
        leader: suggestion.supervisionLeader ?? '督办领导',
      },
      subject: suggestion.id,
    });
  }
}

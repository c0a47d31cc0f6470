import type { AnyCall } from '../../chat/card-call.ts';
import { readCommitmentText } from '../../chat/reading/commitments.ts';
import type { CommandContext } from '../context.ts';

/** What is asked for after a reply. */
export type ReplyField = 'commitment' | 'evidence';

/** The call with the sentence that was asked for after a reply; undefined when the call is not of that kind. */
export function completedReply(
  { today }: Pick<CommandContext, 'today'>,
  call: AnyCall,
  text: string,
): AnyCall | undefined {
  switch (call.name) {
    case 'commitment':
      return { ...call, commitments: readCommitmentText(text, today) };
    case 'commitmentDone':
      return { ...call, evidence: text };
    case 'reviewCommitments':
      return { ...call, remark: text };
    case 'disclose':
      return { ...call, reason: text };
    default:
      return undefined;
  }
}

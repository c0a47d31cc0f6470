import type { AnyCall } from '../../chat/card-call.ts';

/** What is asked for about clues, supervision orders and matters on the fast track. */
export type OfficeField = 'to' | 'opinion' | 'content' | 'body';

type OfficeCall = Extract<
  AnyCall,
  { name: 'clueWork' | 'amendClue' | 'toOrdinary' | 'supervise' | 'supervisionReply' | 'correct' | 'minutes' }
>;

/** The call with the sentence that was asked for; each of these asks for one thing only. */
export function completedOffice(call: OfficeCall, text: string): AnyCall {
  switch (call.name) {
    case 'clueWork':
      return { ...call, to: text };
    case 'amendClue':
      return { ...call, body: text };
    case 'supervise':
      return { ...call, opinion: text };
    case 'minutes':
    case 'supervisionReply':
      return { ...call, content: text };
    case 'toOrdinary':
    case 'correct':
      return { ...call, reason: text };
  }
}

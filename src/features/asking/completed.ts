import type { AnyCall } from '../../chat/card-call.ts';
import { readInvitees } from '../../chat/reading/cosigning.ts';
import { passage } from '../../chat/reading/fold.ts';
import { lexiconOf } from '../../chat/reading/lexicon.ts';
import { readSuggestion } from '../../chat/reading/suggestion.ts';
import { recordOf } from '../../chat/reading/supervision-record.ts';
import type { CommandContext } from '../context.ts';
import { completedHandling, type HandlingField } from './completed-handling.ts';
import { completedOffice, type OfficeField } from './completed-office.ts';
import { completedReply, type ReplyField } from './completed-reply.ts';

/** What can be asked for in a sentence. */
export type AskedField =
  | 'reason'
  | 'advice'
  | 'suggestion'
  | 'revision'
  | 'step'
  | 'remark'
  | 'target'
  | 'cosigners'
  | 'targets'
  | HandlingField
  | OfficeField
  | ReplyField;

/** An answer that gives none. */
const SKIPPED = /^(?:跳过|略|无|没有|不填|不写)[。.!！]?$/u;

const LEAST_SUGGESTION = 5;

const CODE = /^\s*R0?(\d{1,2})(?!\d)\s*/iu;

/** The call with the field that was asked for; undefined when the call has no such field. */
export function completed(
  context: Pick<CommandContext, 'table' | 'today'>,
  call: AnyCall,
  field: AskedField,
  spoken: string,
): AnyCall | undefined {
  const text = spoken.trim();
  if (text === '') return undefined;
  switch (call.name) {
    case 'submit':
      return field === 'suggestion' || field === 'revision' ? suggestionIn(text, field, context) : undefined;
    case 'inviteCosigners':
      return field === 'cosigners' ? { ...call, ...readInvitees(passage(text)) } : undefined;
    case 'requestReturn':
    case 'withdraw':
      return field === 'reason' ? { ...call, reason: text } : undefined;
    case 'review':
      return field === 'remark' ? withRemark(call, text) : undefined;
    case 'registerGroupAs':
      return field === 'target' ? { ...call, target: text } : undefined;
    case 'amendDraft':
      return { ...call, [field]: text };
    case 'writeBySteps':
      return { ...call, answers: [...call.answers, SKIPPED.test(text) ? '' : text] };
    case 'supervise':
      return call.deed === 'record'
        ? { ...call, ...recordOf(passage(text), lexiconOf(context.table)) }
        : completedOffice(call, text);
    case 'clueWork':
    case 'amendClue':
    case 'toOrdinary':
    case 'supervisionReply':
    case 'minutes':
    case 'correct':
      return completedOffice(call, text);
    default:
      return completedHandling(context, call, field, text) ?? completedReply(context, call, text);
  }
}

/**
 * What follows 建议 is one, unless it is only a word or two (都行), which the guide helps; what follows 修改 is a part of the
 * draft, however short.
 */
function suggestionIn(
  text: string,
  field: 'suggestion' | 'revision',
  { table }: Pick<CommandContext, 'table'>,
): AnyCall | undefined {
  const suggestion = readSuggestion(passage(text), lexiconOf(table));
  if (field === 'revision') return { name: 'submit', suggestion, prose: true, anew: false };
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').length;
  return letters < LEAST_SUGGESTION ? { name: 'guide' } : { name: 'submit', suggestion, anew: true };
}

/** 不宜 is answered with a code and words, or with either. */
function withRemark(call: Extract<AnyCall, { name: 'review' }>, text: string): AnyCall {
  const code = call.decision === 'decline' ? codeIn(text) : undefined;
  const remark = code === undefined ? text : text.replace(CODE, '');
  return { ...call, ...(code === undefined ? {} : { code }), ...(remark === '' ? {} : { remark }) };
}

function codeIn(text: string): string | undefined {
  const digits = CODE.exec(text)?.[1];
  return digits === undefined ? undefined : `R${digits.padStart(2, '0')}`;
}

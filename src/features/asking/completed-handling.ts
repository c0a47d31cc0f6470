import type { AnyCall } from '../../chat/card-call.ts';
import { pastDay } from '../../chat/reading/dates.ts';
import { passage } from '../../chat/reading/fold.ts';
import { extensionOf, promiseOf } from '../../chat/reading/handling.ts';
import { lexiconOf } from '../../chat/reading/lexicon.ts';
import { planOf } from '../../chat/reading/plan.ts';
import type { PastDay } from '../../domain/calendar/past-day.ts';
import type { CommandContext } from '../context.ts';
import type { AskedField } from './completed.ts';

/** What units and deputies are asked for while a matter is handled. */
export type HandlingField = 'date' | 'reason' | 'until' | 'opinion' | 'matter' | 'plan' | 'objection';

type Dated = Extract<AnyCall, { name: 'contact' | 'reply' | 'recordLater' }>;

/** The call with the field that was asked for, read as if it had stood behind the word; undefined when it has none. */
export function completedHandling(
  context: Pick<CommandContext, 'table' | 'today'>,
  call: AnyCall,
  field: AskedField,
  text: string,
): AnyCall | undefined {
  const said = { lexicon: lexiconOf(context.table), today: context.today };
  switch (call.name) {
    case 'contact':
    case 'reply':
    case 'recordLater':
      return withDay(call, pastDay(passage(text), context.today));
    case 'extend':
      return field === 'until' ? { ...call, ...extensionOf(passage(text), said) } : { ...call, reason: text };
    case 'lateness':
    case 'redoOpinion':
    case 'decide':
      return { ...call, reason: text };
    case 'assistOpinion':
      return { ...call, opinion: text };
    case 'assistPromise':
      return { ...call, ...promiseOf(passage(text), said) };
    case 'plan':
      return { ...call, ...planOf(passage(text), said) };
    case 'confirmContact':
      return { ...call, objection: text };
    default:
      return undefined;
  }
}

/** With the day that is said now; undefined when none is. */
function withDay(call: Dated, day: PastDay): AnyCall | undefined {
  const { dateAhead: _ahead, ...rest } = call;
  return day.date === undefined ? undefined : { ...rest, ...day };
}

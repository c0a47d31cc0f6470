import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { ask, expectAnswer } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';

type Review = Call<'review'>;

/** Whether a review says all that its decision needs; what is missing was asked for, and the next sentence brings it. */
export async function completeReview(
  context: CommandContext,
  call: Review,
  matters: readonly Matter[],
): Promise<boolean> {
  const suggestions = matters.map((matter) => matter.suggestion);
  const [first] = suggestions;
  if (first === undefined) throw new Error('a resolved list of matters is never empty');
  const number = displayNumber(first);
  const named = { ...call, targets: targetsOf(suggestions) };
  if (call.decision === undefined) await refusePrivately(context, 'review-how', { number });
  else if (hasUnknownCode(context, call)) await refuseCode(context, named, number);
  else if (call.decision === 'merge' && call.into === undefined)
    await refusePrivately(context, 'merge-into-what', { number });
  else if (whatIsLacking(call) !== undefined) {
    await expectAnswer(context, { call: named, field: 'remark' });
    await refusePrivately(context, whatIsLacking(call) ?? '', { number });
  } else return true;
  return false;
}

/** Ask for the remark of one decision; the next sentence in the direct chat is it. */
export async function askForRemark(
  context: CommandContext,
  call: Review,
  suggestion: Suggestion,
): Promise<void> {
  await ask(context, {
    call,
    field: 'remark',
    template: call.decision === 'revise' ? 'review/how-to-revise' : 'review/how-to-decline',
    values: { number: displayNumber(suggestion) },
  });
}

/** R99 must not be dropped in silence: the deputy would be told no reason at all. */
function hasUnknownCode(context: CommandContext, { decision, code }: Review): boolean {
  const declines = decision === 'decline' || decision === 'letter';
  return declines && code !== undefined && !Object.hasOwn(context.rules.declineReasons, code);
}

/** A message has six lines: heading, so many codes, what to write. */
const CODES_SHOWN = 4;

/** Say which codes there are, some of them whole; what else was said is kept, and the next sentence may bring the right one. */
async function refuseCode(context: CommandContext, { code, ...call }: Review, number: string): Promise<void> {
  await expectAnswer(context, { call, field: 'remark' });
  const codes = Object.entries(context.rules.declineReasons);
  await refusePrivately(context, 'decline-code-unknown', {
    number,
    code: code ?? '',
    first: codes.at(0)?.[0] ?? '',
    last: codes.at(-1)?.[0] ?? '',
    codes: codes
      .slice(0, CODES_SHOWN)
      .map(([known, reason]) => `${known} ${reason}`)
      .join('\n'),
  });
}

function whatIsLacking(call: Review): string | undefined {
  if (call.decision === 'revise' && call.remark === undefined) return 'revision-without-remark';
  if (call.decision === 'decline' && call.code === undefined && call.remark === undefined)
    return 'decline-without-code';
  return undefined;
}

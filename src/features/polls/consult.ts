import type { Call } from '../../chat/card-call.ts';
import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { closePoll } from './close-poll.ts';
import { namedPoll } from './find-poll.ts';
import { openPoll } from './open-poll.ts';
import { publishPoll } from './publish-poll.ts';
import { showPoll } from './show-poll.ts';
import { settleTerms } from './terms.ts';

type ConsultCall = Call<'consultation'>;

/** 意见征求: open, close and publish a poll, each shown back first; without a deed it tells how one stands. */
export async function consult(context: CommandContext, call: ConsultCall): Promise<void> {
  if (call.deed === 'new') return consultAnew(context, call);
  const poll = await namedPoll(context, call);
  if (poll === undefined) return;
  switch (call.deed) {
    case 'close':
      return closePoll(context, poll);
    case 'publish':
      return publishPoll(context, poll);
    case undefined:
      return showPoll(context, poll);
  }
}

/** What is missing or cannot be is asked for, one thing after the other. */
async function consultAnew(context: CommandContext, call: ConsultCall): Promise<void> {
  const settled = await settleTerms(context, call.terms ?? {});
  if (settled.ok) return openPoll(context, call, settled.value);
  const { code, field, values } = settled.refusal;
  await ask(context, { call, field, template: `polls/ask-${code}`, values });
}

import type { Poll } from '../../storage/polls.ts';
import type { CommandContext } from '../context.ts';
import { answer, noteWhispered, say } from '../speaking/speak.ts';
import { turnout } from './count-poll.ts';
import { isPublic } from './publish-poll.ts';
import { tellCount } from './tell-staff.ts';
import { momentText, pollNumber } from './wording.ts';

/** How a poll stands: while it is open how many have answered, and nothing of what; then the count. */
export async function showPoll(context: CommandContext, poll: Poll): Promise<void> {
  const { actor, place, work } = context;
  const to = isPublic(context) ? actor.direct : place.address;
  if (poll.state === 'open') {
    const values = {
      number: pollNumber(poll),
      title: poll.title,
      ...(await turnout(work.tx, poll)),
      closing: momentText(poll.closesAt, context.today),
    };
    if (to === place.address) return answer(context, 'polls/standing', values);
    await say(context, { to, class: 'answer', template: 'polls/standing', values });
  } else {
    await tellCount(context, poll, { to, class: 'answer', heading: 'asked' });
  }
  if (to !== place.address) await noteWhispered(context);
}

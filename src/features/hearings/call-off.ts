import type { Call } from '../../chat/card-call.ts';
import { type Hearing, hearingOf, removeHearing } from '../../storage/hearings.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { numbersOf, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { isAhead } from './meetings-ahead.ts';
import { subjectOf, tellInvited } from './tell-invited.ts';
import { meetingValues } from './words.ts';

/** 办公会 N… 取消: the meeting about these matters is not held; whoever was invited is told. */
export async function callOff(
  context: CommandContext,
  call: Call<'keyMeeting'>,
  matters: readonly Matter[],
): Promise<void> {
  const planned: { readonly matter: Matter; readonly meeting: Hearing }[] = [];
  for (const matter of matters) {
    const meeting = await hearingOf(context.work.tx, matter.suggestion, 'key_meeting');
    if (meeting !== undefined && isAhead(meeting, context)) planned.push({ matter, meeting });
  }
  const [first] = planned;
  if (first === undefined) return refusePrivately(context, 'meeting-none', { numbers: numbersOf(matters) });
  const meant = planned.map(({ matter }) => matter);
  if (matters.length > 1 && !context.confirmed)
    return askToConfirm(context, {
      call: { ...call, targets: targetsOf(meant.map(({ suggestion }) => suggestion)) },
      label: '确认',
      template: 'hearings/meeting-confirm-off',
      values: { count: meant.length, numbers: numbersOf(meant) },
    });

  for (const { meeting } of planned)
    await removeHearing(context.work, meeting, { action: 'key_meeting.called_off' });
  // Without a day nobody was invited. Matters may have had meetings of their own: each is told of its own time.
  const invited = planned.filter(({ meeting }) => meeting.heldOn !== undefined);
  for (const [when, own] of byTime(context, invited))
    await tellInvited({ ...context, cause: `${context.cause}#${when}` }, own, {
      news: 'off',
      values: { when },
    });
  await answer(
    { ...context, ...subjectOf(meant) },
    invited.length > 0 ? 'hearings/meeting-called-off' : 'hearings/meeting-called-off-untold',
    { numbers: numbersOf(meant) },
  );
}

function byTime(
  context: CommandContext,
  planned: readonly { readonly matter: Matter; readonly meeting: Hearing }[],
): ReadonlyMap<string, Matter[]> {
  const groups = new Map<string, Matter[]>();
  for (const { matter, meeting } of planned) {
    const { when } = meetingValues(context, meeting);
    groups.set(when, [...(groups.get(when) ?? []), matter]);
  }
  return groups;
}

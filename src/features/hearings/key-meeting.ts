import type { Call } from '../../chat/card-call.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { type Hearing, hearingOf, insertHearing, saveHearing } from '../../storage/hearings.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { present } from '../../storage/work.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, type Values, whisper } from '../speaking/speak.ts';
import { newHearing } from './arrange.ts';
import { callOff } from './call-off.ts';
import { isAhead, UNDER_WAY } from './meetings-ahead.ts';
import { namesOf, subjectOf, tellInvited } from './tell-invited.ts';
import { meetingValues } from './words.ts';

type Meeting = Call<'keyMeeting'>;

/**
 * 重点建议办公会 about one or several key suggestions: their units and lead deputies are invited, and told again when
 * day, time, place or chair changes. Leaders are never written to: the office gets the words.
 */
export async function keyMeeting(context: CommandContext, call: Meeting): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => keyMatters(context), '办公会');
  if (matters === undefined) return;
  if (call.off) return callOff(context, call, matters);
  const misfit = matters.find(({ suggestion }) => !UNDER_WAY.includes(suggestion.state));
  if (misfit !== undefined) {
    const { suggestion } = misfit;
    const values = { number: displayNumber(suggestion), state: stateName(suggestion.state) };
    return refusePrivately(context, 'meeting-not-now', values);
  }
  if (matters.length > 1 && !context.confirmed) return confirmBulk(context, call, matters);

  const meetings: Hearing[] = [];
  const news: Record<News, Matter[]> = { first: [], changed: [], none: [] };
  for (const matter of matters) {
    const stored = await store(context, matter, { ...sameMeeting(meetings[0]), ...saidOf(call) });
    meetings.push(stored.meeting);
    news[stored.news].push(matter);
  }
  const [meeting] = meetings;
  if (meeting === undefined) return;
  const values = meetingValues(context, meeting);
  const invites = meeting.heldOn !== undefined && meeting.heldOn >= context.today;
  if (invites) {
    await tellInvited(context, news.first, { news: 'first', values });
    await tellInvited(context, news.changed, { news: 'changed', values });
  }
  await answerArranged(context, matters, { values, invites });
  if (invites) await proposeWords(context, matters, values);
}

async function keyMatters(context: CommandContext): Promise<Matter[]> {
  const where = { key: true, state: { in: [...UNDER_WAY] } };
  return loadMatters(context, await findSuggestions(context.work.tx, context.congress.id, where));
}

async function confirmBulk(
  context: CommandContext,
  call: Meeting,
  matters: readonly Matter[],
): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) },
    label: '确认',
    template: 'hearings/meeting-confirm',
    values: {
      ...meetingValues(context, saidOf(call)),
      count: matters.length,
      numbers: numbersOf(matters),
    },
  });
}

/** The matters of one meeting are heard at one time and place, by one chair. */
function sameMeeting(first: Hearing | undefined): Partial<Hearing> {
  if (first === undefined) return {};
  const { heldOn, heldTime, place, chair } = first;
  return present({ heldOn, heldTime, place, chair });
}

function saidOf(call: Meeting): Partial<Hearing> {
  return {
    kind: 'key_meeting',
    ...(call.date === undefined ? {} : { heldOn: call.date }),
    ...(call.time === undefined ? {} : { heldTime: call.time }),
    ...(call.place === undefined ? {} : { place: call.place }),
    ...(call.chair === undefined ? {} : { chair: call.chair }),
  };
}

/** What those who are asked to a meeting do not know yet: all of it, another day, time, place or chair, or nothing. */
type News = 'first' | 'changed' | 'none';

function newsOf(before: Hearing, after: Hearing): News {
  if (before.heldOn === undefined) return 'first';
  const same = (['heldOn', 'heldTime', 'place', 'chair'] as const).every((key) => before[key] === after[key]);
  return same ? 'none' : 'changed';
}

/** A meeting that is still ahead is changed; what was not said again stays. After its minutes the next one is new. */
async function store(
  context: CommandContext,
  { suggestion }: Matter,
  said: Partial<Hearing>,
): Promise<{ readonly meeting: Hearing; readonly news: News }> {
  const before = await hearingOf(context.work.tx, suggestion, 'key_meeting');
  const dated = said.heldOn === undefined ? {} : { dateSetOn: context.today };
  if (before === undefined || !isAhead(before, context)) {
    const meeting = newHearing(context, suggestion, { ...said, ...dated });
    await insertHearing(context.work, meeting, { action: 'key_meeting.arranged' });
    return { meeting, news: 'first' };
  }
  const meeting = { ...before, ...said, ...(said.heldOn === before.heldOn ? {} : dated) };
  await saveHearing(context.work, before, meeting, { action: 'key_meeting.changed' });
  return { meeting, news: newsOf(before, meeting) };
}

async function answerArranged(
  context: CommandContext,
  matters: readonly Matter[],
  { values, invites }: { readonly values: Values; readonly invites: boolean },
): Promise<void> {
  const plain = matters.filter(({ suggestion }) => !suggestion.key);
  const hint =
    plain.length === 0 ? '' : context.texts.render('hearings/meeting-not-key', { numbers: numbersOf(plain) });
  await answer(
    { ...context, ...subjectOf(matters) },
    invites ? 'hearings/meeting-arranged' : 'hearings/meeting-noted',
    { ...values, numbers: numbersOf(matters), hint },
  );
}

/** Ready wording for the leaders of these matters, to the staff member; the office decides whether it is sent. */
async function proposeWords(
  context: CommandContext,
  matters: readonly Matter[],
  values: Values,
): Promise<void> {
  const leaders = new Set(
    matters.flatMap(({ suggestion: { supervisionLeader, responsibleLeader } }) =>
      [supervisionLeader, responsibleLeader].filter((leader) => leader !== undefined),
    ),
  );
  if (leaders.size === 0) return;
  await whisper({ ...context, ...subjectOf(matters) }, 'hearings/meeting-words', {
    ...values,
    leaders: [...leaders].join('、'),
    names: namesOf(context, matters),
  });
}

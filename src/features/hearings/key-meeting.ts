import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { type Hearing, hearingOf, insertHearing, saveHearing } from '../../storage/hearings.ts';
import type { Unit } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { present } from '../../storage/work.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say, whisper } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { newHearing, valuesOf } from './arrange.ts';

type Meeting = Call<'keyMeeting'>;

const UNDER_WAY: readonly SuggestionState[] = ['registered', 'assigned', 'reopened', 'replied'];

/**
 * 重点建议办公会 about one or several key suggestions: their units and lead deputies are invited, and told again when
 * day, time or place changes or a chair is named. Leaders are never written to: the office gets the words.
 */
export async function keyMeeting(context: CommandContext, call: Meeting): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => keyMatters(context), '办公会');
  if (matters === undefined) return;
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
  const values = { ...valuesOf(context, meeting), chair: chairWords(context, call) };
  const invites = meeting.heldOn !== undefined && meeting.heldOn >= context.today;
  if (invites) {
    // The chair is not kept: whoever is named now may be another.
    const again = call.chair === undefined ? [] : news.none;
    await invite(context, [...news.first, ...again], { values, changed: false });
    await invite(context, news.changed, { values, changed: true });
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
      ...valuesOf(context, saidOf(call)),
      count: matters.length,
      numbers: numbersOf(matters),
      chair: chairWords(context, call),
    },
  });
}

/** The matters of one meeting are heard at one time and place. */
function sameMeeting(first: Hearing | undefined): Partial<Hearing> {
  if (first === undefined) return {};
  const { heldOn, heldTime, place } = first;
  return present({ heldOn, heldTime, place });
}

function saidOf(call: Meeting): Partial<Hearing> {
  return {
    kind: 'key_meeting',
    ...(call.date === undefined ? {} : { heldOn: call.date }),
    ...(call.time === undefined ? {} : { heldTime: call.time }),
    ...(call.place === undefined ? {} : { place: call.place }),
  };
}

/** What those who are asked to a meeting do not know yet: all of it, another day, time or place, or nothing. */
type News = 'first' | 'changed' | 'none';

function newsOf(before: Hearing, { heldOn, heldTime, place }: Hearing): News {
  if (before.heldOn === undefined) return 'first';
  const same = before.heldOn === heldOn && before.heldTime === heldTime && before.place === place;
  return same ? 'none' : 'changed';
}

/** A meeting that is still ahead is changed; what was not said again stays. After its minutes the next one is new. */
async function store(
  context: CommandContext,
  { suggestion }: Matter,
  said: Partial<Hearing>,
): Promise<{ readonly meeting: Hearing; readonly news: News }> {
  const before = await hearingOf(context.work.tx, suggestion, 'key_meeting');
  const ahead =
    before !== undefined && before.minutes === undefined && (before.heldOn ?? context.today) >= context.today;
  if (!ahead) {
    const meeting = newHearing(context, suggestion, said);
    await insertHearing(context.work, meeting, { action: 'key_meeting.arranged' });
    return { meeting, news: 'first' };
  }
  const meeting = { ...before, ...said };
  await saveHearing(context.work, before, meeting, { action: 'key_meeting.changed' });
  return { meeting, news: newsOf(before, meeting) };
}

interface Told {
  readonly values: Readonly<Record<string, string>>;
  /** The meeting was announced before, with another day, time or place. */
  readonly changed: boolean;
}

/** Each unit's group and each lead deputy reads of the meeting once, with the own matters only. */
async function invite(
  context: CommandContext,
  matters: readonly Matter[],
  { values, changed }: Told,
): Promise<void> {
  const units = new Map<string, Unit>(
    matters.flatMap(({ shares }) => shares.map(({ unit }) => [unit.id, unit] as const)),
  );
  for (const unit of units.values()) {
    const own = matters.filter(({ shares }) => shares.some((share) => share.unit.id === unit.id));
    // One person may be the contact of two units, and is told for each.
    const room = { ...context, cause: `${context.cause}#${unit.id}` };
    for (const { address: to, group } of await unitPlaces(context, unit.id))
      await say(room, {
        to,
        class: 'notice',
        template: changed ? 'hearings/meeting-unit-changed' : 'hearings/meeting-unit',
        values: {
          ...values,
          unit: unit.name,
          names: own.map((each) => nameFor(each.suggestion, group, context.rules)).join('、'),
        },
        ...subjectOf(own),
      });
  }
  for (const lead of new Map(matters.map((matter) => [matter.lead.id, matter.lead])).values()) {
    const own = matters.filter((matter) => matter.lead.id === lead.id);
    await tellMember(context, lead, {
      class: 'notice',
      template: changed ? 'hearings/meeting-deputy-changed' : 'hearings/meeting-deputy',
      values: { ...values, deputy: lead.name, names: namesOf(context, own) },
      ...subjectOf(own),
    });
  }
}

async function answerArranged(
  context: CommandContext,
  matters: readonly Matter[],
  { values, invites }: { readonly values: Told['values']; readonly invites: boolean },
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
  values: Told['values'],
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

function chairWords({ texts }: CommandContext, { chair }: Meeting): string {
  return chair === undefined ? '' : texts.render('hearings/meeting-chair', { chair });
}

function namesOf(context: CommandContext, matters: readonly Matter[]): string {
  return matters.map(({ suggestion }) => nameFor(suggestion, undefined, context.rules)).join('、');
}

function subjectOf(matters: readonly Matter[]): { readonly subject?: string } {
  const [only] = matters;
  return only === undefined || matters.length > 1 ? {} : { subject: only.suggestion.id };
}

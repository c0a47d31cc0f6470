import type { Call } from '../../chat/card-call.ts';
import { type CivilDate, chineseDate } from '../../domain/calendar/civil-date.ts';
import type { AssignmentRole } from '../../domain/assignment/assignment.ts';
import { displayNumber, type SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { formNamed } from '../speaking/form.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, showCard } from '../speaking/speak.ts';
import { issueShares } from './issue.ts';
import { findUnit } from './units.ts';

type Assign = Call<'assign'>;

/** What has ended is not assigned any more. */
const ENDED: readonly SuggestionState[] = ['closed', 'declined', 'converted', 'merged', 'withdrawn'];

/** A unit with the role it gets. */
export interface Share {
  readonly unit: Unit;
  readonly role: AssignmentRole;
}

/** 交办: registered suggestions go to their units, with due dates counted from 交办之日. */
export async function assign(context: CommandContext, call: Assign): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => toAssign(context), '交办');
  if (matters === undefined) return;
  const misfit = matters.find((matter) => matter.suggestion.state !== 'registered');
  if (misfit !== undefined) return refuseState(context, misfit);
  if (call.date !== undefined && call.date > context.today)
    return refusePrivately(context, 'date-ahead', { word: '交办' });
  const [only] = matters;
  if (only !== undefined && matters.length === 1 && namesNoUnit(call)) return openForm(context, only);
  const shares = await sharesOf(context, call);
  if (shares === undefined) return;
  if (!context.confirmed && matters.length > 1) return confirmBulk(context, call, matters, shares);

  const assignedOn = call.date ?? context.today;
  for (const matter of matters)
    await issueShares(context, matter, {
      shares,
      assignedOn,
      hard: call.sixMonths,
      key: call.key,
      fastTrack: call.fastTrack,
      ...(call.due === undefined ? {} : { officeReplyDue: call.due }),
    });
  await answerAssigned(context, matters, shares, assignedOn);
}

function namesNoUnit(call: Assign): boolean {
  return call.lead.length + call.assisting.length + call.separate.length === 0;
}

/** 交办 N without a unit opens the form 交办, with the units to choose from. */
async function openForm(context: CommandContext, matter: Matter): Promise<void> {
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'assignments/form-offered',
    values: { name: nameFor(matter.suggestion, context.place.group, context.rules) },
    kind: 'form',
    subject: matter.suggestion.id,
    choices: [],
    form: await formNamed(context, '交办'),
  });
}

async function toAssign(context: CommandContext): Promise<Matter[]> {
  return loadMatters(
    context,
    await findSuggestions(context.work.tx, context.congress.id, { state: 'registered' }),
  );
}

/** Named units in their roles; a lone lead unit is the sole one. Undefined after a refusal. */
export async function sharesOf(
  context: CommandContext,
  call: Pick<Assign, 'lead' | 'assisting' | 'separate'>,
): Promise<Share[] | undefined> {
  const named: [AssignmentRole, readonly string[]][] = [
    [
      call.lead.length === 1 && call.assisting.length === 0 && call.separate.length === 0 ? 'sole' : 'lead',
      call.lead,
    ],
    ['assisting', call.assisting],
    ['separate', call.separate],
  ];
  const shares: Share[] = [];
  for (const [role, names] of named) {
    for (const name of names) {
      const unit = await findUnit(context, name);
      if (unit === undefined) return undefined;
      shares.push({ unit, role });
    }
  }
  const answering = shares.some((share) => share.role !== 'assisting');
  const twice = new Set(shares.map((share) => share.unit.id)).size < shares.length;
  if (answering && !twice) return shares;
  await refusePrivately(context, answering ? 'unit-twice' : 'assign-without-lead', {});
  return undefined;
}

async function refuseState(context: CommandContext, matter: Matter): Promise<void> {
  const { state } = matter.suggestion;
  await refusePrivately(context, refusalFor(state), {
    number: displayNumber(matter.suggestion),
    state: stateName(state),
  });
}

/** With its units, over for good, waiting for the reviewer, or still with the deputy. */
function refusalFor(state: SuggestionState): string {
  if (state === 'assigned' || state === 'replied' || state === 'reopened') return 'already-assigned';
  if (ENDED.includes(state)) return 'assign-ended';
  return state === 'submitted' || state === 'in_review' ? 'not-registered' : 'assign-not-submitted';
}

async function confirmBulk(
  context: CommandContext,
  call: Assign,
  matters: readonly Matter[],
  shares: readonly Share[],
): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map((matter) => matter.suggestion)) },
    label: '确认',
    template: 'assignments/confirm-bulk',
    values: {
      count: matters.length,
      numbers: numbersOf(matters),
      units: shares.map((share) => share.unit.name).join('、'),
    },
  });
}

async function answerAssigned(
  context: CommandContext,
  matters: readonly Matter[],
  shares: readonly Share[],
  assignedOn: CivilDate,
): Promise<void> {
  const [only] = matters;
  const subject = matters.length === 1 ? only?.suggestion.id : undefined;
  await answer({ ...context, ...(subject === undefined ? {} : { subject }) }, 'assignments/assigned', {
    numbers: numbersOf(matters),
    units: shares.map((share) => share.unit.name).join('、'),
    date: chineseDate(assignedOn, context.today),
  });
}

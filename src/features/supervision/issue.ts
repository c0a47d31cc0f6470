import type { Call } from '../../chat/card-call.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { kindOfOrder } from '../../domain/supervision/kinds.ts';
import { orderNumber, SUPERVISED_STATES, type SupervisionOrder } from '../../domain/supervision/order.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { nextNumber } from '../../storage/counters.ts';
import type { Unit } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { findOrders, insertOrder } from '../../storage/supervision.ts';
import { present } from '../../storage/work.ts';
import { ask } from '../asking/ask.ts';
import { matchUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { lineOf, maySupervise } from './scope.ts';
import { tellGroup, tellIssued } from './tell-orders.ts';
import { dueWords } from './wording.ts';

type Supervise = Call<'supervise'>;

/** 督办 N 意见:… 期限:日期: an order to each unit that answers, or to the one that is named. */
export async function issueOrders(context: CommandContext, call: Supervise): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => underWay(context), '督办');
  if (matters === undefined) return;
  if (call.due !== undefined && call.due < context.today)
    return refusePrivately(context, 'supervise-due-past', {});
  const planned: Planned[] = [];
  for (const matter of matters) {
    const units = await unitsFor(context, call, matter);
    if (units === undefined) return;
    planned.push(...units.map((unit) => ({ matter, unit })));
  }
  const known = { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) };
  const { opinion } = call;
  if (opinion === undefined) return askOpinion(context, known, matters);
  if (!context.confirmed && matters.length > 1) return confirmBulk(context, known, planned);

  const orders: SupervisionOrder[] = [];
  for (const { matter, unit } of planned) {
    const order = await newOrder(context, { ...call, opinion }, matter, unit);
    await insertOrder(context.work, order, { action: 'supervision.ordered' });
    await tellIssued(context, { order, matter, unit });
    await tellGroup(context, { order, matter, unit });
    orders.push(order);
  }
  await answerIssued(context, orders, planned);
}

interface Planned {
  readonly matter: Matter;
  readonly unit: Unit;
}

async function underWay(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    state: { in: [...SUPERVISED_STATES] },
  });
  return loadMatters(context, rows);
}

/** The units that get an order in a matter; undefined after a refusal. */
async function unitsFor(
  context: CommandContext,
  call: Supervise,
  matter: Matter,
): Promise<Unit[] | undefined> {
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  const refuse = async (template: string, values: Record<string, string>): Promise<undefined> => {
    await refusePrivately(context, template, { number, ...values });
    return undefined;
  };
  if (!SUPERVISED_STATES.includes(suggestion.state))
    return refuse('supervise-state', { state: stateName(suggestion.state) });
  const holding = matter.shares.map(({ unit }) => unit);
  const named = call.unit === undefined ? undefined : matchUnit(holding, call.unit);
  if (call.unit !== undefined && named === undefined)
    return refuse('supervise-unit', {
      unit: call.unit,
      units: holding.map(({ name }) => name).join('、') || '无',
    });
  const answering = matter.shares.filter(({ assignment }) => answers(assignment.role));
  const units = named === undefined ? answering.map(({ unit }) => unit) : [named];
  const own = units.filter((unit) => maySupervise(context, suggestion, unit));
  if (own.length === 0) return refuse('supervise-not-yours', {});
  const open = await findOrders(context.work.tx, context.congress.id, {
    suggestionId: suggestion.id,
    unitId: { in: own.map(({ id }) => id) },
    state: { not: 'closed' },
  });
  const [known] = open;
  if (known === undefined) return own;
  return refuse('supervise-open', {
    order: orderNumber(known),
    line: context.texts.render(`supervision/line-name.${known.line}`, {}),
    date: chineseDate(known.issuedOn, context.today),
  });
}

async function askOpinion(
  context: CommandContext,
  call: Supervise,
  matters: readonly Matter[],
): Promise<void> {
  await ask(context, {
    call,
    field: 'opinion',
    template: 'supervision/opinion-please',
    values: { numbers: numbersOf(matters) },
  });
}

async function confirmBulk(
  context: CommandContext,
  call: Supervise,
  planned: readonly Planned[],
): Promise<void> {
  await askToConfirm(context, {
    call,
    label: '确认',
    template: 'supervision/confirm-bulk',
    values: {
      count: planned.length,
      units: [...new Set(planned.map(({ unit }) => unit.name))].join('、'),
      opinion: call.opinion ?? '',
      due: dueWords(context, call.due === undefined ? {} : { dueOn: call.due }),
    },
  });
}

async function newOrder(
  context: CommandContext,
  call: Supervise & { readonly opinion: string },
  { suggestion }: Matter,
  unit: Unit,
): Promise<SupervisionOrder> {
  const line = lineOf(context);
  const by = context.actor.roles.includes('staff') ? 'office' : 'supervisor';
  return {
    congressId: context.congress.id,
    id: context.newId(),
    version: 1,
    serial: await nextNumber(context.work.tx, context.congress.id, 'supervision', 'all'),
    suggestionId: suggestion.id,
    unitId: unit.id,
    kind: kindOfOrder(suggestion, context.supervision, line === 'government' ? line : by),
    line,
    state: 'issued',
    opinion: call.opinion,
    ...present({ partner: call.partner, charged: call.charged }),
    issuedOn: context.today,
    issuedById: context.actor.personId,
    ...(call.due === undefined ? {} : { dueOn: call.due }),
  };
}

async function answerIssued(
  context: CommandContext,
  orders: readonly SupervisionOrder[],
  planned: readonly Planned[],
): Promise<void> {
  const [first] = orders;
  if (first === undefined) return;
  const template = first.dueOn === undefined ? 'supervision/ordered-without-due' : 'supervision/ordered';
  const [only] = planned;
  const subject = planned.length === 1 && only !== undefined ? only.matter.suggestion.id : context.subject;
  await answer({ ...context, ...(subject === undefined ? {} : { subject }) }, template, {
    orders: orders.map(orderNumber).join('、'),
    order: orderNumber(first),
    numbers: numbersOf([...new Set(planned.map(({ matter }) => matter))]),
    units: [...new Set(planned.map(({ unit }) => unit.name))].join('、'),
    due: dueWords(context, first),
  });
}

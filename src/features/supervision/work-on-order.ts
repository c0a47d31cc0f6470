import type { Call } from '../../chat/card-call.ts';
import { NO_TARGETS } from '../../chat/reading/targets.ts';
import { addDays, chineseDate } from '../../domain/calendar/civil-date.ts';
import { assertNever } from '../../domain/result.ts';
import { isOwed, orderNumber, type SupervisionOrder } from '../../domain/supervision/order.ts';
import { moveOrder, type OrderMove } from '../../domain/supervision/transitions.ts';
import { insertStep, saveOrder, type SupervisionStep } from '../../storage/supervision.ts';
import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer } from '../speaking/speak.ts';
import { meantOrder, type Supervised } from './find-orders.ts';
import { maySupervise } from './scope.ts';
import { ORDER_CARD, stepOf } from './step.ts';
import { tellLines, tellUnit } from './tell-orders.ts';
import { dueWords } from './wording.ts';

type Supervise = Call<'supervise'>;
type Deed = Exclude<Supervise['deed'], 'issue' | 'list' | 'record'>;

/** 督办 单7 整改 …|回头看 日期|关闭|撤单 理由|期限:日期: what the supervisors do with an order. */
export async function workOnOrder(
  context: CommandContext,
  call: Supervise & { readonly deed: Deed },
): Promise<void> {
  const own = ({ matter, unit }: Supervised): boolean => maySupervise(context, matter.suggestion, unit);
  const supervised = await meantOrder(context, call.order, own);
  if (supervised === undefined) return;
  const { order } = supervised;
  if (call.due !== undefined && call.due < context.today)
    return refusePrivately(context, 'supervise-due-past', {});
  if (call.deed === 'due') return setDue(context, call, supervised);
  const move: OrderMove = call.deed;
  const moved = moveOrder(order, move, changesOf(context, call));
  if (!moved.ok) return refusePrivately(context, `order-cannot.${move}`, { order: orderNumber(order) });
  if (call.opinion === undefined && (move === 'correct' || move === 'drop')) {
    const known = { ...call, order: { letter: '单', serial: order.serial }, targets: NO_TARGETS };
    return ask(context, {
      call: known,
      field: 'opinion',
      template: move === 'correct' ? 'supervision/correct-how' : 'supervision/drop-why',
      values: { order: orderNumber(order) },
    });
  }
  const saved = await saveOrder(context.work, order, moved.value, { action: `supervision.${ACTIONS[move]}` });
  await insertStep(context.work, stepOf(context, saved, { kind: STEPS[move], content: call.opinion ?? '' }), {
    action: 'supervision.step',
  });
  await tellDone(context, call, { ...supervised, order: saved });
}

const ACTIONS = {
  answer: 'answered',
  correct: 'correction_asked',
  lookBack: 'look_back_set',
  close: 'closed',
  drop: 'dropped',
} as const satisfies Record<OrderMove, string>;

const STEPS = {
  answer: 'answer',
  correct: 'correct',
  lookBack: 'look_back',
  close: 'close',
  drop: 'close',
} as const satisfies Record<OrderMove, SupervisionStep['kind']>;

function changesOf(
  context: CommandContext,
  { deed, due }: Supervise & { readonly deed: Deed },
): Partial<SupervisionOrder> {
  switch (deed) {
    case 'lookBack':
      return { lookBackOn: due ?? addDays(context.today, context.supervision.lookBackDays) };
    case 'correct':
    case 'due':
      return due === undefined ? {} : { dueOn: due };
    case 'close':
    case 'drop':
      return { closedOn: context.today };
    default:
      return assertNever(deed);
  }
}

/** 督办 单7 期限:日期: only the day by which the unit answers. */
async function setDue(context: CommandContext, call: Supervise, supervised: Supervised): Promise<void> {
  const { order, matter } = supervised;
  const number = orderNumber(order);
  if (call.due === undefined || !isOwed(order))
    return refusePrivately(context, `order-not-owed.${order.state}`, { order: number });
  const saved = await saveOrder(
    context.work,
    order,
    { ...order, dueOn: call.due },
    { action: 'supervision.due_set' },
  );
  const values = { order: number, due: dueWords(context, saved) };
  await answer({ ...context, subject: matter.suggestion.id }, 'supervision/due-noted', values);
  await tellUnit(context, { ...supervised, order: saved }, 'due-set', '');
}

async function tellDone(
  context: CommandContext,
  call: Supervise & { readonly deed: Deed },
  supervised: Supervised,
): Promise<void> {
  const { order, matter, unit } = supervised;
  const subject = matter.suggestion.id;
  const here = { ...context, subject };
  const values = { order: orderNumber(order), unit: unit.name, due: dueWords(context, order) };
  const words = call.opinion ?? '';
  await settleCardsAbout(context, { subject, kinds: [ORDER_CARD] });
  switch (call.deed) {
    case 'correct':
      await answer(here, 'supervision/correction-asked', values);
      await tellUnit(context, supervised, 'correct', words);
      return tellLines(context, supervised, 'supervision/to-lines-correct', { words });
    case 'lookBack': {
      const date = chineseDate(order.lookBackOn ?? context.today, context.today);
      await answer(here, 'supervision/look-back-set', { ...values, date });
      return tellUnit(context, supervised, 'look-back', date);
    }
    case 'close':
      await answer(here, 'supervision/closed', values);
      await tellUnit(context, supervised, 'closed', words);
      return tellLines(context, supervised, 'supervision/to-lines-closed');
    case 'drop':
      await answer(here, 'supervision/dropped', values);
      return tellUnit(context, supervised, 'dropped', words);
    case 'due':
      return;
    default:
      return assertNever(call.deed);
  }
}

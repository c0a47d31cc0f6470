import type { Call } from '../../chat/card-call.ts';
import { monthOf } from '../../domain/calendar/openings.ts';
import { findReconciliations } from '../../storage/reconciliations.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import { findUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { hasRole } from '../inquiries/place.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, answerPrivately } from '../speaking/speak.ts';
import { answerLists, showOwnLists } from './answer-lists.ts';
import { booksOf } from './list-of-unit.ts';
import { sendLists } from './send-lists.ts';
import { standingOf } from './standing.ts';

/** 对账: staff sends the month's lists (a unit's, or all once confirmed) and sees who has answered; a unit answers. */
export async function reconcile(context: CommandContext, call: Call<'reconcile'>): Promise<void> {
  const kind = context.place.group?.kind;
  const office = hasRole(context, 'staff') && kind !== 'unit' && kind !== 'units';
  if (!office) return call.agreed === undefined ? showOwnLists(context, call) : answerLists(context, call);
  if (call.agreed !== undefined) return refusePrivately(context, 'reconcile-by-unit', {});
  if (call.all) {
    // 全部 once more is for those who have not said 无误; a unit that is named is asked anew.
    const units = await listUnits(context.work.tx, context.congress.id);
    return sendTo(context, call, await unsettled(context, units));
  }
  if (call.unit === undefined) return showStanding(context);
  const unit = await findUnit(context, call.unit);
  if (unit !== undefined) await sendTo(context, call, [unit]);
}

/** The units that have not agreed to this month's list: not sent, not answered, or 有误 and perhaps mended since. */
async function unsettled(context: CommandContext, units: readonly Unit[]): Promise<readonly Unit[]> {
  const where = { month: monthOf(context.today), agreed: true };
  const rows = await findReconciliations(context.work.tx, context.congress.id, where);
  const settled = new Set(rows.map(({ unitId }) => unitId));
  return units.filter(({ id }) => !settled.has(id));
}

async function sendTo(
  context: CommandContext,
  call: Call<'reconcile'>,
  units: readonly Unit[],
): Promise<void> {
  const books = await booksOf(
    context,
    units.map(({ id }) => id),
  );
  const lists = units.flatMap((unit) => {
    const book = books.get(unit.id);
    return book === undefined ? [] : [{ unit, book }];
  });
  if (lists.length === 0)
    return call.all && (await standingOf(context)) !== undefined
      ? showStanding(context)
      : refusePrivately(context, 'reconcile-nothing', {});
  if (call.all && !context.confirmed)
    return askToConfirm(context, {
      call,
      label: '确认',
      template: 'reconciliation/confirm',
      values: { count: lists.length, open: lists.reduce((sum, { book }) => sum + book.open.length, 0) },
    });
  const reached = await sendLists(context, lists, 'notice');
  const [only] = reached;
  if (only === undefined) return refusePrivately(context, 'reconcile-unreachable', {});
  const unreached = lists.filter(({ unit }) => !reached.includes(unit)).map(({ unit }) => unit.name);
  await answer(context, 'reconciliation/sent', {
    units:
      reached.length === 1
        ? only.name
        : context.texts.render('reconciliation/units', { count: reached.length }),
    unreached:
      unreached.length === 0
        ? ''
        : context.texts.render('reconciliation/unreached', { units: unreached.join('、') }),
  });
}

/** Units are named where only the office reads. */
async function showStanding(context: CommandContext): Promise<void> {
  const values = await standingOf(context);
  if (values === undefined) return refusePrivately(context, 'reconcile-none-sent', {});
  const kind = context.place.group?.kind;
  const say = kind === undefined || kind === 'staff' ? answer : answerPrivately;
  await say(context, 'reconciliation/standing', values);
}

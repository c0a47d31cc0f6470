import type { Call } from '../../chat/card-call.ts';
import { findReconciliations, type Reconciliation, saveAnswer } from '../../storage/reconciliations.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import { actingUnits } from '../assignments/own-share.ts';
import { matchUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, isOutOfReach, noteWhispered, say } from '../speaking/speak.ts';
import { booksOf } from './list-of-unit.ts';
import { sendList } from './send-lists.ts';

/** 对账 无误, 对账 有误 说明: what a unit says of its latest list; a later answer replaces the earlier one. */
export async function answerLists(context: CommandContext, call: Call<'reconcile'>): Promise<void> {
  const units = await meantUnits(context, call.unit);
  const sent: { readonly unit: Unit; readonly row: Reconciliation }[] = [];
  for (const unit of units) {
    const [row] = await findReconciliations(context.work.tx, context.congress.id, { unitId: unit.id });
    if (row !== undefined) sent.push({ unit, row });
  }
  const waiting = sent.filter(({ row }) => row.agreed === undefined);
  const meant = waiting.length > 0 ? waiting : sent;
  const [first, second] = meant;
  if (first === undefined) return refusePrivately(context, 'reconcile-no-list', {});
  if (second !== undefined)
    return refusePrivately(context, 'reconcile-which', {
      units: meant.map(({ unit }) => unit.name).join('、'),
    });
  await record(context, first, { agreed: call.agreed === true, remark: call.remark });
}

async function record(
  context: CommandContext,
  { unit, row }: { readonly unit: Unit; readonly row: Reconciliation },
  { agreed, remark }: { readonly agreed: boolean; readonly remark: string | undefined },
): Promise<void> {
  const { congressId, unitId, month, sentAt } = row;
  const after = {
    ...{ congressId, unitId, month, sentAt },
    ...{ answeredAt: context.now, answeredById: context.actor.personId, agreed },
    ...(remark === undefined ? {} : { remark }),
  };
  await saveAnswer(context.work, row, after, { action: 'reconciliation.answered' });
  const values = {
    unit: unit.name,
    person: context.actor.name,
    month: Number(month.slice(5)),
    remark: remark ?? '',
  };
  const how = agreed ? 'agreed' : remark === undefined ? 'wrong-unsaid' : 'wrong';
  await answer(context, `reconciliation/answered.${how}`, values);
  for (const { address } of await staffPlaces(context)) {
    await say(context, { to: address, class: 'notice', template: `reconciliation/told.${how}`, values });
  }
}

/** 对账 of a unit: its list as of today, where only the unit reads it. */
export async function showOwnLists(context: CommandContext, call: Call<'reconcile'>): Promise<void> {
  const units = await meantUnits(context, call.unit);
  const books = await booksOf(
    context,
    units.map(({ id }) => id),
  );
  const { group } = context.place;
  const here = group === undefined || group.kind === 'unit';
  const place = here ? context.place : { address: context.actor.direct };
  if (books.size === 0) return refusePrivately(context, 'reconcile-no-list', {});
  if (!here && isOutOfReach(context)) return refusePrivately(context, 'reconcile-no-list', {});
  for (const unit of units) {
    const book = books.get(unit.id);
    if (book !== undefined) await sendList(context, { unit, book, place, messageClass: 'answer' });
  }
  if (!here) await noteWhispered(context);
}

/** The units that the person acts for here, or the one of them that was named. */
async function meantUnits(context: CommandContext, named: string | undefined): Promise<readonly Unit[]> {
  const acting = actingUnits(context);
  const units = (await listUnits(context.work.tx, context.congress.id)).filter(({ id }) =>
    acting.includes(id),
  );
  if (named === undefined) return units;
  const unit = matchUnit(units, named);
  return unit === undefined ? [] : [unit];
}

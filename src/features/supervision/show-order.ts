import type { LetteredRef } from '../../chat/command-call.ts';
import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { orderNumber, type SupervisionOrder } from '../../domain/supervision/order.ts';
import { METHODS } from '../../domain/supervision/record.ts';
import { fileLabels } from '../../storage/replies.ts';
import type { SupervisionStep } from '../../storage/supervision.ts';
import { actingUnits } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { isAmongOffice } from '../inquiries/place.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import { noteWhispered, sendFile } from '../speaking/speak.ts';
import { meantOrder, type Supervised } from './find-orders.ts';
import { methodName, recordOfOrder } from './methods-of-order.ts';
import { maySupervise } from './scope.ts';
import { orderLine } from './wording.ts';

/**
 * 督办 单7, 查 单7: the sheet of an order, with its record column by column, what the record still lacks, and its files.
 * The unit reads how the order stands and what is asked, and not the supervisors' record.
 */
export async function showOrder(context: CommandContext, ref: LetteredRef | undefined): Promise<void> {
  const supervised = await meantOrder(
    context,
    ref,
    (each) => oversees(context, each) || actingUnits(context).includes(each.unit.id),
  );
  if (supervised === undefined) return;
  const open = oversees(context, supervised);
  const { order, matter, unit } = supervised;
  const { group, address } = context.place;
  const here =
    group === undefined || (isAmongOffice(context) && !isHiddenIn(matter.suggestion, group, context.rules));
  const to = here ? address : context.actor.direct;
  const { steps, missing } = open ? await recordOfOrder(context, order) : { steps: [], missing: '' };
  const name = nameFor(matter.suggestion, here ? group : undefined, context.rules);
  const text = [
    orderLine(context, order, { name, unit: unit.name }),
    context.texts.render('supervision/sheet-opinion', { opinion: order.opinion }),
    ...columnLines(context, steps),
    ...(maySupervise(context, matter.suggestion, unit) ? [missingLine(context, order, missing)] : []),
  ].join('\n');
  const subject = matter.suggestion.id;
  await sayPieces(context, { to, name: 'order', text, subject });
  const ids = steps.flatMap(({ fileIds = [] }) => fileIds);
  for (const file of await fileLabels(context.work.tx, context.congress.id, ids))
    await sendFile(context, { to, class: 'answer', subject }, file);
  if (!here) await noteWhispered(context);
}

/** Who may read all of it: whoever may supervise the unit in the matter, gave the order, or leads. */
function oversees(context: CommandContext, { order, matter, unit }: Supervised): boolean {
  const { actor } = context;
  const gave = order.issuedById === actor.personId;
  return gave || actor.roles.includes('leader') || maySupervise(context, matter.suggestion, unit);
}

function missingLine(context: CommandContext, order: SupervisionOrder, missing: string): string {
  const template = missing === '' ? 'supervision/sheet-complete' : 'supervision/sheet-missing';
  return context.texts.render(template, { order: orderNumber(order), missing });
}

function columnLines(context: CommandContext, steps: readonly SupervisionStep[]): string[] {
  const line = (column: string, said: string | undefined, { enteredAt }: SupervisionStep): string[] =>
    said === undefined || said === ''
      ? []
      : [
          context.texts.render('supervision/sheet-column', {
            column,
            said,
            date: chineseDate(civilDateOf(enteredAt), context.today),
          }),
        ];
  return [
    ...METHODS.flatMap((method) =>
      steps.flatMap((step) => line(methodName(context, method), step.record?.[method], step)),
    ),
    ...steps.flatMap((step) =>
      line(context.texts.render('supervision/record-other', {}), step.content, step),
    ),
  ];
}

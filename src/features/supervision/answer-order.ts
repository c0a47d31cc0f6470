import type { Call } from '../../chat/card-call.ts';
import { NO_TARGETS } from '../../chat/reading/targets.ts';
import { isOverdue, orderNumber } from '../../domain/supervision/order.ts';
import { moveOrder } from '../../domain/supervision/transitions.ts';
import { fileLabels } from '../../storage/replies.ts';
import { insertStep, saveOrder } from '../../storage/supervision.ts';
import { ask } from '../asking/ask.ts';
import { actingUnits } from '../assignments/own-share.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, choice, sendFile, showCard } from '../speaking/speak.ts';
import { orderOfCall, type Supervised } from './find-orders.ts';
import { placesOfBoth } from './places.ts';
import { ORDER_CARD, stepOf } from './step.ts';
import { ownCause, valuesOf } from './tell-orders.ts';

type SupervisionReply = Call<'supervisionReply'>;

/** 督办回复 单7 …: the unit answers an order; both lines of supervision read it. */
export async function answerOrder(context: CommandContext, call: SupervisionReply): Promise<void> {
  const supervised = await ownOrder(context, call);
  if (supervised === undefined) return;
  const { order } = supervised;
  const number = orderNumber(order);
  const moved = moveOrder(order, 'answer');
  if (!moved.ok) return refusePrivately(context, `order-not-owed.${order.state}`, { order: number });
  const files = [...context.files, ...(await storeAttachments(context))];
  const content = call.content ?? (files.length > 0 ? '见附件' : undefined);
  if (content === undefined) {
    const known = { ...call, order: { letter: '单', serial: order.serial }, targets: NO_TARGETS };
    return ask(context, {
      call: known,
      field: 'content',
      template: 'supervision/content-please',
      values: { order: number },
    });
  }

  const late = isOverdue(order, context.actedOn);
  const saved = await saveOrder(context.work, order, moved.value, {
    action: 'supervision.answered',
    facts: { late },
  });
  await insertStep(context.work, stepOf(context, saved, { kind: 'answer', content }), {
    action: 'supervision.answer',
  });
  await answer(
    { ...context, subject: supervised.matter.suggestion.id },
    late ? 'supervision/answered-late' : 'supervision/answered',
    { order: number },
  );
  await tellSupervisors(context, { ...supervised, order: saved }, { content, files, late });
}

async function ownOrder(context: CommandContext, call: SupervisionReply): Promise<Supervised | undefined> {
  const units = actingUnits(context);
  return orderOfCall(context, call, { word: '督办回复', own: ({ unit }) => units.includes(unit.id) });
}

async function tellSupervisors(
  context: CommandContext,
  supervised: Supervised,
  said: { readonly content: string; readonly files: readonly string[]; readonly late: boolean },
): Promise<void> {
  const { order, matter } = supervised;
  const ref = { letter: '单', serial: order.serial };
  const labels = await fileLabels(context.work.tx, context.congress.id, said.files);
  for (const place of await placesOfBoth(context, supervised)) {
    const subject = matter.suggestion.id;
    await showCard(ownCause(context, order), {
      to: place.address,
      class: 'notice',
      template: said.late ? 'supervision/answer-late-to-lines' : 'supervision/answer-to-lines',
      values: { ...valuesOf(context, supervised, place), content: said.content },
      kind: ORDER_CARD,
      subject,
      choices: [
        choice('整改', { name: 'supervise', deed: 'correct', targets: NO_TARGETS, order: ref }),
        choice('回头看', { name: 'supervise', deed: 'lookBack', targets: NO_TARGETS, order: ref }),
        choice('关闭', { name: 'supervise', deed: 'close', targets: NO_TARGETS, order: ref }),
      ],
    });
    for (const file of labels) await sendFile(context, { to: place.address, class: 'notice', subject }, file);
  }
}

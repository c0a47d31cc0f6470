import type { Call } from '../../chat/card-call.ts';
import { NO_TARGETS } from '../../chat/reading/targets.ts';
import { orderNumber } from '../../domain/supervision/order.ts';
import { METHODS } from '../../domain/supervision/record.ts';
import { insertStep } from '../../storage/supervision.ts';
import { ask } from '../asking/ask.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { showCard } from '../speaking/speak.ts';
import { orderOfCall } from './find-orders.ts';
import { methodName, RECORD_RECEIPT, recordOfOrder } from './methods-of-order.ts';
import { maySupervise } from './scope.ts';
import { stepOf } from './step.ts';

type Supervise = Call<'supervise'>;

/**
 * 督办记录 单7 听汇报:… 现场看:… …: any columns of the record, as often as there is something to say, with pictures;
 * nobody is told. An order that is closed takes none.
 */
export async function recordMethods(context: CommandContext, call: Supervise): Promise<void> {
  const supervised = await orderOfCall(context, call, {
    word: '督办记录',
    own: ({ matter, unit }) => maySupervise(context, matter.suggestion, unit),
  });
  if (supervised === undefined) return;
  const { order, matter } = supervised;
  const number = orderNumber(order);
  if (order.state === 'closed') return refusePrivately(context, 'order-not-owed.closed', { order: number });
  const fileIds = [...context.files, ...(await storeAttachments(context))];
  const { record = {}, opinion = '' } = call;
  const named = METHODS.filter((method) => record[method] !== undefined);
  if (named.length === 0 && opinion === '' && fileIds.length === 0) {
    const known = { ...call, order: { letter: '单', serial: order.serial }, targets: NO_TARGETS };
    const values = { order: number };
    return ask(context, { call: known, field: 'opinion', template: 'supervision/record-please', values });
  }

  const step = stepOf(context, order, { kind: 'record', content: opinion, record, fileIds });
  await insertStep(context.work, step, { action: 'supervision.recorded' });
  const { missing } = await recordOfOrder(context, order);
  const said = named.map((method) => methodName(context, method));
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: missing === '' ? 'supervision/recorded-all' : 'supervision/recorded',
    kind: RECORD_RECEIPT,
    subject: matter.suggestion.id,
    answerableBy: [context.actor.personId],
    choices: [],
    values: {
      order: number,
      columns: said.length === 0 ? context.texts.render('supervision/record-other', {}) : said.join('、'),
      files:
        fileIds.length === 0
          ? ''
          : context.texts.render('supervision/record-files', { count: fileIds.length }),
      missing,
    },
  });
}

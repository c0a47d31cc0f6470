import { committeeOf, isSupervisedBy } from '../../domain/supervision/kinds.ts';
import { isOverdue } from '../../domain/supervision/order.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Group } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { isAmongOffice } from '../inquiries/place.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { type TodoList, todoList } from '../inquiries/todo-list.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { answerPrivately, noteWhispered } from '../speaking/speak.ts';
import { loadSupervised, type Supervised } from './find-orders.ts';
import { committeesOf, maySupervise } from './scope.ts';
import { missingOfOrders } from './methods-of-order.ts';
import { pendingReplies, type PendingReply, shortcomingWords } from './pool.ts';
import { orderLine } from './wording.ts';

/**
 * 督办清单: the orders not closed yet, then what is under supervision without one: a leader's key suggestions, a
 * committee's matters by their category. What is not closed never leaves the list.
 */
export async function listOrders(context: CommandContext): Promise<void> {
  const orders = await openOrders(context);
  const pending = await pendingReplies(context);
  const waiting = new Set(pending.map(({ matter }) => matter.suggestion.id));
  const matters = (await supervisedMatters(context, orders)).filter(({ id }) => !waiting.has(id));
  const records = await missingOfOrders(
    context,
    orders.map(({ order }) => order),
  );
  const listed = { orders, pending, matters, records };
  if (orders.length + pending.length + matters.length === 0)
    return answerPrivately(context, 'supervision/list-empty', {});
  const here = isAmongOffice(context) || context.place.group === undefined;
  if (here) {
    const list = listFor(context, listed, context.place.group);
    await sayPieces(context, { to: context.place.address, name: 'orders', text: list.short });
    if (list.complete) return;
  }
  const all = listFor(context, listed, undefined);
  await sayPieces(context, { to: context.actor.direct, name: 'orders-all', text: all.long });
  if (!here) await noteWhispered(context);
}

/** Orders not closed that the speaker supervises; a leader sees all. */
export async function openOrders(context: CommandContext): Promise<Supervised[]> {
  const open = await loadSupervised(context, { state: { not: 'closed' } });
  if (context.actor.roles.includes('leader')) return open;
  return open.filter(({ matter, unit }) => maySupervise(context, matter.suggestion, unit));
}

async function supervisedMatters(
  context: CommandContext,
  orders: readonly Supervised[],
): Promise<Suggestion[]> {
  const { roles, name } = context.actor;
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    state: { in: ['registered', 'assigned', 'reopened', 'replied'] },
  });
  const ordered = new Set(orders.map(({ matter }) => matter.suggestion.id));
  const rest = rows.filter(({ id }) => !ordered.has(id));
  if (roles.includes('staff')) return rest.filter(({ key }) => key);
  if (roles.includes('leader'))
    return rest.filter(({ key, supervisionLeader = '', responsibleLeader = '' }) => {
      return key && (supervisionLeader.includes(name) || responsibleLeader.includes(name));
    });
  if (!roles.includes('supervisor')) return [];
  return rest.filter((each) => isSupervisedBy(each, context.supervision, committeesOf(context)));
}

interface Listed {
  readonly orders: readonly Supervised[];
  /** 待督办: replies that were marked and have no order yet. */
  readonly pending: readonly PendingReply[];
  readonly matters: readonly Suggestion[];
  /** What the record of an order lacks, by the order's id; orders without a record are not in it. */
  readonly records: ReadonlyMap<string, string>;
}

function listFor(
  context: CommandContext,
  { orders, pending, matters, records }: Listed,
  group: Group | undefined,
): TodoList {
  const overdue = orders.filter(({ order }) => isOverdue(order, context.today)).length;
  return todoList(context, {
    head: context.texts.render('supervision/list-head', {
      orders: orders.length,
      overdue,
      matters: matters.length + pending.length,
    }),
    lines: [
      ...orders.map((supervised) => withRecord(context, supervised, { records, group })),
      ...pending.map((each) => pendingLine(context, each, group)),
      ...matters.map((suggestion) => matterLine(context, suggestion, group)),
    ],
    next: context.texts.render('supervision/list-next', {}),
  });
}

/** An order, with what its record still lacks when one was begun. */
function withRecord(
  context: CommandContext,
  { order, matter, unit }: Supervised,
  { records, group }: Pick<Listed, 'records'> & { readonly group: Group | undefined },
): string {
  const name = nameFor(matter.suggestion, group, context.rules);
  const line = orderLine(context, order, { name, unit: unit.name });
  const missing = records.get(order.id);
  if (missing === undefined) return line;
  const template = missing === '' ? 'supervision/list-record-complete' : 'supervision/list-record';
  return `${line}${context.texts.render(template, { missing })}`;
}

function pendingLine(context: CommandContext, pending: PendingReply, group: Group | undefined): string {
  return context.texts.render('supervision/list-pending', {
    name: nameFor(pending.matter.suggestion, group, context.rules),
    unit: pending.unit.name,
    shortcoming: shortcomingWords(context, pending.reply),
  });
}

function matterLine(context: CommandContext, suggestion: Suggestion, group: Group | undefined): string {
  return context.texts.render(suggestion.key ? 'supervision/list-key' : 'supervision/list-committee', {
    name: nameFor(suggestion, group, context.rules),
    state: stateName(suggestion.state),
    leader: suggestion.supervisionLeader ?? '未定',
    committee: committeeOf(suggestion, context.supervision) ?? '代表工委',
  });
}

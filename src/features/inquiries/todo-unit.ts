import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Group } from '../../storage/roster.ts';
import { actingUnits, unitMatters } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, roleName } from '../matters/label.ts';
import { type DueItem, dueItems } from './due-items.ts';
import { type TodoList, todoList } from './todo-list.ts';

/** What the speaker's units owe, as far as they speak for them in this chat. */
export async function unitDueItems(context: CommandContext): Promise<DueItem[]> {
  const matters = await unitMatters(context, ['issued', 'signed_off']);
  return dueItems(matters, actingUnits(context), context.today);
}

/** The list of what a unit owes; titles as the group admits them, all of them when it is private. */
export async function unitTodo(context: CommandContext, group: Group | undefined): Promise<TodoList> {
  const items = await unitDueItems(context);
  const units = [...new Set(items.map((item) => item.share.unit.name))];
  return todoList(context, {
    head: context.texts.render('inquiries/todo-unit', { units: units.join('、'), count: items.length }),
    lines: items.map((item) => line(context, item, group)),
    next: next(context, items),
  });
}

function line(context: CommandContext, item: DueItem, group: Group | undefined): string {
  const template = `inquiries/todo-line.${item.kind}${item.overdue ? '-overdue' : ''}`;
  return context.texts.render(template, {
    name: nameFor(item.matter.suggestion, group, context.rules),
    date: chineseDate(item.due, context.today),
    role: roleName(item.share.assignment.role, context.rules),
  });
}

function next(context: CommandContext, items: readonly DueItem[]): string {
  const [first] = items;
  if (first === undefined) return '';
  if (first.kind === 'signOff') return context.texts.render('inquiries/todo-next.signOff', {});
  return context.texts.render(`inquiries/todo-next.${first.kind}`, {
    number: displayNumber(first.matter.suggestion),
  });
}

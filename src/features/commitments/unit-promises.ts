import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Group } from '../../storage/roster.ts';
import { actingUnits } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { type TodoList, todoList } from '../inquiries/todo-list.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import { openPromises, type UnitPromise } from './open-promises.ts';

/** What the speaker's units promised and have not done yet, for 待办; the earliest date first. */
export async function unitPromises(context: CommandContext, group: Group | undefined): Promise<TodoList> {
  const open = await openPromises(context, { assignment: { unitId: { in: [...actingUnits(context)] } } });
  const sorted = open.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)));
  const [first] = sorted;
  return todoList(context, {
    head: context.texts.render('commitments/todo-head', { count: sorted.length }),
    lines: sorted.map((each) => line(context, each, group)),
    next:
      first === undefined
        ? ''
        : context.texts.render('commitments/todo-next', { number: displayNumber(first.matter.suggestion) }),
  });
}

/** Without a date it comes last. */
function dateOf({ commitment }: UnitPromise): string {
  return commitment.dueOn ?? '9999-12-31';
}

function line(
  context: CommandContext,
  { commitment, matter: { suggestion } }: UnitPromise,
  group: Group | undefined,
): string {
  const { texts, rules, today } = context;
  const { dueOn, matter } = commitment;
  const key = dueOn === undefined ? 'open' : dueOn < today ? 'overdue' : 'due';
  return texts.render('commitments/todo-line', {
    name: nameFor(suggestion, group, rules),
    what: isHiddenIn(suggestion, group, rules) ? '' : matter,
    state: texts.render(`commitments/state.${key}`, {
      date: dueOn === undefined ? '' : chineseDate(dueOn, today),
    }),
  });
}

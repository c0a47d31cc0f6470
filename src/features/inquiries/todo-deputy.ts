import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters } from '../matters/matter.ts';
import { ownUnitMatters } from '../satisfaction/own-unit.ts';
import { deputyIds } from './open-matters.ts';
import { type TodoList, todoList } from './todo-list.ts';

/** What waits for a deputy: replies to rate, suggestions to revise, drafts that were not confirmed. */
export async function deputyTodo(context: CommandContext): Promise<TodoList> {
  const own = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId: { in: deputyIds(context) },
    state: { in: ['replied', 'revision_requested', 'draft'] },
  });
  const rated = await ratedInThisRound(context, own);
  const unasked = await ownUnitMatters(context, await loadMatters(context, own));
  const waiting = own.filter(({ id }) => !rated.has(id) && !unasked.has(id));
  return todoList(context, {
    head: context.texts.render('inquiries/todo-deputy', {
      person: context.actor.name,
      count: waiting.length,
    }),
    lines: [
      ...waiting.filter(({ state }) => state === 'replied').map((each) => rateLine(context, each)),
      ...waiting
        .filter(({ state }) => state === 'revision_requested')
        .map((each) => reviseLine(context, each)),
      ...waiting.filter(({ state }) => state === 'draft').map((each) => draftLine(context, each)),
    ],
    next: nextWords(context, waiting),
  });
}

/** The words for what stands first in the list. */
function nextWords(context: CommandContext, waiting: readonly Suggestion[]): string {
  const order = ['replied', 'revision_requested', 'draft'] as const;
  const first = order
    .map((state) => waiting.find((suggestion) => suggestion.state === state))
    .find((suggestion) => suggestion !== undefined);
  if (first === undefined) return '';
  const key = { replied: 'rate', revision_requested: 'revise', draft: 'draft' } as const;
  // The cast holds: the first is found by one of these states.
  const kind = key[first.state as keyof typeof key];
  return context.texts.render(`inquiries/todo-next.${kind}`, { number: displayNumber(first) });
}

async function ratedInThisRound(context: CommandContext, own: readonly Suggestion[]): Promise<Set<string>> {
  const ratings = await context.work.tx.rating.findMany({
    where: { congressId: context.congress.id, suggestionId: { in: own.map((each) => each.id) } },
    select: { suggestionId: true, round: true },
  });
  const rounds = new Map(own.map((suggestion) => [suggestion.id, suggestion.round]));
  return new Set(
    ratings.filter((row) => rounds.get(row.suggestionId) === row.round).map((row) => row.suggestionId),
  );
}

function rateLine(context: CommandContext, suggestion: Suggestion): string {
  const { rateBy } = suggestion;
  const name = nameOf(suggestion);
  if (rateBy === undefined) return context.texts.render('inquiries/todo-line.rate', { name });
  const date = chineseDate(rateBy, context.today);
  return context.texts.render('inquiries/todo-line.rate-by', { name, date });
}

function reviseLine(context: CommandContext, suggestion: Suggestion): string {
  return context.texts.render('inquiries/todo-line.revise', { name: nameOf(suggestion) });
}

function draftLine(context: CommandContext, suggestion: Suggestion): string {
  return context.texts.render('inquiries/todo-line.draft', { name: nameOf(suggestion) });
}

function nameOf(suggestion: Suggestion): string {
  return `${displayNumber(suggestion)}《${suggestion.title}》`;
}

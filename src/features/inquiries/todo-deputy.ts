import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { ratedKey, ratedKeys } from '../../storage/ratings.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters } from '../matters/matter.ts';
import { isOpenToRating, ratersOfMatters } from '../satisfaction/raters.ts';
import { deputyIds, ofDeputies } from './open-matters.ts';
import { awaitedAnswers, awaitedLine } from './todo-answers.ts';
import { type TodoList, todoList } from './todo-list.ts';

/** What waits for a deputy: others who wait for an answer, replies to rate, suggestions to revise, drafts that were not confirmed. */
export async function deputyTodo(context: CommandContext): Promise<TodoList> {
  const waiting = [
    ...(await toRate(context)),
    ...(await findSuggestions(context.work.tx, context.congress.id, {
      leadDeputyId: { in: deputyIds(context) },
      state: { in: ['revision_requested', 'draft'] },
    })),
  ];
  const awaited = await awaitedAnswers(context);
  const [first] = awaited;
  return todoList(context, {
    head: context.texts.render('inquiries/todo-deputy', {
      person: context.actor.name,
      count: waiting.length + awaited.length,
    }),
    lines: [
      ...awaited.map((each) => awaitedLine(context, each)),
      ...waiting.filter(({ state }) => state === 'replied').map((each) => rateLine(context, each)),
      ...waiting
        .filter(({ state }) => state === 'revision_requested')
        .map((each) => reviseLine(context, each)),
      ...waiting.filter(({ state }) => state === 'draft').map((each) => draftLine(context, each)),
    ],
    next:
      first === undefined
        ? nextWords(context, waiting)
        : context.texts.render(`inquiries/todo-awaited-next.${first.kind}`, {
            number: displayNumber(first.matter.suggestion),
          }),
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

/** Replies that the deputy is asked to rate and has not rated in this round; not before the office has accepted them. */
async function toRate(context: CommandContext): Promise<Suggestion[]> {
  const { tx } = context.work;
  const deputies = deputyIds(context);
  const replied = await findSuggestions(tx, context.congress.id, {
    AND: [ofDeputies(deputies), { state: 'replied' }],
  });
  const ids = replied.map(({ id }) => id);
  const rated = await ratedKeys(tx, context.congress.id, ids);
  const raters = await ratersOfMatters(context, await loadMatters(context, replied));
  const open = await inTurn(replied, (suggestion) => isOpenToRating(context, suggestion));
  return replied.filter(
    (suggestion, index) =>
      open[index] === true &&
      raters
        .get(suggestion.id)
        ?.some(({ id }) => deputies.includes(id) && !rated.has(ratedKey(suggestion, id))),
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

import type { Call } from '../../chat/card-call.ts';
import { type Scored, scored, sumOf } from '../../domain/supervision/scores.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { todoList } from '../inquiries/todo-list.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { resolveOne } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answerPrivately, noteWhispered, whisper } from '../speaking/speak.ts';
import { OPEN, openMatters } from './open.ts';

type Scores = Call<'keyScores'>;

/** 遴选 N 30 20 15 10 10: points by which key suggestions are chosen; without a matter the list by sum. */
export async function keyScores(context: CommandContext, call: Scores): Promise<void> {
  if (call.deed === 'list') return listScores(context);
  const matter = await resolveOne(context, call.targets, () => openMatters(context), '遴选');
  if (matter === undefined) return;
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  if (!OPEN.includes(suggestion.state))
    return refusePrivately(context, 'key-state', { number, state: stateName(suggestion.state) });
  if (call.scores.length === 0) {
    await showScores(context, suggestion);
    return noteWhispered(context);
  }
  const result = scored(suggestion.keyScores ?? {}, call.scores, context.supervision.criteria);
  if (!result.ok) return refuseScores(context, number, result);
  const saved = await saveSuggestion(
    context.work,
    suggestion,
    { ...suggestion, keyScores: result.scores },
    { action: 'suggestion.key_scored' },
  );
  await showScores(context, saved);
  await noteWhispered(context);
}

/** The sheet with the points of a suggestion, to the staff member who chooses; points are for the office alone. */
export async function showScores(context: CommandContext, suggestion: Suggestion): Promise<void> {
  const { criteria } = context.supervision;
  const scores = suggestion.keyScores ?? {};
  const total = criteria.reduce((sum, { points }) => sum + points, 0);
  const missing = criteria.filter(({ name }) => scores[name] === undefined);
  const begun = missing.length < criteria.length;
  const here = { ...context, subject: suggestion.id };
  await whisper(here, begun ? 'key-suggestions/sheet-scored' : 'key-suggestions/sheet', {
    number: displayNumber(suggestion),
    total,
    sum: sumOf(scores, criteria),
    lines: criteria
      .map(
        ({ name, points }) =>
          `${name}(${scores[name] ?? (begun ? '未打' : '')}${begun ? '/' : ''}${points}分)`,
      )
      .join(';'),
    example: criteria.map(({ points }) => points).join(' '),
  });
}

async function refuseScores(
  context: CommandContext,
  number: string,
  refused: Extract<Scored, { ok: false }>,
): Promise<void> {
  const { criteria } = context.supervision;
  const names = criteria.map(({ name, points }) => `${name}(${points}分)`).join('、');
  const values = { number, criteria: names, total: criteria.length };
  switch (refused.code) {
    case 'unknown':
      return refusePrivately(context, 'scores.unknown', { ...values, name: refused.name });
    case 'too-many':
      return refusePrivately(context, 'scores.too-many', { ...values, count: refused.count });
    case 'too-high': {
      const { name, points } = refused.criterion;
      return refusePrivately(context, 'scores.too-high', { number, name, points });
    }
  }
}

/** What has points, the highest sum first; how many are usual is a hint. */
async function listScores(context: CommandContext): Promise<void> {
  const { criteria, quota } = context.supervision;
  const rows = await findSuggestions(context.work.tx, context.congress.id, { state: { in: [...OPEN] } });
  const ranked = rows
    .flatMap((suggestion) => {
      const { keyScores: scores } = suggestion;
      return scores === undefined ? [] : [{ suggestion, sum: sumOf(scores, criteria) }];
    })
    .toSorted((a, b) => b.sum - a.sum);
  if (ranked.length === 0) return answerPrivately(context, 'key-suggestions/scores-empty', {});
  const list = todoList(context, {
    head: context.texts.render('key-suggestions/scores-head', { count: ranked.length, quota }),
    lines: ranked.map(({ suggestion, sum }, index) =>
      context.texts.render(
        suggestion.key ? 'key-suggestions/scores-line-key' : 'key-suggestions/scores-line',
        {
          rank: index + 1,
          sum,
          name: nameFor(suggestion, undefined, context.rules),
        },
      ),
    ),
    next: context.texts.render('key-suggestions/scores-next', {}),
  });
  await sayPieces(context, { to: context.actor.direct, name: 'scores', text: list.long });
  await noteWhispered(context);
}

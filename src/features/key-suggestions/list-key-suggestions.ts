import { answers } from '../../domain/assignment/assignment.ts';
import { committeeOf } from '../../domain/supervision/kinds.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Group } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { isAmongOffice } from '../inquiries/place.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { todoList } from '../inquiries/todo-list.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { deploymentsOf } from '../plans/deployment.ts';
import { answerPrivately, noteWhispered } from '../speaking/speak.ts';

/** 重点清单: every key suggestion with its leaders; a leader reads those that name the leader. */
export async function listKeySuggestions(context: CommandContext): Promise<void> {
  const rows = await keySuggestionsFor(context);
  if (rows.length === 0) return answerPrivately(context, 'key-suggestions/list-empty', {});
  const matters = await loadMatters(context, rows);
  const deployments = await deploymentsOf(context, matters);
  const listed = (group: Group | undefined) =>
    todoList(context, {
      head: context.texts.render('key-suggestions/list-head', {
        count: rows.length,
        quota: context.supervision.quota,
      }),
      lines: matters.map((matter) => lineOf(context, matter, { group, deployments })),
      next: context.texts.render('key-suggestions/list-next', {}),
    });
  const here = isAmongOffice(context) || context.place.group === undefined;
  const list = listed(context.place.group);
  if (here) await sayPieces(context, { to: context.place.address, name: 'key', text: list.short });
  if (here && list.complete) return;
  await sayPieces(context, { to: context.actor.direct, name: 'key-all', text: listed(undefined).long });
  if (!here) await noteWhispered(context);
}

async function keySuggestionsFor(context: CommandContext): Promise<Suggestion[]> {
  const { roles, name } = context.actor;
  const rows = await findSuggestions(context.work.tx, context.congress.id, { key: true });
  if (roles.includes('staff') || !roles.includes('leader')) return rows;
  return rows.filter(
    ({ supervisionLeader = '', responsibleLeader = '' }) =>
      supervisionLeader.includes(name) || responsibleLeader.includes(name),
  );
}

function lineOf(
  context: CommandContext,
  { suggestion, shares }: Matter,
  { group, deployments }: { readonly group: Group | undefined; readonly deployments: ReadonlySet<string> },
): string {
  const line = context.texts.render('key-suggestions/line', {
    name: nameFor(suggestion, group, context.rules),
    state: stateName(suggestion.state),
    leader: suggestion.supervisionLeader ?? '未定',
    responsible: suggestion.responsibleLeader ?? '未定',
    committee: committeeOf(suggestion, context.supervision) ?? '代表工委',
  });
  const asked = shares.filter(({ assignment }) => answers(assignment.role));
  const units = asked
    .filter(({ assignment }) => !deployments.has(assignment.id))
    .map(({ unit }) => unit.name);
  if (asked.length === 0) return line;
  return units.length === 0
    ? `${line}${context.texts.render('key-suggestions/deployed', {})}`
    : `${line}${context.texts.render('key-suggestions/not-deployed', { units: units.join('、') })}`;
}

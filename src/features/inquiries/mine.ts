import { findSuggestions } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf, viewersOf } from '../context.ts';
import { ownText, showOwn } from '../clues/pool.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatters } from '../matters/matter.ts';
import { ratedFor } from '../satisfaction/rated.ts';
import { answerPrivately, noteWhispered } from '../speaking/speak.ts';
import { listLine } from './describe.ts';
import { deputyIds, ofDeputies } from './open-matters.ts';
import { sayPieces } from './pieces.ts';
import { hasRole } from './place.ts';
import { todoPrivately } from './todo.ts';

/**
 * 我的: a deputy's own and co-signed suggestions with their states and the own clues, a councillor's clues, privately;
 * for others what they owe.
 */
export async function mine(context: CommandContext): Promise<void> {
  if (deputyOf(context.actor) === undefined)
    return hasRole(context, 'councillor') ? showOwn(context) : todoPrivately(context);
  const ids = deputyIds(context);
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    AND: [ofDeputies(ids), { NOT: { state: 'withdrawn', submittedOn: null } }],
  });
  const matters = await loadMatters(context, rows);
  const clues = await ownText(context);
  if (matters.length === 0 && clues !== undefined) return showOwn(context);
  if (matters.length === 0)
    return answerPrivately(context, 'inquiries/mine-empty', { deputy: context.actor.name });

  const own = matters.filter((matter) => ids.includes(matter.suggestion.leadDeputyId)).length;
  const head = context.texts.render('inquiries/mine-head', {
    deputy: context.actor.name,
    own,
    cosigned: matters.length - own,
  });
  const rated = await ratedFor(context, matters, viewersOf(context.actor.members));
  const lines = matters.map((matter) =>
    listLine(context, matter, { name: nameFor(matter.suggestion, undefined, context.rules), rated }),
  );
  const text = [head, ...lines, context.texts.render('inquiries/mine-next', {})].join('\n');
  const all = clues === undefined ? text : `${text}\n${clues}`;
  await sayPieces(context, { to: context.actor.direct, name: 'mine', text: all });
  await noteWhispered(context);
}

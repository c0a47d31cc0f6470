import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Group } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { answer, noteWhispered } from '../speaking/speak.ts';
import { waiting } from '../suggestions/review.ts';
import { sayPieces } from './pieces.ts';
import { isAmongOffice } from './place.ts';
import { todoList } from './todo-list.ts';

/** 待审: what waits for a reviewer. */
export async function pendingReview(context: CommandContext): Promise<void> {
  const { group, address } = context.place;
  const matters = await waiting(context);
  const [first] = matters;
  if (first === undefined) return answer(context, 'inquiries/review-empty');
  const shared = group !== undefined && isAmongOffice(context);
  const list = todoList(context, {
    head: context.texts.render('inquiries/review-head', { count: matters.length }),
    lines: matters.map((matter) => line(context, matter, shared ? group : undefined)),
    next: context.texts.render('inquiries/review-next', { number: displayNumber(first.suggestion) }),
  });
  if (shared) await sayPieces(context, { to: address, name: 'review', text: list.short });
  if (shared && list.complete) return;
  await sayPieces(context, { to: context.actor.direct, name: 'review-all', text: list.long });
  if (!shared) await noteWhispered(context);
}

function line(context: CommandContext, matter: Matter, group: Group | undefined): string {
  const { suggestion, lead } = matter;
  return context.texts.render('inquiries/review-line', {
    name: nameFor(suggestion, group, context.rules),
    deputy: lead.name,
    date: chineseDate(suggestion.submittedOn ?? context.today, context.today),
  });
}

import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findReviewOpinions, type ReviewOpinion } from '../../storage/review-opinions.ts';
import type { Group } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { answer, noteWhispered } from '../speaking/speak.ts';
import { levelName, loadReviewing, type Reviewing } from '../suggestions/levels.ts';
import { opinionWords } from '../suggestions/opinions.ts';
import { allWaiting } from '../suggestions/review.ts';
import { sayPieces } from './pieces.ts';
import { hasRole, isAmongOffice } from './place.ts';
import { todoList } from './todo-list.ts';

/**
 * 待审: what waits for the speaker; staff sees behind it what is still at an earlier level. What earlier levels said
 * is told privately.
 */
export async function pendingReview(context: CommandContext): Promise<void> {
  const { group, address } = context.place;
  const reviewing = await loadReviewing(context);
  const matters = await listed(context, reviewing);
  const [first] = matters;
  if (first === undefined) return answer(context, 'inquiries/review-empty');
  const shared = group !== undefined && isAmongOffice(context);
  const opinions = await findReviewOpinions(
    context.work.tx,
    context.congress.id,
    matters.map(({ suggestion }) => suggestion.id),
  );
  const texts = {
    head: context.texts.render('inquiries/review-head', { count: matters.length }),
    next: context.texts.render('inquiries/review-next', { number: displayNumber(first.suggestion) }),
  };
  const list = todoList(context, {
    ...texts,
    lines: matters.map((matter) => line(context, reviewing, matter, shared ? group : undefined)),
  });
  if (shared) await sayPieces(context, { to: address, name: 'review', text: list.short });
  if (shared && list.complete && opinions.length === 0) return;
  const { long } = todoList(context, {
    ...texts,
    lines: matters.flatMap((matter) => [
      line(context, reviewing, matter, undefined),
      ...saidOf(context, matter, opinions),
    ]),
  });
  await sayPieces(context, { to: context.actor.direct, name: 'review-all', text: long });
  if (!shared) await noteWhispered(context);
}

async function listed(context: CommandContext, reviewing: Reviewing): Promise<Matter[]> {
  const all = await allWaiting(context);
  const own = all.filter((matter) => reviewing.mayReview(context.actor, matter));
  return hasRole(context, 'staff') ? [...own, ...all.filter((matter) => !own.includes(matter))] : own;
}

function line(
  context: CommandContext,
  reviewing: Reviewing,
  matter: Matter,
  group: Group | undefined,
): string {
  const { suggestion, lead } = matter;
  const values = {
    name: nameFor(suggestion, group, context.rules),
    deputy: lead.name,
    date: chineseDate(suggestion.submittedOn ?? context.today, context.today),
  };
  if (reviewing.mayReview(context.actor, matter))
    return context.texts.render('inquiries/review-line', values);
  const level = levelName(reviewing.levelOf(matter).level);
  return context.texts.render('inquiries/review-line-elsewhere', { ...values, level });
}

function saidOf(
  context: CommandContext,
  { suggestion }: Matter,
  opinions: readonly ReviewOpinion[],
): string[] {
  const own = opinions.filter(({ suggestionId }) => suggestionId === suggestion.id);
  return own.length === 0 ? [] : [opinionWords(context, own)];
}

import { answers } from '../../domain/assignment/assignment.ts';
import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Member } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { isOpenToRating, ratersOf } from './raters.ts';

export interface Refusal {
  readonly template: string;
  readonly values: Record<string, string>;
}

/** Why a deputy may not rate a matter now; undefined when nothing stands against it. */
export async function whyNot(
  context: CommandContext,
  matter: Matter,
  deputy: Member,
): Promise<Refusal | undefined> {
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  const raters = await ratersOf(context, matter);
  const asked = raters.some(({ id }) => id === deputy.id);
  if (!asked && suggestion.leadDeputyId !== deputy.id)
    return { template: 'rate-lead-only', values: { number } };
  const merged = suggestion.state === 'merged' && suggestion.rateBy !== undefined;
  if (suggestion.state !== 'replied' && suggestion.state !== 'closed' && !merged)
    return { template: 'rate-not-replied', values: { number, state: stateName(suggestion.state) } };
  const own = matter.shares.some(
    ({ unit, assignment }) => answers(assignment.role) && context.actor.unitIds.includes(unit.id),
  );
  if (own || !asked) return { template: 'rate-own-unit', values: { number } };
  const { rateBy } = suggestion;
  if (!(await isOpenToRating(context, suggestion)))
    return { template: 'rate-not-accepted', values: { number } };
  if (rateBy !== undefined && civilDateOf(context.sentAt) > rateBy)
    return { template: 'rate-too-late', values: { number, date: chineseDate(rateBy, context.today) } };
  return undefined;
}

import { findReviewOpinions } from '../../storage/review-opinions.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { opinionWords } from '../suggestions/opinions.ts';
import { hasRole, isAmongOffice, OFFICE_ROLES } from './place.ts';

/**
 * What the levels of review said, for the office and for the deputies who put it forward: the units have no part in
 * it. A plain pass of the only level tells nothing.
 */
export async function saidInReview(
  context: CommandContext,
  { suggestion, lead, cosigners }: Matter,
  inGroup: boolean,
): Promise<string[]> {
  const author = [lead, ...cosigners].some(({ personId }) => personId === context.actor.personId);
  const mayHear = inGroup ? isAmongOffice(context) : author || hasRole(context, ...OFFICE_ROLES);
  if (!mayHear) return [];
  const opinions = await findReviewOpinions(context.work.tx, context.congress.id, [suggestion.id]);
  const tells = opinions.length > 1 || opinions.some(({ remark }) => remark !== undefined);
  return tells ? [opinionWords(context, opinions)] : [];
}

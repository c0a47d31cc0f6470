import type { CommandContext } from '../context.ts';
import { isAmongOffice } from '../inquiries/place.ts';
import type { Matter } from '../matters/matter.ts';

/**
 * What 查 tells of how a matter came into the books: the number from above, that staff entered it, and how often it was
 * put right. The last two are for the office.
 */
export async function registryLines(
  context: CommandContext,
  { suggestion }: Matter,
  inGroup: boolean,
): Promise<string[]> {
  const { texts, work } = context;
  const lines: string[] = [];
  if (suggestion.superiorNumber !== undefined)
    lines.push(texts.render('on-behalf/about-superior', { superior: suggestion.superiorNumber }));
  const office = context.actor.roles.includes('staff') && (!inGroup || isAmongOffice(context));
  if (!office) return lines;
  const entries = await work.tx.auditEntry.findMany({
    where: {
      congressId: context.congress.id,
      subjectId: suggestion.id,
      OR: [
        { action: { in: ['suggestion.submitted_on_behalf', 'suggestion.corrected'] } },
        { action: { startsWith: 'recorded_later.' } },
      ],
    },
    select: { action: true },
  });
  const count = (isOne: (action: string) => boolean) => entries.filter(({ action }) => isOne(action)).length;
  const later = count((action) => action.startsWith('recorded_later.'));
  const corrections = count((action) => action === 'suggestion.corrected');
  if (count((action) => action === 'suggestion.submitted_on_behalf') > 0)
    lines.push(texts.render('on-behalf/about-behalf', {}));
  if (later > 0) lines.push(texts.render('on-behalf/about-later', { count: later }));
  if (corrections > 0) lines.push(texts.render('on-behalf/about-corrected', { count: corrections }));
  return lines;
}

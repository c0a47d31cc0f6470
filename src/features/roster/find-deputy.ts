import { findNamed } from '../../storage/enrolment.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { meantBy, placeOf, possibleNames } from './named.ts';

/** The deputy whom staff names (张明, 第一代表团的张明). Undefined when it is nobody or several: then that was said. */
export async function findDeputy(context: CommandContext, typed: string): Promise<Member | undefined> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const named = await findNamed(tx, possibleNames(typed), congressId);
  const deputies = named.filter(({ roles }) => roles.includes('deputy'));
  const meant = meantBy(typed, deputies);
  const [only, second] = meant;
  if (only !== undefined && second === undefined) {
    const [member] = await findMembers(tx, { congressId, id: only.id });
    return member;
  }
  if (only === undefined) await refusePrivately(context, 'deputy-unknown', { name: typed });
  else
    await refusePrivately(context, 'deputy-which', {
      name: typed,
      places: meant.map((each) => placeOf(each) ?? '未分团').join('、'),
    });
  return undefined;
}

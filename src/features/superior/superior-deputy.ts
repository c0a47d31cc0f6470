import { addMember } from '../../storage/enrolment.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';

/** Whom a suggestion passed down from above is named after when nobody is named. */
const ABOVE = '上级';

/**
 * The deputy of the congress above, who is in no roster of ours: a member without a role, so that nobody counts, asks
 * or writes to that deputy. The office answers upwards.
 */
export async function superiorDeputy(context: CommandContext, named: string | undefined): Promise<Member> {
  const name = named ?? ABOVE;
  const { tx } = context.work;
  const where = { congressId: context.congress.id, roles: { isEmpty: true }, person: { name } };
  const [known] = await findMembers(tx, where);
  if (known !== undefined) return known;
  await addMember(context.work, { id: context.newId(), personId: context.newId(), name, roles: [] });
  const [added] = await findMembers(tx, where);
  if (added === undefined) throw new Error('a member who was just added is not on the roster');
  return added;
}

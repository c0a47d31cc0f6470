import type { Call } from '../../chat/card-call.ts';
import { findNamed } from '../../storage/enrolment.ts';
import { renamePerson } from '../../storage/identities.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { whisper } from '../speaking/speak.ts';
import { placeholderName } from './administrator.ts';

/**
 * 我是王敏 from an account that is bound: the administrator who had not said a name gets it; others hear as whom
 * they are known, since one account is one person's.
 */
export async function claimAgain(context: CommandContext, { person }: Call<'claim'>): Promise<void> {
  const { actor } = context;
  if (person.endsWith(actor.name)) return whisper(context, 'roster/known-already', { person: actor.name });
  if (actor.name !== placeholderName(context))
    return refusePrivately(context, 'account-taken', { person: actor.name });

  const taken = await findNamed(context.work.tx, [person], context.congress.id);
  if (taken.length > 0) return refusePrivately(context, 'name-taken', { name: person });
  await renamePerson(context.work, { id: actor.personId, name: actor.name }, person);
  await whisper(context, 'roster/renamed', { person });
}

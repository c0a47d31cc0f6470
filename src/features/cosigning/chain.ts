import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findCosigners, insertInvitations } from '../../storage/cosigners.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { whisper } from '../speaking/speak.ts';
import { deputiesNamed, namesOf } from './invitees.ts';
import { askPrivately } from './invite.ts';

/**
 * 接龙: only the sender's own line is a signature, since anybody can write anybody's name. The others are asked, each
 * privately; who does not have to be asked any more is left alone.
 */
export async function inviteFromChain(
  context: CommandContext,
  matter: Matter,
  names: readonly string[],
): Promise<void> {
  const { suggestion, lead } = matter;
  if (suggestion.state !== 'cosigning') return;
  const others = names.filter((name) => name !== context.actor.name && name !== lead.name);
  await inviteMore(context, matter, others);
}

/** Ask more deputies, while the suggestion is being joined. */
export async function inviteMore(
  context: CommandContext,
  matter: Matter,
  names: readonly string[],
): Promise<void> {
  const { suggestion, lead } = matter;
  const { members, unknown } = await deputiesNamed(context, names, lead);
  const known = await findCosigners(context.work.tx, context.congress.id, { suggestionId: suggestion.id });
  const fresh = members.filter(({ id }) => known.every(({ deputyId }) => deputyId !== id));
  const ids = fresh.map(({ id }) => id);
  await insertInvitations(context.work, suggestion.id, ids, { action: 'cosigner.invited' });
  await askPrivately(context, matter, { invited: fresh, groups: [] });
  const number = displayNumber(suggestion);
  if (fresh.length > 0)
    await whisper({ ...context, subject: suggestion.id }, 'cosigning/asked-too', {
      number,
      names: namesOf(fresh),
    });
  if (unknown.length > 0)
    await whisper(context, 'cosigning/unknown-names', { number, names: unknown.join('、') });
}

import { type Clue, clueNumber, clueTitle } from '../../domain/clues/clue.ts';
import { moveClue } from '../../domain/clues/transitions.ts';
import { saveClue } from '../../storage/clues.ts';
import type { Member } from '../../storage/roster.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { findDeputy } from '../roster/find-deputy.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { refuseSettled } from './find.ts';
import { tellOfficeOf, tellReporters } from './tell.ts';

/** 认领: a deputy takes a clue up; staff takes it up itself, or names the deputy who does. */
export async function claim(context: CommandContext, clue: Clue, person: string | undefined): Promise<void> {
  const claimer = await claimerOf(context, person);
  if (claimer === undefined) return;
  if (claimer.roles.includes('deputy') && claimer.status !== 'active')
    return refusePrivately(context, 'deputy-not-active', {});
  const moved = moveClue(clue, 'claim', { claimedById: claimer.id });
  if (!moved.ok) return refuseSettled(context, clue);
  const saved = await saveClue(context.work, clue, moved.value, { action: 'clue.claimed' });
  await tellClaimed(context, saved, claimer);
}

async function claimerOf(context: CommandContext, person: string | undefined): Promise<Member | undefined> {
  const { actor } = context;
  const staff = actor.members.find(({ roles }) => roles.includes('staff'));
  if (staff === undefined) return deputyOf(actor);
  return person === undefined ? staff : findDeputy(context, person);
}

async function tellClaimed(context: CommandContext, clue: Clue, claimer: Member): Promise<void> {
  const own = claimer.personId === context.actor.personId;
  const values = { clue: clueNumber(clue), body: clueTitle(clue), person: claimer.name };
  const here = { ...context, subject: clue.id };
  await answer(here, own ? 'clues/claimed' : 'clues/claimed-for', values);
  if (!own)
    await tellMember(context, claimer, {
      class: 'notice',
      template: 'clues/claimed-for-you',
      values,
      subject: clue.id,
    });
  await tellOfficeOf(context, clue, 'clues/to-staff-claimed');
  const deputy = claimer.roles.includes('deputy');
  await tellReporters(context, clue, {
    template: 'clues/told-claimed',
    more: { who: deputy ? '有代表' : '代表工委' },
    but: [claimer.personId],
  });
}

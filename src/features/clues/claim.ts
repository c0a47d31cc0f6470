import { type Clue, clueNumber, clueTitle } from '../../domain/clues/clue.ts';
import { type ClueMove, moveClue } from '../../domain/clues/transitions.ts';
import { saveClue } from '../../storage/clues.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { findDeputy } from '../roster/find-deputy.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { refuseSettled } from './find.ts';
import { tellOfficeOf, tellReporters } from './tell.ts';

/** 认领: a deputy takes a clue up; staff takes it up itself, or names the deputy who does, then or later. */
export async function claim(context: CommandContext, clue: Clue, person: string | undefined): Promise<void> {
  const claimer = await claimerOf(context, person);
  if (claimer === undefined) return;
  if (isDeputy(claimer) && claimer.status !== 'active')
    return refusePrivately(context, 'deputy-not-active', {});
  const moved = moveClue(clue, await moveFor(context, clue, claimer), { claimedById: claimer.id });
  if (!moved.ok) return refuseSettled(context, clue);
  const saved = await saveClue(context.work, clue, moved.value, { action: 'clue.claimed' });
  await tellClaimed(context, saved, claimer);
}

/** What the office itself holds it may hand over to a deputy; a deputy's claim stands. */
async function moveFor(context: CommandContext, clue: Clue, claimer: Member): Promise<ClueMove> {
  const { actor, congress, work } = context;
  if (clue.claimedById === undefined || !actor.roles.includes('staff') || !isDeputy(claimer)) return 'claim';
  const [holder] = await findMembers(work.tx, { congressId: congress.id, id: clue.claimedById });
  return holder === undefined || isDeputy(holder) ? 'claim' : 'handOver';
}

function isDeputy({ roles }: Member): boolean {
  return roles.includes('deputy');
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
  await tellReporters(context, clue, {
    template: 'clues/told-claimed',
    more: { who: isDeputy(claimer) ? '有代表' : '代表工委' },
    but: [claimer.personId],
  });
}

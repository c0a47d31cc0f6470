import type { Call } from '../../chat/card-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { openShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import type { Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { tellMember } from '../speaking/tell.ts';
import { askForCommitment } from './ask-commitment.ts';
import { noteCommitments } from './note-commitments.ts';

/** 补承诺: what a unit promises after its reply, or what its reply left out. */
export async function addCommitment(context: CommandContext, call: Call<'commitment'>): Promise<void> {
  const open = () => unitMatters(context, ['answered', 'signed_off', 'issued']);
  const matters = await resolveTargets(context, call.targets, open, '补承诺');
  if (matters === undefined || (await refuseWithdrawn(context, matters))) return;
  const foreign = matters.find((matter) => openShare(context, matter) === undefined);
  if (foreign !== undefined)
    return refusePrivately(context, 'not-your-unit', {
      number: displayNumber(foreign.suggestion),
      word: '补承诺',
    });
  if (call.commitments.length === 0) return askForCommitment(context, matters);

  for (const matter of matters) {
    const share = openShare(context, matter);
    if (share === undefined) continue;
    await noteCommitments(context, share.assignment, call.commitments);
    await tellLead(context, call, { matter, unit: share.unit.name });
  }
  await answerAbout(context, { matters, numbersTyped: true }, 'commitments/added', {
    number: numbersOf(matters),
    what: wording(context, call),
  });
}

async function tellLead(
  context: CommandContext,
  call: Call<'commitment'>,
  { matter, unit }: { readonly matter: Matter; readonly unit: string },
): Promise<void> {
  const { suggestion, lead } = matter;
  await tellMember(context, lead, {
    class: 'notice',
    template: 'commitments/added-to-deputy',
    values: {
      deputy: lead.name,
      name: `${displayNumber(suggestion)}《${suggestion.title}》`,
      unit,
      what: wording(context, call),
    },
    subject: suggestion.id,
  });
}

/** 更换其余路灯(9月30日前) */
function wording(context: CommandContext, { commitments }: Call<'commitment'>): string {
  return commitments
    .map(({ matter, date }) =>
      date === undefined ? matter : `${matter}(${chineseDate(date, context.today)}前)`,
    )
    .join('、');
}

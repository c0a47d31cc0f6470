import type { Call } from '../../chat/card-call.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { insertProgressNote } from '../../storage/progress-notes.ts';
import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { silencesOf, unanswered } from './silences.ts';

/** 说明 of a unit that is in time: how far it has come. Staff hears of it when the bot had asked, else finds it by 查. */
export async function noteProgress(
  context: CommandContext,
  call: Call<'lateness'>,
  { matter, share }: { readonly matter: Matter; readonly share: Share },
): Promise<void> {
  const number = displayNumber(matter.suggestion);
  const { reason: content } = call;
  if (content === undefined) {
    const asked = { ...call, targets: targetsOf([matter.suggestion]) };
    const template = 'progress/please';
    return ask(context, { call: asked, field: 'reason', template, values: { number } });
  }
  const silence = (await silencesOf(context, [share])).get(share.assignment.id);
  const wasAsked = silence !== undefined && unanswered(silence).length > 0;

  await insertProgressNote(
    context.work,
    {
      congressId: context.congress.id,
      id: context.newId(),
      assignmentId: share.assignment.id,
      round: share.assignment.round,
      content,
      enteredAt: context.now,
      enteredById: context.actor.personId,
    },
    { action: 'progress.noted' },
  );
  const about = { matters: [matter], numbersTyped: call.targets.numbers.length > 0 };
  await answerAbout(context, about, 'progress/noted', { number });
  if (wasAsked) await tellStaff(context, { matter, share }, content);
}

async function tellStaff(
  context: CommandContext,
  { matter: { suggestion }, share }: { readonly matter: Matter; readonly share: Share },
  content: string,
): Promise<void> {
  for (const { address, group } of await staffPlaces(context)) {
    const hidden = isHiddenIn(suggestion, group, context.rules);
    await say(context, {
      to: address,
      class: 'notice',
      template: hidden ? 'progress/for-staff-number-only' : 'progress/for-staff',
      values: {
        name: nameFor(suggestion, group, context.rules),
        number: displayNumber(suggestion),
        unit: share.unit.name,
        content,
      },
      subject: suggestion.id,
    });
  }
}

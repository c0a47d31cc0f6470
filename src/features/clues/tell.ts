import { type Clue, clueNumber, clueTitle } from '../../domain/clues/clue.ts';
import type { CommandContext } from '../context.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say, type Values } from '../speaking/speak.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { tellMember } from '../speaking/tell.ts';
import { reportersOf } from './find.ts';
import { CLUE_CARD, CLUE_RECEIPT } from './report.ts';

/** What happened to a clue, and what is told beside its number. */
export interface Step {
  readonly template:
    'clues/told-claimed' | 'clues/told-suggestion' | 'clues/told-merged' | 'clues/told-passed-on';
  readonly more?: Values;
  /** Who did it or has it now: not told, since they know. */
  readonly but: readonly string[];
}

/** Tell whoever reported the clue what has become of it, each privately, under the name and the number of the own one. */
export async function tellReporters(context: CommandContext, clue: Clue, step: Step): Promise<void> {
  for (const { member, clues } of await reportersOf(context, clue)) {
    if (step.but.includes(member.personId)) continue;
    const own = {
      person: member.name,
      clue: clues.map(clueNumber).join('、'),
      body: clueTitle(clues[0] ?? clue),
    };
    await tellMember(context, member, {
      class: 'notice',
      template: step.template,
      values: { ...own, ...step.more },
      subject: clue.id,
    });
  }
}

/** What a deputy did with a clue is told to the office; its card has lost its use. */
export async function tellOfficeOf(
  context: CommandContext,
  clue: Clue,
  template: OfficeTemplate,
): Promise<void> {
  if (context.actor.roles.includes('staff')) return;
  for (const { address: to } of await staffPlaces(context))
    await say(context, {
      to,
      class: 'notice',
      template,
      values: { clue: clueNumber(clue), body: clueTitle(clue), person: context.actor.name },
      subject: clue.id,
    });
}

type OfficeTemplate = 'clues/to-staff-claimed' | 'clues/to-staff-suggestion';

/** The clue has left the pool: nothing is to be chosen on its cards any more. */
export async function settleClueCards(context: CommandContext, clue: Clue): Promise<void> {
  await settleCardsAbout(context, { subject: clue.id, kinds: [CLUE_CARD, CLUE_RECEIPT] });
}

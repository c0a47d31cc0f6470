import type { Call } from '../../chat/card-call.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import {
  type Hearing,
  type HearingConclusion,
  hearingOf,
  insertHearing,
  saveHearing,
} from '../../storage/hearings.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { decideRound, openRound } from '../second-round/open-round.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer, choice, say, showCard } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { newHearing, repliedMatters } from './arrange.ts';

type Result = Call<'hearingResult'>;

/** 议政会结论: the deputy is content and the matter closes, or it goes to the units once more. */
export async function concludeHearing(context: CommandContext, call: Result): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => repliedMatters(context), '议政会结论');
  if (matter === undefined) return;
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  if (suggestion.state !== 'replied')
    return refusePrivately(context, 'round-not-replied', { number, state: stateName(suggestion.state) });
  if (call.conclusion === undefined) return askConclusion(context, call, matter);
  if (call.conclusion === 'satisfied') return satisfied(context, call, matter);

  const decided = await decideRound(context, matter, { due: call.due, heard: true });
  if (decided === undefined) return;
  await store(context, call, matter, 'second_round');
  await openRound(context, matter, { ...decided, demand: call.demand });
}

async function askConclusion(context: CommandContext, call: Result, { suggestion }: Matter): Promise<void> {
  const said = { ...call, targets: targetsOf([suggestion]) };
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'hearings/which-conclusion',
    values: { number: displayNumber(suggestion) },
    kind: 'confirm',
    subject: suggestion.id,
    answerableBy: [context.actor.personId],
    choices: [
      choice('满意', { ...said, conclusion: 'satisfied' }, { confirmed: true }),
      choice('二次交办', { ...said, conclusion: 'second_round' }, { confirmed: true }),
    ],
  });
}

async function satisfied(context: CommandContext, call: Result, matter: Matter): Promise<void> {
  const { suggestion, lead, shares } = matter;
  await store(context, call, matter, 'satisfied');
  const moved = moveSuggestion(suggestion, 'close', { closedOn: context.today });
  if (!moved.ok) return;
  await saveSuggestion(context.work, suggestion, moved.value, { action: 'suggestion.closed' });
  await settleCardsAbout(context, { subject: suggestion.id, kinds: ['rating'] });
  await answer({ ...context, subject: suggestion.id }, 'hearings/satisfied', {
    number: displayNumber(suggestion),
  });
  const told = { class: 'notice', subject: suggestion.id } as const;
  await tellMember(context, lead, {
    ...told,
    template: 'hearings/satisfied-deputy',
    values: { deputy: lead.name, name: `${displayNumber(suggestion)}《${suggestion.title}》` },
  });
  for (const { unit } of shares) {
    for (const place of await unitPlaces(context, unit.id)) {
      const name = nameFor(suggestion, place.group, context.rules);
      await say(context, {
        ...told,
        to: place.address,
        template: 'hearings/satisfied-unit',
        values: { unit: unit.name, name },
      });
    }
  }
}

/** A hearing that nobody arranged here was held all the same. */
async function store(
  context: CommandContext,
  { demand }: Result,
  { suggestion }: Matter,
  conclusion: HearingConclusion,
): Promise<void> {
  const concluded: Partial<Hearing> = {
    conclusion,
    concludedAt: context.now,
    concludedById: context.actor.personId,
    ...(demand === undefined ? {} : { demand }),
  };
  const before = await hearingOf(context.work.tx, suggestion);
  const entry = { action: 'hearing.concluded' };
  if (before === undefined)
    return insertHearing(context.work, newHearing(context, suggestion, concluded), entry);
  await saveHearing(context.work, before, { ...before, ...concluded }, entry);
}

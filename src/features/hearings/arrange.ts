import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { type Hearing, hearingOf, insertHearing, saveHearing } from '../../storage/hearings.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { valuesOf } from './words.ts';

/** Deputy and units can meet while the units have the matter and after they have replied. */
const MEETABLE: readonly SuggestionState[] = ['assigned', 'reopened', 'replied', 'closed'];

/** 面对面: arrange a hearing, or change the one that is arranged; deputies and units are invited when the day is known. */
export async function arrangeHearing(context: CommandContext, call: Call<'hearing'>): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => repliedMatters(context), '面对面');
  if (matter === undefined) return;
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  if (!MEETABLE.includes(suggestion.state))
    return refusePrivately(context, 'hearing-not-now', { number, state: stateName(suggestion.state) });

  const hearing = await store(context, matter, call);
  const { heldOn } = hearing;
  const invites = heldOn !== undefined && heldOn >= context.today;
  if (invites) await invite(context, matter, hearing);
  const template = !invites ? (heldOn === undefined ? 'when' : 'past') : 'arranged';
  await answer({ ...context, subject: suggestion.id }, `hearings/${template}`, {
    number,
    ...valuesOf(context, hearing),
  });
}

/** Replied matters: what 面对面 means without a number. */
export async function repliedMatters(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, { state: 'replied' });
  return loadMatters(context, rows);
}

/** What was not said again stays as it was arranged before. */
async function store(
  context: CommandContext,
  { suggestion }: Matter,
  call: Call<'hearing'>,
): Promise<Hearing> {
  const before = await hearingOf(context.work.tx, suggestion);
  const said = {
    ...(call.date === undefined ? {} : { heldOn: call.date }),
    ...(call.time === undefined ? {} : { heldTime: call.time }),
    ...(call.place === undefined ? {} : { place: call.place }),
  };
  if (before !== undefined && before.conclusion === undefined) {
    const next = { ...before, ...said };
    await saveHearing(context.work, before, next, { action: 'hearing.changed' });
    return next;
  }
  const hearing = newHearing(context, suggestion, said);
  await insertHearing(context.work, hearing, { action: 'hearing.arranged' });
  return hearing;
}

/** A hearing of the suggestion's present round. */
export function newHearing(
  context: CommandContext,
  { id, round }: Matter['suggestion'],
  said: Partial<Hearing>,
): Hearing {
  return {
    kind: 'face_to_face',
    version: 1,
    ...said,
    congressId: context.congress.id,
    id: context.newId(),
    suggestionId: id,
    round,
    enteredAt: context.now,
    enteredById: context.actor.personId,
  };
}

/** The deputies privately, the units in their groups; what the deputy thought of the reply is not said. */
async function invite(context: CommandContext, matter: Matter, hearing: Hearing): Promise<void> {
  const { suggestion, lead, cosigners, shares } = matter;
  const told = { class: 'notice', subject: suggestion.id } as const;
  const values = valuesOf(context, hearing);
  for (const deputy of [lead, ...cosigners]) {
    await tellMember(context, deputy, {
      ...told,
      template: 'hearings/invite-deputy',
      values: {
        ...values,
        deputy: deputy.name,
        name: `${displayNumber(suggestion)}《${suggestion.title}》`,
        units: shares.map(({ unit }) => unit.name).join('、'),
      },
    });
  }
  for (const { unit } of shares) {
    for (const place of await unitPlaces(context, unit.id)) {
      await say(context, {
        ...told,
        to: place.address,
        template: 'hearings/invite-unit',
        values: { ...values, unit: unit.name, name: nameFor(suggestion, place.group, context.rules) },
      });
    }
  }
}

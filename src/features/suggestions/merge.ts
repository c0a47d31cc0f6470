import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext, Room } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { tellMember } from '../speaking/tell.ts';

/** What goes on can take another in; what is answered or over cannot. */
const TAKES_IN: readonly SuggestionState[] = ['submitted', 'in_review', 'registered', 'assigned', 'reopened'];

/** The matter that others are merged into; undefined after a refusal. */
export async function mergeTarget(
  context: CommandContext,
  { into }: Call<'review'>,
  matters: readonly Matter[],
): Promise<Matter | undefined> {
  if (into === undefined) return undefined;
  const targets = { numbers: [into], all: false, except: [] };
  const target = await resolveOne(context, targets, () => Promise.resolve([]), '并入');
  if (target === undefined) return undefined;
  const { suggestion } = target;
  const number = displayNumber(suggestion);
  if (matters.some((matter) => matter.suggestion.id === suggestion.id))
    await refusePrivately(context, 'merge-into-itself', { number });
  else if (!TAKES_IN.includes(suggestion.state))
    await refusePrivately(context, 'merge-into-ended', { number, state: stateName(suggestion.state) });
  else return target;
  return undefined;
}

/** 并案: one handling for both; the deputies of either get the reply and rate it (内容相同可并案办理、分别答复). */
export async function merge(context: CommandContext, matter: Matter, into: Matter): Promise<void> {
  const { suggestion } = matter;
  const moved = moveSuggestion(suggestion, 'merge', { mergedIntoId: into.suggestion.id });
  if (!moved.ok) throw new Error(`suggestion ${suggestion.id} was merged in state ${moved.refusal.state}`);
  const saved = await saveSuggestion(context.work, suggestion, moved.value, { action: 'suggestion.merged' });
  for (const deputy of [matter.lead, ...matter.cosigners]) {
    await tellMember(context, deputy, {
      class: 'notice',
      template: 'review/merged',
      values: {
        deputy: deputy.name,
        name: nameFor(saved, undefined, context.rules),
        into: displayNumber(into.suggestion),
      },
      subject: saved.id,
    });
  }
}

/** The matters that were merged into one, also those merged into these: their deputies get the reply as well. */
export async function mergedInto(room: Room, suggestionId: string): Promise<Matter[]> {
  const found: Matter[] = [];
  let ids = [suggestionId];
  while (ids.length > 0) {
    const rows = await findSuggestions(room.work.tx, room.congress.id, {
      mergedIntoId: { in: ids },
      state: 'merged',
    });
    found.push(...(await loadMatters(room, rows)));
    ids = rows.map(({ id }) => id);
  }
  return found;
}

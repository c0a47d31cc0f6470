import type { AnyCall } from '../../chat/card-call.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { SUPERVISED_STATES } from '../../domain/supervision/order.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { inTurn } from '../../storage/in-turn.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { openShare } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { mattersMeant } from '../matters/targets.ts';

/** Whether what is said in a group is about the same as the open question: its matter, or the word alone once more. */
export async function isAboutSame(context: CommandContext, said: AnyCall, asked: AnyCall): Promise<boolean> {
  const quoted = context.subject === undefined ? [] : [context.subject];
  const named = [...(await namedBy(context, said)), ...quoted];
  if (named.length === 0) return wordOf(said) === wordOf(asked);
  const open = await namedBy(context, asked);
  return named.some((each) => open.includes(each));
}

/** Whether the state of what was asked about still admits it; it may have been settled in another way meanwhile. */
export async function isStillOpen(context: CommandContext, asked: AnyCall): Promise<boolean> {
  const matters = await mattersOf(context, asked);
  return matters.every((matter) => admits(context, asked, matter));
}

function admits(context: CommandContext, { name }: AnyCall, matter: Matter): boolean {
  const { suggestion } = matter;
  switch (name) {
    case 'review':
      return moveSuggestion(suggestion, 'decline').ok;
    case 'amendDraft':
      return moveSuggestion(suggestion, 'edit').ok;
    case 'toOrdinary':
      return suggestion.kind === 'fast_track';
    case 'supervise':
      return SUPERVISED_STATES.includes(suggestion.state);
    case 'withdraw':
      return moveSuggestion(suggestion, 'withdraw').ok;
    case 'requestReturn': {
      const share = openShare(context, matter);
      return share !== undefined && moveAssignment(share.assignment, 'requestReturn').ok;
    }
    case 'extend': {
      const state = openShare(context, matter)?.assignment.state;
      return state !== undefined && state !== 'answered';
    }
    default:
      return true;
  }
}

/** What a call names by itself: ids of suggestions, an order (单7), a clue (线12). */
async function namedBy(context: CommandContext, call: AnyCall): Promise<string[]> {
  const ids = (await mattersOf(context, call)).map(({ suggestion }) => suggestion.id);
  const order = 'order' in call ? call.order : undefined;
  const clue = 'clue' in call ? call.clue : undefined;
  return [
    ...ids,
    ...(order === undefined ? [] : [`order ${String(order.serial)}`]),
    ...(clue === undefined ? [] : [typeof clue === 'string' ? clue : `clue ${String(clue.serial)}`]),
  ];
}

async function mattersOf(context: CommandContext, call: AnyCall): Promise<readonly Matter[]> {
  if ('targets' in call)
    return (await inTurn(call.targets.numbers, (ref) => mattersMeant(context, ref))).flat();
  if (!('suggestion' in call) || typeof call.suggestion !== 'string') return [];
  const rows = await findSuggestions(context.work.tx, context.congress.id, { id: call.suggestion });
  return loadMatters(context, rows);
}

/** The guided questions write a suggestion. */
function wordOf({ name }: AnyCall): AnyCall['name'] {
  return name === 'writeBySteps' ? 'submit' : name;
}

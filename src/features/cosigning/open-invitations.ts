import type { CosignerState } from '../../domain/cosigning/cosigner.ts';
import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { findCosigners } from '../../storage/cosigners.ts';
import type { Member } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter, seenBy } from '../matters/matter.ts';

/** A part that the speaker may have in a matter, and the states in which the word can act on it. */
interface Meant {
  readonly part: CosignerState | 'none';
  readonly states: readonly SuggestionState[];
}

/** What a bare 附议 may mean, best first: what was asked of the deputy, what others were asked, a change of mind. */
const TO_JOIN: readonly Meant[] = [
  { part: 'invited', states: ['cosigning'] },
  { part: 'none', states: ['cosigning'] },
  { part: 'declined', states: ['cosigning'] },
];

/** What a bare 不附议 may mean: an open invitation, else what the deputy has joined, else what is not reviewed yet. */
const TO_LEAVE: readonly Meant[] = [
  { part: 'invited', states: ['cosigning'] },
  { part: 'agreed', states: ['cosigning'] },
  { part: 'agreed', states: ['submitted', 'revision_requested'] },
];

/**
 * The suggestions that are being joined, here or anywhere, and that the speaker has not joined yet. Without any, the
 * newest that the word must mean all the same, so that its answer says why it changes nothing: joined already, led by
 * the speaker, or an invitation that came to its end.
 */
export async function mattersMeantToJoin(
  context: CommandContext,
  deputy: Member,
): Promise<readonly Matter[]> {
  const open = await best(context, deputy, TO_JOIN);
  return open.length > 0 ? open : spentInvitations(context, deputy);
}

async function spentInvitations(context: CommandContext, deputy: Member): Promise<readonly Matter[]> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const part = { some: { deputyId: deputy.id, state: { in: ['invited', 'agreed'] } } };
  const own = { OR: [{ leadDeputyId: deputy.id }, { cosigners: part }] };
  const running = await findSuggestions(tx, congressId, { ...own, state: 'cosigning' });
  const invited = { some: { deputyId: deputy.id, state: 'invited' } };
  const over = await findSuggestions(tx, congressId, {
    cosigners: invited,
    state: { in: ['submitted', 'in_review'] },
  });
  const here = (await loadMatters(context, [...over, ...running])).filter((each) =>
    isOfThisChat(context, each),
  );
  return here.slice(-1);
}

export async function mattersToLeave(context: CommandContext, deputy: Member): Promise<readonly Matter[]> {
  return best(context, deputy, TO_LEAVE);
}

async function best(
  context: CommandContext,
  deputy: Member,
  meant: readonly Meant[],
): Promise<readonly Matter[]> {
  const { tx } = context.work;
  const rows = await findSuggestions(tx, context.congress.id, {
    state: { in: meant.flatMap(({ states }) => [...states]) },
    leadDeputyId: { not: deputy.id },
  });
  const matters = (await loadMatters(context, rows)).filter(
    (matter) => seenBy(context.actor, matter) !== 'none' && isOfThisChat(context, matter),
  );
  const own = await findCosigners(tx, context.congress.id, { deputyId: deputy.id });
  const partIn = ({ suggestion }: Matter): Meant['part'] =>
    own.find(({ suggestionId }) => suggestionId === suggestion.id)?.state ?? 'none';
  const found = meant.map(({ part, states }) =>
    matters.filter((matter) => partIn(matter) === part && states.includes(matter.suggestion.state)),
  );
  return found.find((some) => some.length > 0) ?? [];
}

/** In a team's group the suggestions of that team are meant. */
function isOfThisChat({ place }: CommandContext, { lead, suggestion }: Matter): boolean {
  const { group } = place;
  if (group === undefined) return true;
  if (suggestion.confidential) return false;
  return group.team === undefined || group.team === lead.team;
}

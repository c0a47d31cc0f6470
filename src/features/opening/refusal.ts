import type { CommandContext } from '../context.ts';
import { assertNever } from '../../domain/result.ts';
import { votablePolls, votingWords } from '../polls/find-poll.ts';
import { ratableMatters, ratingWords } from '../satisfaction/ratable.ts';
import { type OpenCard, openCards } from '../../storage/cards.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { wasSettledByOthers } from '../suggestions/withdrawal-questions.ts';

/** Why nothing was done before any use case began. */
export type RoutingRefusal =
  | { readonly code: 'role'; readonly entry: WordEntry; readonly word: string }
  | { readonly code: 'unavailable'; readonly entry: WordEntry | undefined }
  | { readonly code: 'unknown'; readonly nearest: readonly string[] }
  | {
      readonly code: 'choice';
      readonly why: 'not_shown' | 'not_yours' | 'settled' | 'no_card' | 'several' | 'ordinal' | 'poll_over';
      readonly choice: string;
      readonly number?: string;
    }
  | { readonly code: 'nothing-kept' };

interface WordEntry {
  readonly key: string;
  readonly words: readonly string[];
  readonly roles: readonly string[];
}

const WHO: Readonly<Record<string, string>> = {
  deputy: '人大代表',
  councillor: '议政代表',
  handler: '承办单位',
  unit_leader: '承办单位',
  coordinator: '政府办等协调单位',
  staff: '代表工委',
  reviewer: '审核同志',
  supervisor: '督办同志',
  leader: '领导',
};

const CHOICE = {
  not_shown: 'choice-not-shown',
  not_yours: 'choice-not-yours',
  settled: 'choice-settled',
  no_card: 'choice-no-card',
  several: 'choice-several',
  ordinal: 'choice-ordinal',
  poll_over: 'choice-poll-over',
} as const;

/** In a group hints for mistyped words are rationed: one in ten minutes for all (commands.md rule 3). */
const HINT_EVERY_MS = 10 * 60 * 1000;

export async function refuseRouting(context: CommandContext, why: RoutingRefusal): Promise<void> {
  switch (why.code) {
    case 'role':
      if (why.entry.key === 'undo' && context.actor.unitIds.length > 0)
        return refusePrivately(context, 'undo-by-unit', {});
      if (isConsent(why.entry) && (await wasSettledByOthers(context)))
        return refusePrivately(context, 'withdrawal-over', {});
      if (why.entry.key === 'submit' && context.actor.roles.includes('councillor'))
        return refusePrivately(context, 'submit-by-councillor', {});
      return refusePrivately(context, 'role', {
        word: why.word,
        who: whoMay(why.entry),
      });
    case 'unavailable':
      return refuseUnavailable(context, why.entry?.words[0] ?? '这一步');
    case 'unknown':
      return hint(context, why.nearest);
    case 'choice':
      return refuseChoice(context, why);
    case 'nothing-kept':
      return refusePrivately(context, 'nothing-kept', {});
    default:
      return assertNever(why);
  }
}

/** A word that does nothing yet: others turn to the 代表工委, which itself goes on in its ledger. */
export function refuseUnavailable(context: CommandContext, word: string): Promise<void> {
  const staff = context.actor.roles.includes('staff');
  return refusePrivately(context, staff ? 'unavailable-for-staff' : 'unavailable', { word });
}

/** 承办单位、代表工委: who may use a word. */
export function whoMay({ roles }: WordEntry): string {
  return [...new Set(roles.map((role) => WHO[role] ?? role))].join('、');
}

function isConsent({ key }: WordEntry): boolean {
  return key === 'agree' || key === 'disagree';
}

type ChoiceRefusal = Extract<RoutingRefusal, { readonly code: 'choice' }>;

/** Of ratings and polls the very words are told: which of them wait, and which numbers there are. */
async function refuseChoice(
  context: CommandContext,
  { why, choice, number = '' }: ChoiceRefusal,
): Promise<void> {
  if (why === 'several' && (await refuseSeveral(context, choice))) return;
  if (why !== 'not_yours' && why !== 'settled' && (await answersRating(context, choice)))
    return refusePrivately(context, 'choice-not-a-grade', { choice });
  return refusePrivately(context, CHOICE[why], { choice, number });
}

/** Tell the words for each of several ratings and polls that numbers may have been meant for; false without any. */
async function refuseSeveral(context: CommandContext, choice: string): Promise<boolean> {
  const polls = await votablePolls(context);
  const matters = /^[123](?: [123])?$/u.test(choice) ? await ratableMatters(context) : [];
  if (polls.length + matters.length === 0) return false;
  const rating = matters.length === 0 ? [] : [ratingWords(context, matters, choice)];
  const voting = polls.length === 0 ? [] : [votingWords(context, polls, choice)];
  const words = [...rating, ...voting].join('\n');
  await refusePrivately(context, polls.length === 0 ? 'rate-which' : 'numbers-which', { words });
  return true;
}

/**
 * Whether it was meant for a rating: two numbers answer an open rating, one number the newest open card
 * (commands.md rule 2).
 */
async function answersRating(context: CommandContext, choice: string): Promise<boolean> {
  if (context.place.group !== undefined || !/^\d+(?: \d+)*$/u.test(choice)) return false;
  const { personId } = context.actor;
  const cards = await openCards(context.work.tx, context.place.address, personId, context.now);
  const shown = cards.filter((card) => card.choices.length > 0);
  return choice.includes(' ') ? shown.some(isRating) : shown.slice(0, 1).some(isRating);
}

function isRating({ kind }: OpenCard): boolean {
  return kind === 'rating';
}

async function hint(context: CommandContext, nearest: readonly string[]): Promise<void> {
  const { group } = context.place;
  if (group !== undefined && (await wasHinted(context, group.id))) return;
  const counted = group === undefined ? context : { ...context, cause: `hint:${group.id}:${context.cause}` };
  const [first] = nearest;
  if (first === undefined) await refusePrivately(counted, 'unknown-anything', {});
  else await refusePrivately(counted, 'unknown', { nearest: nearest.slice(0, 2).join('」或「') });
}

/** Whether somebody in the group, whoever it was, had a hint in the last ten minutes. */
async function wasHinted(context: CommandContext, groupId: string): Promise<boolean> {
  const since = new Date(context.now.getTime() - HINT_EVERY_MS);
  const hints = await context.work.tx.outboxMessage.count({
    where: { dedupeKey: { startsWith: `hint:${groupId}:` }, createdAt: { gt: since } },
  });
  return hints > 0;
}

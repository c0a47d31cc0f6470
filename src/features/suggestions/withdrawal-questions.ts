import { lastClosedCard, type StoredChoice } from '../../storage/cards.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { choice, showCard } from '../speaking/speak.ts';
import { showMember } from '../speaking/tell.ts';

/** The kind of the cards by which a withdrawal is agreed to. */
export const WITHDRAWAL = 'withdrawal';

/** Whether the speaker was asked here about a withdrawal that others have settled since. */
export async function wasSettledByOthers(context: CommandContext): Promise<boolean> {
  const { work, congress, place, actor } = context;
  const who = { personId: actor.personId, kind: WITHDRAWAL };
  const card = await lastClosedCard(work.tx, place.address, who);
  if (card?.subject === undefined) return false;
  const [suggestion] = await findSuggestions(work.tx, congress.id, { id: card.subject });
  return suggestion?.withdrawalAskedAt === undefined || suggestion.state === 'withdrawn';
}

/** Ask all who have joined, each privately (联名的须全体一致). */
export async function askCosigners(context: CommandContext, matter: Matter): Promise<void> {
  const { suggestion, lead, cosigners } = matter;
  await settleCardsAbout(context, { subject: suggestion.id, kinds: [WITHDRAWAL] });
  for (const deputy of cosigners) {
    await showMember(context, deputy, {
      class: 'notice',
      template: 'suggestions/agree-withdrawal',
      values: {
        deputy: deputy.name,
        lead: lead.name,
        name: nameFor(suggestion, undefined, context.rules),
        reason: suggestion.withdrawalReason ?? '未写',
      },
      subject: suggestion.id,
      kind: WITHDRAWAL,
      choices: yesOrNo('agreeWithdrawal', suggestion.id),
    });
  }
}

/** Where the rules want the office's approval, the office decides. */
export async function askStaff(context: CommandContext, { suggestion, lead }: Matter): Promise<void> {
  await settleCardsAbout(context, { subject: suggestion.id, kinds: [WITHDRAWAL] });
  for (const place of await staffPlaces(context)) {
    await showCard(context, {
      to: place.address,
      class: 'notice',
      template: 'suggestions/decide-withdrawal',
      values: {
        lead: lead.name,
        name: nameFor(suggestion, place.group, context.rules),
        reason: suggestion.withdrawalReason ?? '未写',
      },
      subject: suggestion.id,
      kind: WITHDRAWAL,
      choices: yesOrNo('decideWithdrawal', suggestion.id),
    });
  }
}

function yesOrNo(name: 'agreeWithdrawal' | 'decideWithdrawal', suggestion: string): StoredChoice[] {
  return [true, false].map((agree) =>
    choice(agree ? '同意' : '不同意', { name, suggestion, agree }, { confirmed: true }),
  );
}

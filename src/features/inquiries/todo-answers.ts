import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { nextWithdrawalStep } from '../../domain/suggestion/withdrawal.ts';
import { findCosigners } from '../../storage/cosigners.ts';
import { inTurn } from '../../storage/in-turn.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { deputyIds } from './open-matters.ts';

/** What others wait for a deputy to say, with the word that says it. */
export interface Awaited {
  readonly kind: 'cosign' | 'withdrawal' | 'intent';
  readonly matter: Matter;
}

/** Invitations to join, withdrawals to agree to, and notes of a first talk to be confirmed (本意确认). */
export async function awaitedAnswers(context: CommandContext): Promise<Awaited[]> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const deputies = deputyIds(context);
  const parts = await findCosigners(tx, congressId, { deputyId: { in: deputies } });
  const idsOf = (state: string): string[] =>
    parts
      .filter((part) => part.state === state && part.withdrawalAgreedAt === undefined)
      .map(({ suggestionId }) => suggestionId);
  const invited = await findSuggestions(tx, congressId, { id: { in: idsOf('invited') }, state: 'cosigning' });
  const leaving = await findSuggestions(tx, congressId, {
    id: { in: idsOf('agreed') },
    state: { not: 'withdrawn' },
    withdrawalAskedAt: { not: null },
  });
  const noted = await findSuggestions(tx, congressId, {
    leadDeputyId: { in: deputies },
    state: { in: ['assigned', 'reopened'] },
    assignments: { some: { contacts: { some: UNCONFIRMED } } },
  });
  return [
    ...(await awaited(context, 'cosign', invited)),
    ...(await awaited(context, 'withdrawal', await askingCosigners(context, leaving))),
    ...(await awaited(context, 'intent', noted)),
  ];
}

/** A first talk that the lead deputy has said nothing about. */
const UNCONFIRMED = {
  stage: 'before',
  summary: { not: '' },
  confirmedAt: null,
  objection: null,
  onBehalf: false,
} as const;

/** Of suggestions that are to be withdrawn those whose co-signers have to agree by the rules. */
async function askingCosigners(
  context: CommandContext,
  leaving: readonly Suggestion[],
): Promise<Suggestion[]> {
  const asked = await inTurn(leaving, async (suggestion) => {
    const step = nextWithdrawalStep(suggestion, 1, await rulesOfMatter(context, suggestion));
    return step.ok && step.value === 'cosigners';
  });
  return leaving.filter((_, index) => asked[index] === true);
}

async function awaited(
  context: CommandContext,
  kind: Awaited['kind'],
  suggestions: readonly Suggestion[],
): Promise<Awaited[]> {
  return (await loadMatters(context, suggestions)).map((matter) => ({ kind, matter }));
}

/** 拟12《…》 张明代表请您附议 */
export function awaitedLine(context: CommandContext, { kind, matter }: Awaited): string {
  const { suggestion, lead } = matter;
  return context.texts.render(`inquiries/todo-awaited.${kind}`, {
    name: `${displayNumber(suggestion)}《${suggestion.title}》`,
    lead: lead.name,
  });
}

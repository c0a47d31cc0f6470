import type { AnyCall } from '../../chat/card-call.ts';
import { corrected } from '../../chat/reading/corrected.ts';
import { correctionIn } from '../../chat/reading/corrections.ts';
import { passage } from '../../chat/reading/fold.ts';
import { lexiconOf } from '../../chat/reading/lexicon.ts';
import { readSuggestion } from '../../chat/reading/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { draftInMind } from './draft-in-mind.ts';
import { addedTo } from './which-suggestion.ts';

/** A call that is no word: what was said may belong to a draft. */
interface Said {
  readonly call: AnyCall;
  readonly spoken: string;
  readonly marked: boolean;
}

/**
 * What corrects the draft that the bot spoke of just now, in the direct chat (不是东风路,是东湖路; 删掉第二条).
 */
export async function correctionOfDraft(
  context: CommandContext,
  { call, spoken, marked }: Said,
): Promise<AnyCall | undefined> {
  const isSaid = call.name === 'unknown' || (call.name === 'submit' && call.prose === true);
  if (!isSaid || marked || context.place.group !== undefined) return undefined;
  const correction = correctionIn(passage(spoken));
  if (correction === undefined) return undefined;
  const draft = (await draftInMind(context))?.draft;
  if (draft === undefined) return undefined;
  const { id: suggestion, title, reason, advice } = draft;
  const now = corrected({ title, reason, advice }, correction);
  return now === undefined ? undefined : { name: 'amendDraft', suggestion, ...now };
}

/** What adds to a draft says as much; 什么时候能批 asks. */
const LEAST_ADDED = 6;
const ASKS = /[?？吗呢]|什么|怎么|多久|几时|何时|哪/u;

/**
 * What is no command and belongs to the draft: while a revision is asked for any text, however short (在青石村); right
 * after a draft was shown back a sentence that asks nothing (旁边那条沟也堵了).
 */
export async function revisionText(
  context: CommandContext,
  { call, spoken, marked }: Said,
): Promise<AnyCall | undefined> {
  const lead = deputyOf(context.actor);
  if (lead === undefined || marked || call.name !== 'unknown') return undefined;
  if ((await addedTo(context, spoken)) !== undefined) return added(context, spoken);
  if (call.nearest.length > 0) return undefined;
  const open = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId: lead.id,
    state: { in: ['draft', 'revision_requested'] },
  });
  const asked = open.at(-1)?.state === 'revision_requested';
  if (!asked && !(addsSomething(spoken) && (await draftInMind(context))?.last === true)) return undefined;
  return { ...added(context, spoken), anew: false };
}

function added(
  { table }: Pick<CommandContext, 'table'>,
  spoken: string,
): Extract<AnyCall, { name: 'submit' }> {
  return { name: 'submit', suggestion: readSuggestion(passage(spoken), lexiconOf(table)), prose: true };
}

function addsSomething(spoken: string): boolean {
  return spoken.replace(/[^\p{L}\p{N}]/gu, '').length >= LEAST_ADDED && !ASKS.test(spoken);
}

import type { Call } from '../../chat/card-call.ts';
import { assertNever } from '../../domain/result.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion, type SuggestionMove } from '../../domain/suggestion/transitions.ts';
import { insertReviewOpinion } from '../../storage/review-opinions.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { tellMember } from '../speaking/tell.ts';
import { askForReview } from './ask-review.ts';
import type { Reviewing } from './levels.ts';
import { merge } from './merge.ts';
import { register } from './register.ts';

interface Decided {
  readonly call: Call<'review'>;
  readonly matter: Matter;
  /** The other matter, when it is merged. */
  readonly into: Matter | undefined;
}

/** Do what was decided, keep the opinion, and tell those whom it concerns. */
export async function decideReview(
  context: CommandContext,
  reviewing: Reviewing,
  { call, matter, into }: Decided,
): Promise<void> {
  const { decision } = call;
  if (decision === undefined) return;
  await keepOpinion(context, reviewing, { call, matter, into });
  switch (decision) {
    case 'pass':
      return reviewing.isLast(matter)
        ? register(context, matter, isFastTrack(call) ? 'fast_track' : matter.suggestion.kind)
        : passOn(context, reviewing, matter);
    case 'revise':
      return sendBack(context, matter, call.remark ?? '');
    case 'decline':
    case 'letter':
      return decline(context, call, matter);
    case 'merge':
      return into === undefined ? undefined : merge(context, matter, into);
    default:
      return assertNever(decision);
  }
}

/** 通过 拟12 小微急: it is handled on the fast track from the start. */
function isFastTrack({ remark }: Call<'review'>): boolean {
  return remark?.trim().startsWith('小微急') === true;
}

async function keepOpinion(
  context: CommandContext,
  reviewing: Reviewing,
  { call, matter, into }: Decided,
): Promise<void> {
  const { suggestion } = matter;
  const merged = into === undefined ? undefined : `并入 ${displayNumber(into.suggestion)}`;
  const remark = [call.code, merged, call.remark].filter((part) => part !== undefined).join(' ');
  await insertReviewOpinion(
    context.work,
    {
      congressId: suggestion.congressId,
      id: context.newId(),
      suggestionId: suggestion.id,
      level: reviewing.levelOf(matter).level,
      decision: call.decision ?? 'pass',
      enteredAt: context.now,
      enteredById: context.actor.personId,
      ...(remark === '' ? {} : { remark }),
    },
    { action: 'review.given' },
  );
}

/** 本级通过: the next level is asked. */
async function passOn(context: CommandContext, reviewing: Reviewing, matter: Matter): Promise<void> {
  const { index } = reviewing.levelOf(matter);
  const saved = await move(context, matter, {
    move: 'passLevel',
    changes: { reviewLevel: index + 1 },
    action: 'suggestion.level_passed',
  });
  await askForReview(context, await loadMatter(context, saved));
}

async function sendBack(context: CommandContext, matter: Matter, remark: string): Promise<void> {
  const saved = await move(context, matter, {
    move: 'requestRevision',
    changes: { reviewRemark: remark },
    action: 'suggestion.revision_requested',
  });
  await tellMember(context, matter.lead, {
    class: 'notice',
    template: 'review/please-revise',
    values: { deputy: matter.lead.name, name: nameFor(saved, undefined, context.rules), remark },
    subject: saved.id,
  });
}

/** The lead deputy and all who have joined hear why (domain.md 1.7). */
async function decline(context: CommandContext, call: Call<'review'>, matter: Matter): Promise<void> {
  const letter = call.decision === 'letter';
  const saved = await move(context, matter, {
    move: letter ? 'convert' : 'decline',
    changes: {
      ...(call.code === undefined ? {} : { declineCode: call.code }),
      ...(call.remark === undefined ? {} : { reviewRemark: call.remark }),
    },
    action: letter ? 'suggestion.converted' : 'suggestion.declined',
  });
  for (const deputy of [matter.lead, ...matter.cosigners])
    await tellMember(context, deputy, {
      class: 'notice',
      template: letter ? 'review/converted' : 'review/declined',
      values: {
        deputy: deputy.name,
        name: nameFor(saved, undefined, context.rules),
        reason: reasonText(context, call),
      },
      subject: saved.id,
    });
}

/** What is told of a decision: the words of its code and what was written. */
export function reasonText(context: CommandContext, call: Call<'review'>): string {
  const listed = call.code === undefined ? undefined : context.rules.declineReasons[call.code];
  return [listed, call.remark].filter((part) => part !== undefined && part !== '').join(';') || '按审核意见';
}

async function move(
  context: CommandContext,
  { suggestion }: Matter,
  step: {
    readonly move: SuggestionMove;
    readonly changes: Parameters<typeof moveSuggestion>[2];
    readonly action: string;
  },
) {
  const moved = moveSuggestion(suggestion, step.move, step.changes);
  if (!moved.ok) throw new Error(`suggestion ${suggestion.id} was reviewed in state ${moved.refusal.state}`);
  return saveSuggestion(context.work, suggestion, moved.value, { action: step.action });
}

import type { Call } from '../../chat/card-call.ts';
import { assertNever } from '../../domain/result.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { ask, expectAnswer } from '../asking/ask.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { register } from './register.ts';

type Review = Call<'review'>;

/** 审核: pass, send back for revision, decline, or turn into a letter. 不宜 and bulk are confirmed. */
export async function review(context: CommandContext, call: Review): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => waiting(context), '审核');
  if (matters === undefined) return;
  const misfit = matters.find((matter) => !isWaiting(matter.suggestion));
  if (misfit !== undefined) return refuseState(context, misfit);
  if (call.decision === undefined)
    return refusePrivately(context, 'review-how', { number: displayNumber(first(matters)) });
  if (hasUnknownCode(context, call)) return refuseCode(context, call, matters);
  const lacking = whatIsLacking(call);
  if (lacking !== undefined)
    return refuseLacking(
      context,
      { ...call, targets: targetsOf(matters.map((each) => each.suggestion)) },
      lacking,
    );

  const irrevocable = call.decision === 'decline' || call.decision === 'letter';
  if (!context.confirmed && (irrevocable || matters.length > 1)) return confirmReview(context, call, matters);
  for (const matter of matters) await decide(context, call, matter);
  await closeReviewCards(context, matters);
  await answerOnce(context, call, matters);
}

/** 退改 or 不宜 was pressed on the card: say what to write. */
export async function askReviewDetail(
  context: CommandContext,
  call: Call<'askRevision' | 'askDecline'>,
): Promise<void> {
  const [suggestion] = await findSuggestions(context.work.tx, context.congress.id, { id: call.suggestion });
  if (suggestion === undefined || !isWaiting(suggestion))
    return refusePrivately(context, 'already-reviewed', {});
  const decision = call.name === 'askRevision' ? 'revise' : 'decline';
  await askRemark(
    { ...context, subject: suggestion.id },
    { name: 'review', targets: targetsOf([suggestion]), decision },
    suggestion,
  );
}

async function askRemark(context: CommandContext, call: Review, suggestion: Suggestion): Promise<void> {
  await ask(context, {
    call,
    field: 'remark',
    template: call.decision === 'revise' ? 'review/how-to-revise' : 'review/how-to-decline',
    values: { number: displayNumber(suggestion) },
  });
}

/** Matters that wait for a reviewer. */
export async function waiting(context: CommandContext): Promise<Matter[]> {
  return loadMatters(
    context,
    await findSuggestions(context.work.tx, context.congress.id, {
      state: { in: ['submitted', 'in_review'] },
    }),
  );
}

function isWaiting(suggestion: Suggestion): boolean {
  return suggestion.state === 'submitted' || suggestion.state === 'in_review';
}

/** R99 must not be dropped in silence: the deputy would be told no reason at all. */
function hasUnknownCode(context: CommandContext, { decision, code }: Review): boolean {
  const declines = decision === 'decline' || decision === 'letter';
  return declines && code !== undefined && !Object.hasOwn(context.rules.declineReasons, code);
}

/** Say which codes there are; what else was said is kept, and the next sentence may bring the right one. */
async function refuseCode(
  context: CommandContext,
  { code, ...call }: Review,
  matters: readonly Matter[],
): Promise<void> {
  const suggestions = matters.map((matter) => matter.suggestion);
  await expectAnswer(context, { call: { ...call, targets: targetsOf(suggestions) }, field: 'remark' });
  await refusePrivately(context, 'decline-code-unknown', {
    number: displayNumber(first(matters)),
    code: code ?? '',
    codes: Object.entries(context.rules.declineReasons)
      .map(([known, reason]) => `${known} ${reason.split(/[,,、。]/u)[0] ?? reason}`)
      .join(';'),
  });
}

function whatIsLacking(call: Review): string | undefined {
  if (call.decision === 'revise' && call.remark === undefined) return 'revision-without-remark';
  if (call.decision === 'decline' && call.code === undefined && call.remark === undefined)
    return 'decline-without-code';
  if (call.decision === 'merge') return 'not-yet-available';
  return undefined;
}

/** Say what is missing; the next sentence in the direct chat is taken for it. */
async function refuseLacking(context: CommandContext, call: Review, lacking: string): Promise<void> {
  if (call.decision !== 'merge') await expectAnswer(context, { call, field: 'remark' });
  await refusePrivately(context, lacking, { number: call.targets.numbers[0]?.typed ?? '' });
}

async function refuseState(context: CommandContext, matter: Matter): Promise<void> {
  await refusePrivately(context, 'not-waiting-for-review', {
    number: displayNumber(matter.suggestion),
    state: stateName(matter.suggestion.state),
  });
}

async function confirmReview(
  context: CommandContext,
  call: Review,
  matters: readonly Matter[],
): Promise<void> {
  const [only] = matters;
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map((matter) => matter.suggestion)) },
    label: '确认',
    template: `review/confirm-${call.decision ?? 'pass'}`,
    values: { count: matters.length, numbers: numbersOf(matters), reason: reasonText(context, call) },
    ...(matters.length === 1 && only !== undefined ? { subject: only.suggestion.id } : {}),
  });
}

async function decide(context: CommandContext, call: Review, matter: Matter): Promise<void> {
  switch (call.decision) {
    case 'pass':
      return register(context, matter);
    case 'revise':
      return sendBack(context, matter, call.remark ?? '');
    case 'decline':
    case 'letter':
      return decline(context, call, matter);
    case 'merge':
    case undefined:
      return;
    default:
      return assertNever(call.decision);
  }
}

async function sendBack(context: CommandContext, matter: Matter, remark: string): Promise<void> {
  const moved = moveSuggestion(matter.suggestion, 'requestRevision', { reviewRemark: remark });
  if (!moved.ok) return refuseState(context, matter);
  const saved = await saveSuggestion(context.work, matter.suggestion, moved.value, {
    action: 'suggestion.revision_requested',
  });
  await tellMember(context, matter.lead, {
    class: 'notice',
    template: 'review/please-revise',
    values: { deputy: matter.lead.name, name: nameFor(saved, undefined, context.rules), remark },
    subject: saved.id,
  });
}

async function decline(context: CommandContext, call: Review, matter: Matter): Promise<void> {
  const letter = call.decision === 'letter';
  const moved = moveSuggestion(matter.suggestion, letter ? 'convert' : 'decline', {
    ...(call.code === undefined ? {} : { declineCode: call.code }),
    ...(call.remark === undefined ? {} : { reviewRemark: call.remark }),
  });
  if (!moved.ok) return refuseState(context, matter);
  const saved = await saveSuggestion(context.work, matter.suggestion, moved.value, {
    action: letter ? 'suggestion.converted' : 'suggestion.declined',
  });
  await tellMember(context, matter.lead, {
    class: 'notice',
    template: letter ? 'review/converted' : 'review/declined',
    values: {
      deputy: matter.lead.name,
      name: nameFor(saved, undefined, context.rules),
      reason: reasonText(context, call),
    },
    subject: saved.id,
  });
}

function reasonText(context: CommandContext, call: Review): string {
  const listed = call.code === undefined ? undefined : context.rules.declineReasons[call.code];
  return [listed, call.remark].filter((part) => part !== undefined && part !== '').join(';') || '按审核意见';
}

async function closeReviewCards(context: CommandContext, matters: readonly Matter[]): Promise<void> {
  for (const { suggestion } of matters) {
    await settleCardsAbout(context, { subject: suggestion.id, kinds: ['review'] });
  }
}

async function answerOnce(context: CommandContext, call: Review, matters: readonly Matter[]): Promise<void> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    id: { in: matters.map((matter) => matter.suggestion.id) },
  });
  const [only] = rows;
  const subject = rows.length === 1 ? only?.id : undefined;
  await answer(
    { ...context, ...(subject === undefined ? {} : { subject }) },
    `review/done-${call.decision ?? 'pass'}`,
    {
      count: rows.length,
      numbers: rows.map(displayNumber).join('、'),
    },
  );
}

function first(matters: readonly Matter[]): Suggestion {
  const [matter] = matters;
  if (matter === undefined) throw new Error('a resolved list of matters is never empty');
  return matter.suggestion;
}

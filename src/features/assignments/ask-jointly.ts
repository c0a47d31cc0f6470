import { type IssuePlan, withdrawJointIssue } from '../../domain/assignment/joint-issue.ts';
import { findJointIssues, insertJointIssue, saveJointIssue } from '../../storage/joint-issues.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { numbersOf } from '../matters/targets.ts';
import type { Recipient } from '../speaking/recipients.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer, choice, showCard } from '../speaking/speak.ts';
import type { Desk } from './joint-desks.ts';
import { jointRef } from './joint-ref.ts';
import { type Given, sharesWords, unitNames } from './plan.ts';

/** The kind of card that asks a coordinating office. */
export const JOINT_CARD = 'joint';

interface Planned extends Given {
  readonly plan: IssuePlan;
}

/** Keep what was commanded, and ask the offices that issue jointly; an earlier question about a matter is replaced. */
export async function askJointly(
  context: CommandContext,
  planned: readonly Planned[],
  desks: readonly Desk[],
): Promise<void> {
  await withdrawEarlier(context, planned);
  const ids: string[] = [];
  for (const { matter, plan } of planned) {
    const id = context.newId();
    ids.push(id);
    await insertJointIssue(
      context.work,
      {
        congressId: context.congress.id,
        id,
        suggestionId: matter.suggestion.id,
        state: 'pending',
        plan,
        askedAt: context.now,
        askedById: context.actor.personId,
        consents: desks.map(({ systemId }) => ({ systemId })),
      },
      { action: 'joint_issue.asked' },
    );
  }
  const systems = desks.map(({ name }) => name).join('、');
  for (const { places } of desks)
    for (const place of places) await showQuestion(context, planned, { place, systems, ids });

  await answer(about(context, planned), 'assignments/joint-asked', {
    numbers: numbersOf(planned.map(({ matter }) => matter)),
    systems,
    units: unitNames(planned),
  });
}

async function withdrawEarlier(context: CommandContext, planned: readonly Planned[]): Promise<void> {
  const ids = planned.map(({ matter }) => matter.suggestion.id);
  const where = { suggestionId: { in: ids }, state: 'pending' };
  for (const issue of await findJointIssues(context.work.tx, context.congress.id, where)) {
    const entry = { action: 'joint_issue.replaced' };
    await saveJointIssue(context.work, issue, withdrawJointIssue(issue, context.now), entry);
    await settleCardsAbout(context, { subject: issue.suggestionId, kinds: [JOINT_CARD] });
  }
}

async function showQuestion(
  context: CommandContext,
  planned: readonly Planned[],
  {
    place,
    systems,
    ids,
  }: { readonly place: Recipient; readonly systems: string; readonly ids: readonly string[] },
): Promise<void> {
  const refs = planned.map(({ matter }) => jointRef(matter.suggestion));
  const lines = planned.map(({ matter, shares }) =>
    context.texts.render('assignments/joint-line', {
      ref: jointRef(matter.suggestion).shown,
      name: nameFor(matter.suggestion, place.group, context.rules),
      units: sharesWords(context, shares),
    }),
  );
  const decide = { name: 'decide', refs: refs.map(({ ref }) => ref), joint: ids, reassignTo: [] } as const;
  const { subject } = about(context, planned);
  await showCard(context, {
    to: place.address,
    class: 'notice',
    template: 'assignments/joint-to-decide',
    values: { systems, count: planned.length, lines: lines.join('\n'), ref: refs[0]?.shown ?? '' },
    kind: JOINT_CARD,
    ...(subject === undefined ? {} : { subject }),
    choices: [choice('同意', { ...decide, agree: true }), choice('不同意', { ...decide, agree: false })],
  });
}

/** A message about one matter means it when it is quoted. */
function about(context: CommandContext, planned: readonly Planned[]): CommandContext {
  const [only] = planned;
  if (only === undefined || planned.length > 1) {
    const { subject: _quoted, ...rest } = context;
    return rest;
  }
  return { ...context, subject: only.matter.suggestion.id };
}

import type { Call } from '../../chat/card-call.ts';
import { answerJointIssue, awaited, type JointIssue } from '../../domain/assignment/joint-issue.ts';
import { listSystems } from '../../storage/enrolment.ts';
import { saveJointIssue } from '../../storage/joint-issues.ts';
import { listUnits } from '../../storage/roster.ts';
import type { PendingJoint } from '../approvals/joint.ts';
import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { numbersOf } from '../matters/targets.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer, say, type Values } from '../speaking/speak.ts';
import { JOINT_CARD } from './ask-jointly.ts';
import { issueOrders, type Order, type Share } from './issue.ts';
import { jointRef } from './joint-ref.ts';
import { type Given, issueOf, unitNames } from './plan.ts';
import { unreachedLine } from './tell-units.ts';

type Answered = Pick<PendingJoint, 'matter' | 'issue' | 'own'>;

/** 同意 or 不同意 of a coordinating office: the last 同意 issues the matters, one 不同意 gives them back to the office. */
export async function answerJointly(
  context: CommandContext,
  asked: readonly PendingJoint[],
  call: Pick<Call<'decide'>, 'agree' | 'reason'>,
): Promise<void> {
  if (!call.agree && call.reason === undefined) return askReason(context, asked);
  const answered: Answered[] = [];
  for (const each of asked) {
    const next = await noteAnswer(context, each, call);
    if (next === undefined) return refusePrivately(context, 'nothing-to-decide', {});
    answered.push({ ...each, issue: next });
  }
  const systems = await listSystems(context.work.tx, context.congress.id);
  const named: Named = (ids) => systems.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  if (!call.agree) return tellRefused(context, answered, { named, reason: call.reason ?? '' });
  await tellWaiting(context, answered, named);
  await issueAgreed(context, answered, named);
}

async function askReason(context: CommandContext, asked: readonly PendingJoint[]): Promise<void> {
  const matters = asked.map(({ matter }) => matter);
  const refs = matters.map(({ suggestion }) => jointRef(suggestion).ref);
  const joint = asked.map(({ issue }) => issue.id);
  await ask(context, {
    call: { name: 'decide', agree: false, refs, joint, reassignTo: [] },
    field: 'reason',
    template: 'assignments/joint-reason',
    values: { numbers: numbersOf(matters) },
  });
}

/** The joint issue after the answer; undefined when nobody waits for it any more. */
async function noteAnswer(
  context: CommandContext,
  { matter, issue, own }: PendingJoint,
  call: Pick<Call<'decide'>, 'agree' | 'reason'>,
): Promise<JointIssue | undefined> {
  const next = answerJointIssue(issue, {
    systemIds: own,
    agreed: call.agree,
    at: context.now,
    byId: context.actor.personId,
    ...(call.reason === undefined ? {} : { remark: call.reason }),
  });
  if (!next.ok) return undefined;
  const entry = { action: call.agree ? 'joint_issue.agreed' : 'joint_issue.refused' };
  await saveJointIssue(context.work, issue, next.value, entry);
  if (next.value.state !== 'pending')
    await settleCardsAbout(context, { subject: matter.suggestion.id, kinds: [JOINT_CARD] });
  return next.value;
}

type Named = (ids: readonly string[]) => readonly string[];

async function tellRefused(
  context: CommandContext,
  answered: readonly Answered[],
  { named, reason }: { readonly named: Named; readonly reason: string },
): Promise<void> {
  const numbers = numbersOf(answered.map(({ matter }) => matter));
  const systems = named(systemsOf(answered, ({ own }) => own)).join('、');
  await answer(context, 'assignments/joint-refused', { numbers, reason });
  await tellStaff(context, answered, 'assignments/joint-refused-staff', { numbers, systems, reason });
}

async function tellWaiting(
  context: CommandContext,
  answered: readonly Answered[],
  named: Named,
): Promise<void> {
  const waiting = answered.filter(({ issue }) => issue.state === 'pending');
  if (waiting.length === 0) return;
  await answer(context, 'assignments/joint-waiting', {
    numbers: numbersOf(waiting.map(({ matter }) => matter)),
    systems: named(systemsOf(waiting, ({ issue }) => awaited(issue))).join('、'),
  });
}

/** Everybody agreed: it goes to the units as the office commanded, from today on. */
async function issueAgreed(
  context: CommandContext,
  answered: readonly Answered[],
  named: Named,
): Promise<void> {
  const agreed = answered.filter(({ issue }) => issue.state === 'issued');
  if (agreed.length === 0) return;
  const units = new Map(
    (await listUnits(context.work.tx, context.congress.id)).map((unit) => [unit.id, unit]),
  );
  const given = agreed.map(({ matter, issue }): Given & Order => {
    const shares = issue.plan.shares.map(({ unitId, role }): Share => {
      const unit = units.get(unitId);
      if (unit === undefined) throw new Error(`joint issue ${issue.id} names unit ${unitId}, which is gone`);
      return { unit, role };
    });
    return { matter, shares, issue: issueOf(issue.plan, shares, context.today) };
  });
  const systems = named(systemsOf(agreed, ({ issue }) => issue.consents.map(({ systemId }) => systemId)));
  const unreached = await issueOrders(context, given, systems);
  const values = {
    numbers: numbersOf(agreed.map(({ matter }) => matter)),
    systems: systems.join('、'),
    units: unitNames(given),
  };
  await answer(context, 'assignments/joint-issued', values);
  await tellStaff(context, agreed, 'assignments/joint-issued-staff', {
    ...values,
    unreached: unreachedLine(context, unreached),
  });
}

function systemsOf(answered: readonly Answered[], of: (each: Answered) => readonly string[]): string[] {
  return [...new Set(answered.flatMap(of))];
}

async function tellStaff(
  context: CommandContext,
  answered: readonly Answered[],
  template: string,
  values: Values,
): Promise<void> {
  const [only] = answered;
  const subject = answered.length === 1 ? only?.matter.suggestion.id : undefined;
  for (const { address: to } of await staffPlaces(context))
    await say(context, {
      to,
      class: 'notice',
      template,
      values,
      ...(subject === undefined ? {} : { subject }),
    });
}

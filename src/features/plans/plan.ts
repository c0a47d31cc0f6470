import type { Call } from '../../chat/card-call.ts';
import {
  joinedPlan,
  missingParts,
  PLAN_PARTS,
  type PlanText,
} from '../../domain/assignment/handling-plan.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findPlans, type HandlingPlan, insertPlan } from '../../storage/plans.ts';
import { present } from '../../storage/work.ts';
import { ask } from '../asking/ask.ts';
import { storeAttachments } from '../attachments.ts';
import { openShare, ownAnsweringMatters, refuseWithdrawn } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import type { Share } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { earlierFilesOfUnit } from '../suggestions/earlier-files.ts';
import { passOn, showDeploymentReceipt, withDeployment } from './deployment.ts';

type PlanCall = Call<'plan'>;

/** 方案: who leads, who does it, and by when (三定); what is missing is asked for afterwards. */
export async function plan(context: CommandContext, call: PlanCall): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => ownAnsweringMatters(context), '方案');
  if (matter === undefined) return;
  if (await refuseWithdrawn(context, [matter])) return;
  const number = displayNumber(matter.suggestion);
  const share = openShare(context, matter);
  if (share === undefined) return refusePrivately(context, 'not-your-unit', { number, word: '方案' });
  const tells = call.forDeployment === true || call.deployment !== undefined;
  const files = tells ? await filesOfDeployment(context) : [];
  const said = await withDeployment(context, call, files);
  if (said.forDeployment === true && said.deployment === undefined) {
    const asked = { ...call, targets: targetsOf([matter.suggestion]) };
    const values = { number };
    return ask(context, { call: asked, field: 'plan', template: 'handling/deployment-please', values });
  }
  if (saysNothing(said)) {
    const asked = { ...call, targets: targetsOf([matter.suggestion]) };
    return ask(context, { call: asked, field: 'plan', template: 'handling/plan-please', values: { number } });
  }

  await insertPlan(context.work, planOf(context, said, { share, files }), { action: 'plan.entered' });
  const { deployment } = said;
  if (deployment !== undefined) await passOn(context, { matter, share, files, deployment });
  if (said.forDeployment === true) return showDeploymentReceipt(context, matter);
  const joined = await planOfShare(context, share);
  const missing = missingParts(joined).map((part) => partName(context, part));
  await answerAbout(
    context,
    { matters: [matter], numbersTyped: call.targets.numbers.length > 0 },
    missing.length === 0 ? 'handling/plan-complete' : 'handling/plan-lacks',
    { number, lines: planWords(context, joined), missing: missing.join('、') },
  );
}

/** The plan of a share in its round as it stands now. */
export async function planOfShare(
  context: CommandContext,
  { assignment: { id: assignmentId, round } }: Share,
): Promise<PlanText> {
  return joinedPlan(await findPlans(context.work.tx, context.congress.id, { assignmentId, round }));
}

/** 领导张局长,人员王敏,时限8月底前;分三步办 */
export function planWords(context: CommandContext, plan: PlanText): string {
  const parts = PLAN_PARTS.flatMap((part) => {
    const said = plan[part];
    return said === undefined ? [] : [`${partName(context, part)}${said}`];
  }).join(',');
  return [parts, plan.content ?? ''].filter((words) => words !== '').join(';');
}

function partName(context: CommandContext, part: (typeof PLAN_PARTS)[number]): string {
  return context.texts.render(`handling/plan-part.${part}`, {});
}

function saysNothing({ leader, people, schedule, deployment, content }: PlanCall): boolean {
  return [leader, people, schedule, deployment, content].every((said) => said === undefined);
}

/** What came with the words, and what the unit sent alone just before. */
async function filesOfDeployment(context: CommandContext): Promise<string[]> {
  const earlier = await earlierFilesOfUnit(context);
  return [...context.files, ...earlier, ...(await storeAttachments(context))];
}

function planOf(
  context: CommandContext,
  call: PlanCall,
  { share: { assignment }, files }: { readonly share: Share; readonly files: readonly string[] },
): HandlingPlan {
  return {
    congressId: context.congress.id,
    id: context.newId(),
    assignmentId: assignment.id,
    round: assignment.round,
    content: call.content ?? '',
    enteredAt: context.now,
    enteredById: context.actor.personId,
    fileIds: files,
    ...present({
      leader: call.leader,
      people: call.people,
      schedule: call.schedule,
      deployment: call.deployment,
    }),
  };
}

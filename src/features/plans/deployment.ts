import type { Call } from '../../chat/card-call.ts';
import { findPlans } from '../../storage/plans.ts';
import { fileLabels } from '../../storage/replies.ts';
import type { CommandContext } from '../context.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say, sendFile } from '../speaking/speak.ts';

type PlanCall = Call<'plan'>;

/** The assignments whose unit has told how the work was arranged (部署记录). */
export async function deploymentsOf(
  context: CommandContext,
  matters: readonly Matter[],
): Promise<ReadonlySet<string>> {
  const ids = matters.flatMap(({ shares }) => shares.map(({ assignment }) => assignment.id));
  const plans = await findPlans(context.work.tx, context.congress.id, {
    assignmentId: { in: ids },
    deployment: { not: null },
  });
  return new Set(plans.map(({ assignmentId }) => assignmentId));
}

/** What the unit told last of how the work was arranged. */
export async function deploymentOf(
  context: CommandContext,
  { assignment: { id: assignmentId } }: Share,
): Promise<string | undefined> {
  const plans = await findPlans(context.work.tx, context.congress.id, {
    assignmentId,
    deployment: { not: null },
  });
  return plans.at(-1)?.deployment;
}

/** With the word 部署, what stands in no field is the deployment; a file alone is one too. */
export async function withDeployment(
  context: CommandContext,
  call: PlanCall,
  files: readonly string[],
): Promise<PlanCall> {
  if (call.forDeployment !== true) return call;
  const { content, ...rest } = call;
  const deployment = call.deployment ?? content ?? (await inFiles(context, files));
  return deployment === undefined ? rest : { ...rest, deployment };
}

async function inFiles(context: CommandContext, files: readonly string[]): Promise<string | undefined> {
  if (files.length === 0) return undefined;
  const labels = await fileLabels(context.work.tx, context.congress.id, files);
  const names = labels.map(({ name }) => name).join('、');
  return context.texts.render('handling/deployment-in-file', { files: names });
}

/** The office reads it, with its files. */
export async function passOn(
  context: CommandContext,
  {
    matter,
    share,
    files,
  }: { readonly matter: Matter; readonly share: Share; readonly files: readonly string[] },
  deployment: string,
): Promise<void> {
  const labels = await fileLabels(context.work.tx, context.congress.id, files);
  const told = { class: 'notice', subject: matter.suggestion.id } as const;
  for (const { address: to, group } of await staffPlaces(context)) {
    const hidden = isHiddenIn(matter.suggestion, group, context.rules);
    await say(context, {
      ...told,
      to,
      template: hidden ? 'handling/deployment-to-office-number-only' : 'handling/deployment-to-office',
      values: { name: nameFor(matter.suggestion, group, context.rules), unit: share.unit.name, deployment },
    });
    if (!hidden) for (const file of labels) await sendFile(context, { ...told, to }, file);
  }
}

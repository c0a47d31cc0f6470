import type { Call } from '../../chat/card-call.ts';
import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { addPlanFiles, findPlans, type HandlingPlan } from '../../storage/plans.ts';
import { type FileLabel, fileLabels } from '../../storage/replies.ts';
import { loadSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { hasRole } from '../inquiries/place.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import { loadMatter, type Matter, type Share } from '../matters/matter.ts';
import { maySupervise } from '../supervision/scope.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say, sendFile, showCard } from '../speaking/speak.ts';

type PlanCall = Call<'plan'>;

/** The kind of the receipt, which takes files that come right after the words. */
export const DEPLOYMENT_RECEIPT = 'deployment';

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
export async function deploymentOf(context: CommandContext, share: Share): Promise<string | undefined> {
  return (await toldOf(context, share)).at(-1)?.deployment;
}

/** What the unit told of it, the latest last. */
export function toldOf(
  context: CommandContext,
  { assignment: { id: assignmentId } }: Share,
): Promise<HandlingPlan[]> {
  return findPlans(context.work.tx, context.congress.id, { assignmentId, deployment: { not: null } });
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
  told: Deployed & { readonly deployment: string },
): Promise<void> {
  const { matter, share, deployment } = told;
  const { suggestion } = matter;
  for (const { address: to, group } of await staffPlaces(context)) {
    const hidden = isHiddenIn(suggestion, group, context.rules);
    const name = nameFor(suggestion, group, context.rules);
    await say(context, {
      ...{ to, class: 'notice', subject: suggestion.id },
      template: hidden ? 'handling/deployment-to-office-number-only' : 'handling/deployment-to-office',
      values: { name, unit: share.unit.name, deployment, number: displayNumber(suggestion) },
    });
  }
  await passFilesOn(context, told);
}

interface Deployed {
  readonly matter: Matter;
  readonly share: Share;
  readonly files: readonly string[];
}

/** The unit hears that it has come; files that follow within minutes belong to it. */
export async function showDeploymentReceipt(context: CommandContext, { suggestion }: Matter): Promise<void> {
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'handling/deployment-noted',
    values: { number: displayNumber(suggestion) },
    kind: DEPLOYMENT_RECEIPT,
    subject: suggestion.id,
    answerableBy: [context.actor.personId],
    choices: [],
  });
}

/** Hook files to the newest deployment that the speaker told of a matter; the office gets them. */
export async function addToDeployment(
  context: CommandContext,
  suggestionId: string,
  files: readonly string[],
): Promise<void> {
  const [plan] = (
    await findPlans(context.work.tx, context.congress.id, {
      deployment: { not: null },
      enteredById: context.actor.personId,
      assignment: { suggestionId },
    })
  ).slice(-1);
  const matter = await loadMatter(
    context,
    await loadSuggestion(context.work.tx, context.congress.id, suggestionId),
  );
  const share = matter.shares.find(({ assignment }) => assignment.id === plan?.assignmentId);
  if (plan === undefined || share === undefined) return;
  await addPlanFiles(context.work, plan, files, { action: 'plan.files_added' });
  await passFilesOn(context, { matter, share, files });
}

async function passFilesOn(context: CommandContext, { matter, files }: Deployed): Promise<void> {
  const labels = await fileLabels(context.work.tx, context.congress.id, files);
  for (const { address: to, group } of await staffPlaces(context)) {
    if (isHiddenIn(matter.suggestion, group, context.rules)) continue;
    for (const file of labels)
      await sendFile(context, { to, class: 'notice', subject: matter.suggestion.id }, file);
  }
}

/** The records of how the work was arranged, for whoever supervises the unit for the congress; nobody else gets the files. */
export async function deploymentPapers(
  context: CommandContext,
  { suggestion, shares }: Matter,
): Promise<{ readonly id: string; readonly text: string; readonly files: readonly FileLabel[] }[]> {
  if (!hasRole(context, 'staff', 'supervisor')) return [];
  const papers: { readonly id: string; readonly text: string; readonly files: readonly FileLabel[] }[] = [];
  for (const share of shares) {
    if (!maySupervise(context, suggestion, share.unit)) continue;
    for (const { id, deployment = '', enteredAt, fileIds } of await toldOf(context, share)) {
      const date = chineseDate(civilDateOf(enteredAt), context.today);
      const values = { unit: share.unit.name, date, deployment };
      const text = context.texts.render('handling/text-deployment', values);
      papers.push({ id, text, files: await fileLabels(context.work.tx, context.congress.id, fileIds) });
    }
  }
  return papers;
}

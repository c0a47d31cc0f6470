import { chineseDate } from '../../domain/calendar/civil-date.ts';
import type { Role } from '../../domain/visibility/visibility.ts';
import { findOpinions, findPromises } from '../../storage/assisting.ts';
import { findContacts } from '../../storage/contacts.ts';
import { findExtensions } from '../../storage/extensions.ts';
import { findLateness } from '../../storage/lateness.ts';
import { meetingLines } from '../hearings/minutes.ts';
import { inspectionLines } from '../inspections/show-inspection.ts';
import { progressLines } from '../progress/progress-lines.ts';
import { assistingShares } from '../assisting/lead-units.ts';
import type { CommandContext } from '../context.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { deploymentOf } from './deployment.ts';
import { planOfShare, planWords } from './plan.ts';

/** Who handles matters reads how units work together; deputies read the reply. */
export const HANDLING: readonly Role[] = [
  'staff',
  'reviewer',
  'supervisor',
  'leader',
  'coordinator',
  'handler',
  'unit_leader',
];

/**
 * What 查 adds for those who handle: who is responsible, opinions that are missing, progress, extensions, opinions,
 * promises, intent, plan, and for the office lateness, each of all units: a short answer shows the first lines.
 */
export async function handlingLines(
  context: CommandContext,
  matter: Matter,
  inGroup: boolean,
): Promise<string[]> {
  const kind = inGroup ? context.place.group?.kind : undefined;
  const reads = inGroup
    ? kind === 'unit' || kind === 'staff' || kind === 'coordination'
    : context.actor.roles.some((role) => HANDLING.includes(role));
  if (!reads) return [];
  const office = inGroup ? kind === 'staff' : context.actor.roles.includes('staff');
  const byKind: readonly ((share: Share) => Promise<string[]>)[] = [
    ...(office ? [(share: Share) => latenessLine(context, share)] : []),
    (share) => progressLines(context, share, { office }),
    (share) => extensionLines(context, share),
    (share) => assistLines(context, share),
    (share) => intentLine(context, share),
    (share) => planLine(context, share),
  ];
  const lines: string[] = [];
  for (const linesOf of byKind) for (const share of matter.shares) lines.push(...(await linesOf(share)));
  return [
    ...matter.shares.flatMap((share) => peopleLine(context, share)),
    ...missingOpinions(context, matter),
    ...lines,
    ...(await meetingLines(context, matter)),
    ...(await inspectionLines(context, matter)),
  ];
}

/** 协办意见 that the lead unit still waits for; it may answer without them. */
export function missingOpinions(context: CommandContext, matter: Matter): string[] {
  const missing = assistingShares(matter).filter(({ assignment }) => assignment.state !== 'answered');
  if (missing.length === 0) return [];
  const units = missing.map(({ unit }) => unit.name).join('、');
  return [context.texts.render('handling/line-opinions-missing', { units })];
}

function peopleLine({ texts }: CommandContext, { unit, assignment }: Share): string[] {
  const { handlerName, chargedLeader, handlerLeader } = assignment;
  const said = [
    ['handling/people-handler', handlerName],
    ['handling/people-charged', chargedLeader],
    ['handling/people-leader', handlerLeader],
  ] as const;
  const people = said.flatMap(([key, name]) => (name === undefined ? [] : [texts.render(key, { name })]));
  if (people.length === 0) return [];
  return [texts.render('handling/line-people', { unit: unit.name, people: people.join(',') })];
}

async function planLine(context: CommandContext, share: Share): Promise<string[]> {
  const unit = share.unit.name;
  const plan = planWords(context, await planOfShare(context, share));
  const deployment = await deploymentOf(context, share);
  return [
    ...(plan === '' ? [] : [context.texts.render('handling/line-plan', { unit, plan })]),
    ...(deployment === undefined
      ? []
      : [context.texts.render('handling/line-deployment', { unit, deployment })]),
  ];
}

async function intentLine(
  { texts, work, congress }: CommandContext,
  { unit, assignment }: Share,
): Promise<string[]> {
  const contacts = await findContacts(work.tx, congress.id, {
    assignmentId: assignment.id,
    round: assignment.round,
    stage: 'before',
  });
  // An intent that was confirmed after all counts, whatever was objected to before.
  const said =
    contacts.find((each) => each.confirmedAt !== undefined) ??
    contacts.findLast((each) => each.objection !== undefined);
  if (said === undefined) return [];
  if (said.objection === undefined) return [texts.render('handling/line-intent', { unit: unit.name })];
  return [texts.render('handling/line-intent-objected', { unit: unit.name, objection: said.objection })];
}

async function extensionLines(
  { texts, work, congress, today }: CommandContext,
  { unit, assignment }: Share,
): Promise<string[]> {
  const extensions = await findExtensions(work.tx, congress.id, { assignmentId: assignment.id });
  return extensions.flatMap(({ decision, untilOn }) => {
    const values = { unit: unit.name, date: chineseDate(untilOn, today) };
    if (decision === 'refused') return [];
    return [
      decision === undefined
        ? texts.render('handling/line-extension-pending', values)
        : texts.render('handling/line-extended', values),
    ];
  });
}

async function assistLines(
  { texts, work, congress, today }: CommandContext,
  { unit, assignment }: Share,
): Promise<string[]> {
  if (assignment.role !== 'assisting') return [];
  const where = { assignmentId: assignment.id, round: assignment.round };
  const opinions = (await findOpinions(work.tx, congress.id, where)).map(({ givenOn, content }) => {
    const said = content === '' ? texts.render('assisting/in-the-file', {}) : content;
    return texts.render('handling/line-opinion', {
      unit: unit.name,
      date: chineseDate(givenOn, today),
      content: said,
    });
  });
  const promises = (await findPromises(work.tx, congress.id, where)).map(({ matter, dueOn, doneOn }) => {
    const values = { unit: unit.name, matter };
    if (doneOn !== undefined)
      return texts.render('handling/line-promise-kept', { ...values, date: chineseDate(doneOn, today) });
    if (dueOn === undefined) return texts.render('handling/line-promise-undated', values);
    const date = chineseDate(dueOn, today);
    return dueOn < today
      ? texts.render('handling/line-promise-broken', { ...values, date })
      : texts.render('handling/line-promise', { ...values, date });
  });
  return [...opinions, ...promises];
}

async function latenessLine(
  { texts, work, congress }: CommandContext,
  { unit, assignment }: Share,
): Promise<string[]> {
  const [last] = (await findLateness(work.tx, congress.id, { assignmentId: assignment.id })).slice(-1);
  if (last === undefined) return [];
  return [texts.render('handling/line-lateness', { unit: unit.name, reason: last.reason })];
}

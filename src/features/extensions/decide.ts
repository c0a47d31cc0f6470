import type { Call } from '../../chat/card-call.ts';
import { clockStarts } from '../../domain/assignment/clock-starts.ts';
import type { Assignment } from '../../domain/assignment/assignment.ts';
import { chineseDate, instantAt } from '../../domain/calendar/civil-date.ts';
import { extended, extensionCap } from '../../domain/extensions/extension.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { decideExtensionRequest } from '../../storage/extensions.ts';
import { chooseRequests } from '../approvals/choose.ts';
import { type PendingExtension, refOfPending } from '../approvals/pending.ts';
import { beginningsOf } from '../assignments/beginnings.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Share } from '../matters/matter.ts';
import { tellUnit } from '../matters/tell-unit.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer, say, type Values } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';

type Decision = Pick<Call<'decide'>, 'agree' | 'reason'>;

/** 延期审批 N 同意 | 不同意 理由:… */
export async function decideExtension(context: CommandContext, call: Call<'decideExtension'>): Promise<void> {
  const chosen = await chooseRequests(context, call, { letter: '延', word: '延期审批' });
  if (chosen === undefined) return;
  const { agree } = call;
  if (agree === undefined)
    return refusePrivately(context, 'decide-how', { ref: chosen.map(refOfPending)[0] ?? '' });
  for (const each of chosen) await decideExtensionRequested(context, each, { ...call, agree });
}

/** Decide one extension: agreed, the date moves for the shares that answer together; refused, it stays. */
export async function decideExtensionRequested(
  context: CommandContext,
  pending: PendingExtension,
  call: Decision,
): Promise<void> {
  const { request, matter, unit } = pending;
  await decideExtensionRequest(
    context.work,
    request,
    {
      decision: call.agree ? 'agreed' : 'refused',
      decidedAt: context.now,
      decidedById: context.actor.personId,
      ...(call.reason === undefined ? {} : { decisionNote: call.reason }),
    },
    { action: call.agree ? 'extension.agreed' : 'extension.refused' },
  );
  await settleCardsAbout(context, { subject: matter.suggestion.id, kinds: ['extension'] });
  const until = chineseDate(request.untilOn, context.today);
  if (call.agree) {
    const moved = await moveDates(context, pending);
    const { suggestion } = matter;
    for (const share of moved)
      await tellUnit(context, { unit: share.unit, suggestion }, 'extensions/agreed', { date: until });
    await tellDeputies(context, pending, until);
    return sayDecided(context, pending, 'agreed', { date: until });
  }
  const reason = call.reason ?? context.texts.render('extensions/no-reason', {});
  const date = chineseDate(pending.assignment.replyDue, context.today);
  await tellUnit(context, { unit, suggestion: matter.suggestion }, 'extensions/refused', { date, reason });
  await sayDecided(context, pending, 'refused', { reason, date });
}

/** Two lead units answer together, so one date holds for both; every other unit has a date of its own. */
async function moveDates(
  context: CommandContext,
  { assignment, request, matter }: PendingExtension,
): Promise<Share[]> {
  const rules = await rulesOfMatter(context, matter.suggestion);
  const { suggestion } = matter;
  const begun = await beginningsOf(context, suggestion, firstHandedOver(matter, assignment));
  const cap = extensionCap(clockStarts(rules, begun).reply, rules, context.calendar);
  const together = matter.shares.filter(
    (share) =>
      share.assignment.id === assignment.id ||
      (assignment.role === 'lead' && share.assignment.role === 'lead' && isOpen(share)),
  );
  const moved: Share[] = [];
  for (const share of together) {
    const next = { ...share.assignment, ...extended(share.assignment, request.untilOn, cap) };
    const entry = { action: 'assignment.extended', facts: { extension: request.serial } };
    moved.push({ ...share, assignment: await saveAssignment(context.work, share.assignment, next, entry) });
  }
  return moved;
}

/** A change of unit within a round resets nothing: the cap counts from the day on which the matter was first assigned. */
function firstHandedOver(
  { suggestion }: PendingExtension['matter'],
  assignment: PendingExtension['assignment'],
): Pick<Assignment, 'assignedOn' | 'enteredAt'> {
  const first = suggestion.assignedOn;
  if (assignment.round > 1 || first === undefined || first === assignment.assignedOn) return assignment;
  return { assignedOn: first, enteredAt: instantAt(first, '00:00') };
}

function isOpen({ assignment: { state } }: Share): boolean {
  return state === 'issued' || state === 'signed_off';
}

/** 告知代表, where the rules ask for it. */
async function tellDeputies(context: CommandContext, pending: PendingExtension, date: string): Promise<void> {
  const { matter, unit, request } = pending;
  const { extension } = await rulesOfMatter(context, matter.suggestion);
  if (!extension.notifyDeputy) return;
  const byCoordinator = !context.actor.roles.includes('staff');
  for (const deputy of [matter.lead, ...matter.cosigners]) {
    await tellMember(context, deputy, {
      class: 'notice',
      template: 'extensions/for-deputy',
      values: {
        deputy: deputy.name,
        name: nameFor(matter.suggestion, undefined, context.rules),
        number: displayNumber(matter.suggestion),
        unit: unit.name,
        reason: request.reason,
        approver: byCoordinator ? context.texts.render('extensions/coordinator', {}) : extension.approver,
        date,
      },
      subject: matter.suggestion.id,
    });
  }
}

/** Answer whoever decided; what a coordinator decided is told to staff too (domain.md, manners 2). */
async function sayDecided(
  context: CommandContext,
  pending: PendingExtension,
  outcome: 'agreed' | 'refused',
  more: Values,
): Promise<void> {
  const { suggestion } = pending.matter;
  const { serial } = pending.request;
  const values = { number: displayNumber(suggestion), unit: pending.unit.name, serial, ...more };
  // Several may be decided at once: each answer needs a key of its own in the outbox.
  const here = { ...context, subject: suggestion.id, cause: `${context.cause}#extension-${serial}` };
  await answer(here, `extensions/done-${outcome}`, values);
  if (context.actor.roles.includes('staff')) return;
  for (const place of await staffPlaces(context)) {
    await say(here, {
      to: place.address,
      class: 'notice',
      template: `extensions/to-staff-${outcome}`,
      values: { ...values, name: nameFor(suggestion, place.group, context.rules) },
      subject: suggestion.id,
    });
  }
}

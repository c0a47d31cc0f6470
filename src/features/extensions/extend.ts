import type { Call } from '../../chat/card-call.ts';
import { clockStarts } from '../../domain/assignment/clock-starts.ts';
import { type CivilDate, chineseDate } from '../../domain/calendar/civil-date.ts';
import { type Extension, requestExtension } from '../../domain/extensions/extension.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { nextNumber } from '../../storage/counters.ts';
import { findExtensions, insertExtension } from '../../storage/extensions.ts';
import { decidingPlaces } from '../approvals/deciding-places.ts';
import { ask } from '../asking/ask.ts';
import { beginningsOf } from '../assignments/beginnings.ts';
import { openShare, ownAnsweringMatters, refuseWithdrawn } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import { nameFor } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { choice, showCard } from '../speaking/speak.ts';
import { refuseExtension } from './refuse-extension.ts';

type Extend = Call<'extend'>;

/** 延期: a unit asks for a later date. Nothing changes before the office agrees (没有批准记录不改截止日, domain.md 1.5). */
export async function extend(context: CommandContext, call: Extend): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => ownAnsweringMatters(context), '延期');
  if (matter === undefined) return;
  if (await refuseWithdrawn(context, [matter])) return;
  const number = displayNumber(matter.suggestion);
  const share = openShare(context, matter);
  if (share === undefined) return refusePrivately(context, 'not-your-unit', { number, word: '延期' });
  const decided = await decideRequest(context, call, matter, share);
  if (!decided.ok) return refuseExtension(context, number, decided.refusal);
  const { until, reason } = call;
  const known = { ...call, targets: targetsOf([matter.suggestion]) };
  if (until === undefined)
    return ask(context, {
      call: known,
      field: 'until',
      template: 'extensions/until-please',
      values: { number },
    });
  if (reason === undefined)
    return ask(context, {
      call: known,
      field: 'reason',
      template: 'extensions/reason-please',
      values: { number },
    });

  const extension = await extensionOf(context, share, { until, reason, late: decided.value.late });
  await insertExtension(context.work, extension, { action: 'extension.requested' });
  await answerAbout(
    context,
    { matters: [matter], numbersTyped: call.targets.numbers.length > 0 },
    extension.late ? 'extensions/requested-late' : 'extensions/requested',
    { number, serial: extension.serial, due: chineseDate(share.assignment.replyDue, context.today) },
  );
  await tellDeciders(context, matter, share, extension);
}

async function decideRequest(context: CommandContext, call: Extend, matter: Matter, { assignment }: Share) {
  const { tx } = context.work;
  const where = { assignmentId: assignment.id, decision: null };
  const [pending] = await findExtensions(tx, context.congress.id, where);
  const rules = await rulesOfMatter(context, matter.suggestion);
  const begun = await beginningsOf(context, matter.suggestion, assignment);
  return requestExtension(
    {
      assignment,
      start: clockStarts(rules, begun).reply,
      fastTrack: matter.suggestion.kind === 'fast_track',
      until: call.until,
      pending,
      on: context.actedOn,
    },
    rules,
    context.calendar,
  );
}

async function extensionOf(
  context: CommandContext,
  { assignment }: Share,
  asked: { readonly until: CivilDate; readonly reason: string; readonly late: boolean },
): Promise<Extension> {
  const congressId = context.congress.id;
  return {
    congressId,
    id: context.newId(),
    assignmentId: assignment.id,
    serial: await nextNumber(context.work.tx, congressId, 'extension', 'all'),
    round: assignment.round,
    reason: asked.reason,
    untilOn: asked.until,
    insteadOf: assignment.replyDue,
    late: asked.late,
    requestedOn: context.actedOn,
    enteredAt: context.now,
    enteredById: context.actor.personId,
  };
}

/** 延期, the unit and the date, to the coordinator of the unit's system and to staff. */
async function tellDeciders(
  context: CommandContext,
  matter: Matter,
  share: Share,
  extension: Extension,
): Promise<void> {
  const { coordinators, staff } = await decidingPlaces(context, share.unit.systemId);
  const ref = { letter: '延', serial: extension.serial };
  for (const place of [...coordinators, ...staff]) {
    await showCard(context, {
      to: place.address,
      class: 'notice',
      template: extension.late ? 'extensions/to-decide-late' : 'extensions/to-decide',
      values: {
        name: nameFor(matter.suggestion, place.group, context.rules),
        unit: share.unit.name,
        reason: extension.reason,
        date: chineseDate(extension.untilOn, context.today),
        due: chineseDate(extension.insteadOf, context.today),
        serial: extension.serial,
      },
      subject: matter.suggestion.id,
      kind: 'extension',
      choices: [
        choice('同意', { name: 'decide', agree: true, refs: [ref], reassignTo: [] }),
        choice('不同意', { name: 'decide', agree: false, refs: [ref], reassignTo: [] }),
      ],
    });
  }
}

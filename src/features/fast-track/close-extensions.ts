import { chineseDate, type CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ToOrdinary } from '../../domain/fast-track/to-ordinary.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { decideExtensionRequest, findExtensions } from '../../storage/extensions.ts';
import type { Unit } from '../../storage/roster.ts';
import { decidingPlaces } from '../approvals/deciding-places.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { tellUnit } from '../matters/tell-unit.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { say } from '../speaking/speak.ts';

/**
 * A later date was asked for instead of a fast-track date, which is no more: what is undecided is closed, and unit, office
 * and coordinator are told. The unit may ask anew.
 */
export async function closeExtensions(
  context: CommandContext,
  matter: Matter,
  { suggestion, shares }: ToOrdinary,
): Promise<void> {
  const open = await findExtensions(context.work.tx, context.congress.id, {
    assignmentId: { in: shares.map(({ after }) => after.id) },
    decision: null,
  });
  if (open.length === 0) return;
  const note = context.texts.render('fast-track/extension-note', {});
  for (const request of open) {
    const due = shares.find(({ after }) => after.id === request.assignmentId)?.after.replyDue;
    const unit = matter.shares.find(({ assignment }) => assignment.id === request.assignmentId)?.unit;
    if (due === undefined || unit === undefined) continue;
    await decideExtensionRequest(
      context.work,
      request,
      {
        decision: 'refused',
        decidedAt: context.now,
        decidedById: context.actor.personId,
        decisionNote: note,
      },
      { action: 'extension.closed' },
    );
    await tellClosed(context, { suggestion, unit, serial: request.serial, due });
  }
  await settleCardsAbout(context, { subject: suggestion.id, kinds: ['extension'] });
}

interface Closed {
  readonly suggestion: Suggestion;
  readonly unit: Unit;
  readonly serial: number;
  readonly due: CivilDate;
}

async function tellClosed(context: CommandContext, { suggestion, unit, serial, due }: Closed): Promise<void> {
  const values = { serial, due: chineseDate(due, context.today) };
  // Several may be closed at once: each needs a key of its own in the outbox.
  const here = { ...context, cause: `${context.cause}#extension-${serial}` };
  const number = displayNumber(suggestion);
  await tellUnit(here, { unit, suggestion }, 'fast-track/extension-closed', { ...values, number });
  const { coordinators, staff } = await decidingPlaces(context, unit.systemId);
  for (const { address: to, group } of [...staff, ...coordinators])
    await say(here, {
      to,
      class: 'notice',
      template: 'fast-track/extension-closed-desk',
      values: { ...values, unit: unit.name, name: nameFor(suggestion, group, context.rules) },
      subject: suggestion.id,
    });
}

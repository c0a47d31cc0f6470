import type { Reassignment } from '../../domain/assignment/reassign.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, roleName } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { directTo, staffPlaces, unitPlaces } from '../speaking/recipients.ts';
import { answer, say, type Values } from '../speaking/speak.ts';
import { loadMatter } from '../matters/matter.ts';
import { unitList } from '../inquiries/describe.ts';

/** Tell the units that lose the matter or change their role, the lead deputy, and whoever did it. */
export async function tellReassigned(
  context: CommandContext,
  matter: Matter,
  { takenBack, kept }: Reassignment & { readonly units: ReadonlyMap<string, Unit> },
): Promise<void> {
  for (const { unitId } of takenBack)
    await tellUnit(context, matter, unitId, { template: 'reassigned/taken-back', more: {} });
  for (const { assignment, role } of kept) {
    if (assignment.role === role) continue;
    const values = { role: roleName(role, context.rules) };
    await tellUnit(context, matter, assignment.unitId, { template: 'reassigned/role-changed', more: values });
  }
  const units = unitList(context, await loadMatter(context, matter.suggestion));
  await tellDeputy(context, matter, units);
  const values = { number: displayNumber(matter.suggestion), units };
  const here = { ...context, subject: matter.suggestion.id };
  await answer(here, 'reassigned/done', values);
  if (context.actor.roles.includes('staff')) return;
  for (const place of await staffPlaces(context)) {
    const name = nameFor(matter.suggestion, place.group, context.rules);
    await say(context, {
      to: place.address,
      class: 'notice',
      template: 'reassigned/to-staff',
      values: { ...values, name },
      subject: matter.suggestion.id,
    });
  }
}

async function tellUnit(
  context: CommandContext,
  { shares, suggestion }: Matter,
  unitId: string,
  { template, more }: { readonly template: string; readonly more: Values },
): Promise<void> {
  const unit = shares.find((share) => share.unit.id === unitId)?.unit;
  if (unit === undefined) return;
  for (const place of await unitPlaces(context, unitId)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template,
      values: { unit: unit.name, name: nameFor(suggestion, place.group, context.rules), ...more },
      subject: suggestion.id,
    });
  }
}

async function tellDeputy(
  context: CommandContext,
  { lead, suggestion }: Matter,
  units: string,
): Promise<void> {
  const place = await directTo(context, lead);
  if (place === undefined) return;
  await say(context, {
    to: place.address,
    class: 'notice',
    template: 'reassigned/for-deputy',
    values: {
      deputy: lead.name,
      name: nameFor(suggestion, undefined, context.rules),
      number: displayNumber(suggestion),
      units,
    },
    subject: suggestion.id,
  });
}

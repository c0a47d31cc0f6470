import type { Reassignment } from '../../domain/assignment/reassign.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, roleName } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { tellUnit } from '../matters/tell-unit.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { answer, say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { unitList } from '../inquiries/describe.ts';
import { unreachedLine } from './tell-units.ts';

/** Tell the units that lose the matter or change their role, the lead deputy, and whoever did it. */
export async function tellReassigned(
  context: CommandContext,
  matter: Matter,
  { takenBack, kept, unreached }: Reassignment & { readonly unreached: readonly Unit[] },
): Promise<void> {
  const { suggestion } = matter;
  const unitOf = (id: string) => matter.shares.find(({ unit }) => unit.id === id)?.unit;
  for (const { unitId } of takenBack) {
    const unit = unitOf(unitId);
    if (unit !== undefined) await tellUnit(context, { unit, suggestion }, 'reassigned/taken-back');
  }
  for (const { assignment, role } of kept) {
    const unit = unitOf(assignment.unitId);
    if (assignment.role === role || unit === undefined) continue;
    const values = { role: roleName(role, context.rules) };
    await tellUnit(context, { unit, suggestion }, 'reassigned/role-changed', values);
  }
  const units = unitList(context, await loadMatter(context, matter.suggestion));
  await tellDeputy(context, matter, units);
  const values = {
    number: displayNumber(matter.suggestion),
    units,
    unreached: unreachedLine(context, unreached),
  };
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

async function tellDeputy(
  context: CommandContext,
  { lead, suggestion }: Matter,
  units: string,
): Promise<void> {
  await tellMember(context, lead, {
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

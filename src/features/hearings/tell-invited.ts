import type { Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';

/** What those who are asked to a 办公会 are told: that there is one, that it is changed, that there is none. */
const TEMPLATES = {
  first: { unit: 'hearings/meeting-unit', deputy: 'hearings/meeting-deputy' },
  changed: { unit: 'hearings/meeting-unit-changed', deputy: 'hearings/meeting-deputy-changed' },
  off: { unit: 'hearings/meeting-unit-off', deputy: 'hearings/meeting-deputy-off' },
} as const;

/** Each unit's group and each lead deputy reads of the meeting once, with the own matters only. */
export async function tellInvited(
  context: CommandContext,
  matters: readonly Matter[],
  {
    news,
    values,
  }: { readonly news: keyof typeof TEMPLATES; readonly values: Readonly<Record<string, string>> },
): Promise<void> {
  const units = new Map<string, Unit>(
    matters.flatMap(({ shares }) => shares.map(({ unit }) => [unit.id, unit] as const)),
  );
  for (const unit of units.values()) {
    const own = matters.filter(({ shares }) => shares.some((share) => share.unit.id === unit.id));
    // One person may be the contact of two units, and is told for each.
    const room = { ...context, cause: `${context.cause}#${unit.id}` };
    for (const { address: to, group } of await unitPlaces(context, unit.id))
      await say(room, {
        to,
        class: 'notice',
        template: TEMPLATES[news].unit,
        values: {
          ...values,
          unit: unit.name,
          names: own.map((each) => nameFor(each.suggestion, group, context.rules)).join('、'),
        },
        ...subjectOf(own),
      });
  }
  for (const lead of new Map(matters.map((matter) => [matter.lead.id, matter.lead])).values()) {
    const own = matters.filter((matter) => matter.lead.id === lead.id);
    await tellMember(context, lead, {
      class: 'notice',
      template: TEMPLATES[news].deputy,
      values: { ...values, deputy: lead.name, names: namesOf(context, own) },
      ...subjectOf(own),
    });
  }
}

/** Number and title of each, for a private chat. */
export function namesOf(context: CommandContext, matters: readonly Matter[]): string {
  return matters.map(({ suggestion }) => nameFor(suggestion, undefined, context.rules)).join('、');
}

/** A message about one matter alone can be quoted for it. */
export function subjectOf(matters: readonly Matter[]): { readonly subject?: string } {
  const [only] = matters;
  return only === undefined || matters.length > 1 ? {} : { subject: only.suggestion.id };
}

import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Room } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Recipient } from '../speaking/recipients.ts';
import { type DueReminder, suggestionsOf } from './due-reminder.ts';

/** A message has six lines: the heading and so many units. */
const UNITS = 4;

/** How many suggestions of a unit are named; the others are counted. */
const NAMED = 3;

/** The reminders cut into messages of at most four units, so that every unit comes with its wording. */
export function byUnits(reminders: readonly DueReminder[]): DueReminder[][] {
  const groups = [...unitsOf(reminders).values()];
  const messages: DueReminder[][] = [];
  for (let start = 0; start < groups.length; start += UNITS) {
    messages.push(groups.slice(start, start + UNITS).flat());
  }
  return messages;
}

/** One line per unit: what is overdue there, and words ready for its leader (domain.md, manners 3). */
export function staffValues(
  room: Room,
  place: Recipient,
  reminders: readonly DueReminder[],
): Record<string, string | number> {
  const units = [...unitsOf(reminders)];
  return {
    units: units.length,
    count: suggestionsOf(reminders).length,
    lines: units.map(([unit, own]) => unitLine(room, place, unit, own)).join('\n'),
  };
}

function unitsOf(reminders: readonly DueReminder[]): Map<string, DueReminder[]> {
  const units = new Map<string, DueReminder[]>();
  for (const reminder of reminders) {
    const { share, matter } = reminder.about;
    const unit = share?.unit.name ?? matter?.lead.name ?? '';
    units.set(unit, [...(units.get(unit) ?? []), reminder]);
  }
  return units;
}

function unitLine(room: Room, place: Recipient, unit: string, reminders: readonly DueReminder[]): string {
  const suggestions = suggestionsOf(reminders);
  const what = reminders.slice(0, NAMED).map(({ planned, about }) =>
    room.texts.render(`reminders/staff-line-${planned.clock}-${planned.rung.stage}`, {
      name: about.matter === undefined ? '' : nameFor(about.matter.suggestion, place.group, room.rules),
    }),
  );
  const rest = suggestions.length - suggestionsOf(reminders.slice(0, NAMED)).length;
  if (rest > 0) what.push(room.texts.render('reminders/line-more', { count: rest }));
  return room.texts.render('reminders/staff-unit', {
    unit,
    what: what.join(';'),
    numbers: suggestions.slice(0, NAMED).map(displayNumber).join('、'),
    count: suggestions.length,
  });
}

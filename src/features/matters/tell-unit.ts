import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Unit } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { say, type Values } from '../speaking/speak.ts';
import { nameFor } from './label.ts';

/** Tell a unit of a matter wherever it is reached; the text has `{unit}` and `{name}`, and what else is given. */
export async function tellUnit(
  room: Room,
  { unit, suggestion }: { readonly unit: Unit; readonly suggestion: Suggestion },
  template: string,
  more: Values = {},
): Promise<void> {
  for (const place of await unitPlaces(room, unit.id)) {
    await say(room, {
      to: place.address,
      class: 'notice',
      template,
      values: { unit: unit.name, name: nameFor(suggestion, place.group, room.rules), ...more },
      subject: suggestion.id,
    });
  }
}

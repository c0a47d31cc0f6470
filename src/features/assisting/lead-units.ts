import type { CommandContext } from '../context.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { handlerPlaces, type Recipient, unitPlaces } from '../speaking/recipients.ts';

/** The shares that an assisting unit's opinion is for: the lead ones, and a sole one when roles were changed. */
export function leadShares({ shares }: Matter): Share[] {
  return shares.filter(({ assignment: { role } }) => role === 'lead' || role === 'sole');
}

/** Shares of the assisting units. */
export function assistingShares({ shares }: Matter): Share[] {
  return shares.filter(({ assignment: { role } }) => role === 'assisting');
}

/** Where the unit reads what another unit wrote: its group, or its handlers privately where texts are left out. */
export async function readingPlaces(
  context: CommandContext,
  { suggestion }: Matter,
  unitId: string,
): Promise<(Recipient & { readonly name: string })[]> {
  const places = await unitPlaces(context, unitId);
  const open = places.filter(({ group }) => !isHiddenIn(suggestion, group, context.rules));
  const read = open.length > 0 ? open : await handlerPlaces(context, unitId);
  return read.map((place) => ({ ...place, name: nameFor(suggestion, place.group, context.rules) }));
}

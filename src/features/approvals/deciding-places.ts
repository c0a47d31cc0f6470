import type { CommandContext } from '../context.ts';
import { coordinatorPlaces, type Recipient, staffPlaces } from '../speaking/recipients.ts';

/** Where a unit's request is laid down: its system's coordination group, and the staff group; each chat once. */
export async function decidingPlaces(
  context: CommandContext,
  systemId: string | undefined,
): Promise<{ readonly coordinators: readonly Recipient[]; readonly staff: readonly Recipient[] }> {
  const staff = await staffPlaces(context);
  const known = new Set(staff.map(keyOf));
  const coordinators = await coordinatorPlaces(context, systemId);
  return { coordinators: coordinators.filter((place) => !known.has(keyOf(place))), staff };
}

function keyOf({ address: { platform, account, conversation } }: Recipient): string {
  return `${platform}:${account}:${conversation.id}`;
}

import type { Role, Visibility } from '../../domain/visibility/visibility.ts';
import type { CommandContext } from '../context.ts';
import { isHiddenIn } from '../matters/label.ts';
import { type Matter, seenBy, seenByAll } from '../matters/matter.ts';

/** Who works for the congress and sees every matter. */
export const OFFICE_ROLES: readonly Role[] = ['staff', 'reviewer', 'supervisor', 'leader'];

export function hasRole(context: CommandContext, ...roles: readonly Role[]): boolean {
  return context.actor.roles.some((role) => roles.includes(role));
}

/** Whether everyone in the chat belongs to the office; always true in a direct chat with somebody of it. */
export function isAmongOffice(context: CommandContext): boolean {
  if (context.place.group === undefined) return hasRole(context, ...OFFICE_ROLES);
  const { audience } = context.place;
  return (
    audience.length > 0 &&
    audience.every((viewer) => viewer.roles.some((role) => OFFICE_ROLES.includes(role)))
  );
}

/**
 * What may be said of a matter where the speaker asked (commands.md rule 5): in a direct chat what the
 * speaker may see; in a group what everyone there may, never of a 不公开 matter, and no more than number
 * and state where the group shows numbers only.
 */
export function sharedView(context: CommandContext, matter: Matter): Visibility {
  const { group, audience } = context.place;
  if (group === undefined) return seenBy(context.actor, matter);
  if (matter.suggestion.confidential) return 'none';
  const common = seenByAll(audience, matter);
  return common === 'full' && isHiddenIn(matter.suggestion, group, context.rules) ? 'public' : common;
}

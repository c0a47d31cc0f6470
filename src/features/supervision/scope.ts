import { isSupervisedBy } from '../../domain/supervision/kinds.ts';
import type { SupervisionLine } from '../../domain/supervision/order.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';

/** The committees that a supervisor works for, named as the team on the roster. */
export function committeesOf({ actor }: CommandContext): string[] {
  return actor.members.flatMap(({ roles, team }) => (roles.includes('supervisor') ? (team ?? []) : []));
}

/** The line for which the speaker supervises: a coordinator who is nothing else works for the government's. */
export function lineOf({ actor }: CommandContext): SupervisionLine {
  const congress = actor.roles.some((role) => role === 'staff' || role === 'supervisor');
  return congress || !actor.roles.includes('coordinator') ? 'congress' : 'government';
}

/** Whether the speaker may supervise a unit in a matter: staff all, a supervisor the committee's, a coordinator the system's. */
export function maySupervise(
  context: CommandContext,
  suggestion: Pick<Suggestion, 'category'>,
  unit: Unit,
): boolean {
  const { roles, members } = context.actor;
  if (roles.includes('staff')) return true;
  if (roles.includes('supervisor'))
    return isSupervisedBy(suggestion, context.supervision, committeesOf(context));
  if (!roles.includes('coordinator')) return false;
  const systems = members.flatMap((member) =>
    member.roles.includes('coordinator') ? (member.systemId ?? []) : [],
  );
  return unit.systemId !== undefined && systems.includes(unit.systemId);
}

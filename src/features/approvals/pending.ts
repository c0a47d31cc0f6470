import type { Assignment } from '../../domain/assignment/assignment.ts';
import { needsRuling } from '../../domain/assignment/ruling.ts';
import type { Extension } from '../../domain/extensions/extension.ts';
import { findAssignments } from '../../storage/assignments.ts';
import { findExtensions } from '../../storage/extensions.ts';
import { findReturnRequests, type ReturnRequest } from '../../storage/returns.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';

interface Asked {
  readonly unit: Unit;
  readonly matter: Matter;
  readonly assignment: Assignment;
  /** Staff decides alone: the second return of one matter goes to the office's ruling (工委裁定). */
  readonly officeOnly: boolean;
}

export interface PendingReturn extends Asked {
  readonly letter: '退';
  readonly request: ReturnRequest;
}

export interface PendingExtension extends Asked {
  readonly letter: '延';
  readonly request: Extension;
}

/** What waits for a decision, shown as 退4 or 延2. */
export type Pending = PendingReturn | PendingExtension;

/** 退4, 延2, 交12. */
export function refOfPending({
  letter,
  request,
}: {
  readonly letter: string;
  readonly request: { readonly serial: number };
}): string {
  return `${letter}${request.serial}`;
}

/** Undecided requests at the speaker's desk: staff has all, a coordinator those of the own system. */
export async function pendingRequests(context: CommandContext): Promise<Pending[]> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const returns = await findReturnRequests(tx, congressId, { decision: null });
  const extensions = await findExtensions(tx, congressId, { decision: null });
  const assignments = await findAssignments(tx, congressId, {
    id: { in: [...returns, ...extensions].map((request) => request.assignmentId) },
  });
  const asked = await askedFor(context, assignments);
  const earlier = await findReturnRequests(tx, congressId, {
    decision: { not: null },
    assignment: { suggestionId: { in: assignments.map((each) => each.suggestionId) } },
  });
  const suggestionOf = await suggestionsOf(context, earlier);
  return [
    ...returns.flatMap((request): PendingReturn[] => {
      const about = asked.get(request.assignmentId);
      if (about?.assignment.state !== 'return_requested') return [];
      const same = earlier.filter(
        (each) => suggestionOf.get(each.assignmentId) === about.assignment.suggestionId,
      );
      return [{ ...about, letter: '退', request, officeOnly: needsRuling(request, same) }];
    }),
    ...extensions.flatMap((request): PendingExtension[] => {
      const about = asked.get(request.assignmentId);
      const open = about?.assignment.state === 'issued' || about?.assignment.state === 'signed_off';
      return about === undefined || !open ? [] : [{ ...about, letter: '延', request, officeOnly: false }];
    }),
  ];
}

/** Those of them that the speaker may decide. */
export async function decidableRequests(context: CommandContext): Promise<Pending[]> {
  const pending = await pendingRequests(context);
  return pending.filter((each) => mayDecide(context, each));
}

export function mayDecide(context: CommandContext, { officeOnly }: Pending): boolean {
  return !officeOnly || context.actor.roles.includes('staff');
}

/** By assignment, what the speaker's desk is asked about; a withdrawn matter is nobody's any more. */
async function askedFor(
  context: CommandContext,
  assignments: readonly Assignment[],
): Promise<Map<string, Asked>> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const units = new Map((await listUnits(tx, congressId)).map((unit) => [unit.id, unit]));
  const suggestions = await findSuggestions(tx, congressId, {
    id: { in: assignments.map((each) => each.suggestionId) },
    state: { not: 'withdrawn' },
  });
  const matters = new Map(
    (await loadMatters(context, suggestions)).map((matter) => [matter.suggestion.id, matter]),
  );
  return new Map(
    assignments.flatMap((assignment) => {
      const unit = units.get(assignment.unitId);
      const matter = matters.get(assignment.suggestionId);
      if (unit === undefined || matter === undefined || !isAtDesk(context, unit)) return [];
      return [[assignment.id, { unit, matter, assignment, officeOnly: false }] as const];
    }),
  );
}

/** Whether the unit's requests come to the speaker: the coordinator of its system, or staff. */
export function isAtDesk({ actor }: CommandContext, unit: Unit): boolean {
  if (actor.roles.includes('staff')) return true;
  return actor.members.some(
    (member) =>
      member.roles.includes('coordinator') &&
      member.systemId !== undefined &&
      member.systemId === unit.systemId,
  );
}

async function suggestionsOf(
  context: CommandContext,
  requests: readonly ReturnRequest[],
): Promise<ReadonlyMap<string, string>> {
  const assignments = await findAssignments(context.work.tx, context.congress.id, {
    id: { in: requests.map((request) => request.assignmentId) },
  });
  return new Map(assignments.map((assignment) => [assignment.id, assignment.suggestionId]));
}

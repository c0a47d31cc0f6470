import type { Call } from '../../chat/card-call.ts';
import type { Assignment } from '../../domain/assignment/assignment.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findAssignments } from '../../storage/assignments.ts';
import { findReturnRequests, type ReturnRequest } from '../../storage/returns.ts';
import { findMembers, listUnits, type Unit } from '../../storage/roster.ts';
import { isAtDesk, pendingRequests } from '../approvals/pending.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, roleName } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { noteWhispered } from '../speaking/speak.ts';

interface Books {
  readonly assignments: readonly Assignment[];
  readonly returns: readonly ReturnRequest[];
  readonly units: ReadonlyMap<string, Unit>;
  /** Names of those who decided, by person. */
  readonly names: ReadonlyMap<string, string>;
}

/** 协调: one page of who said what and claims whose, for whoever has to settle it; always privately (features.md row 174). */
export async function coordinate(context: CommandContext, call: Call<'coordinate'>): Promise<void> {
  const open = async () => [...new Set((await pendingRequests(context)).map(({ matter }) => matter))];
  const matter = await resolveOne(context, call.targets, open, '协调');
  if (matter === undefined) return;
  const books = await booksOf(context, matter);
  const number = displayNumber(matter.suggestion);
  if (![...books.units.values()].some((unit) => isAtDesk(context, unit)))
    return refusePrivately(context, 'reassign-other-system', { number });
  const head = context.texts.render('coordination/head', {
    name: nameFor(matter.suggestion, undefined, context.rules),
  });
  const lines = [
    ...books.assignments.map((assignment) => assignedLine(context, assignment, books)),
    ...books.returns.map((request) => returnLine(context, request, books)),
    ...proposedLine(context, matter),
    books.returns.length === 0
      ? context.texts.render('coordination/no-claims', {})
      : context.texts.render('coordination/claims', { claims: claimsOf(context, books) }),
    context.texts.render('coordination/next', { number }),
  ];
  const text = [head, ...lines].join('\n');
  await sayPieces(context, { to: context.actor.direct, name: 'note', text, subject: matter.suggestion.id });
  await noteWhispered(context);
}

/** All shares of the matter, those given back too. */
async function booksOf(context: CommandContext, { suggestion }: Matter): Promise<Books> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const assignments = await findAssignments(tx, congressId, { suggestionId: suggestion.id });
  const returns = await findReturnRequests(tx, congressId, { assignment: { suggestionId: suggestion.id } });
  const units = (await listUnits(tx, congressId)).filter(({ id }) =>
    assignments.some(({ unitId }) => unitId === id),
  );
  const members = await findMembers(tx, {
    congressId,
    personId: { in: returns.flatMap(({ decidedById }) => decidedById ?? []) },
  });
  return {
    assignments,
    returns,
    units: new Map(units.map((unit) => [unit.id, unit])),
    names: new Map(members.map((member) => [member.personId, member.name])),
  };
}

function assignedLine(context: CommandContext, assignment: Assignment, { units }: Books): string {
  return context.texts.render('coordination/assigned', {
    date: chineseDate(assignment.assignedOn, context.today),
    unit: units.get(assignment.unitId)?.name ?? '',
    role: roleName(assignment.role, context.rules),
  });
}

function returnLine(context: CommandContext, request: ReturnRequest, books: Books): string {
  const said = context.texts.render('coordination/return', {
    serial: request.serial,
    date: chineseDate(request.requestedOn, context.today),
    unit: unitOf(request, books),
    reason: request.reason,
  });
  if (request.decision === undefined) return `${said}${context.texts.render('coordination/undecided', {})}`;
  const template = request.decision === 'agreed' ? 'coordination/agreed' : 'coordination/refused';
  const decided = context.texts.render(template, {
    person: books.names.get(request.decidedById ?? '') ?? '',
    note: request.decisionNote ?? '',
  });
  return `${said}${decided}`;
}

function unitOf({ assignmentId }: ReturnRequest, { assignments, units }: Books): string {
  const unitId = assignments.find(({ id }) => id === assignmentId)?.unitId ?? '';
  return units.get(unitId)?.name ?? '';
}

function proposedLine(context: CommandContext, { suggestion }: Matter): string[] {
  if (suggestion.suggestedUnits.length === 0) return [];
  const units = suggestion.suggestedUnits.join('、');
  return [context.texts.render('coordination/proposed', { units })];
}

/** 区教育局说归区住建局;区住建局说归园区管委会 */
function claimsOf(context: CommandContext, books: Books): string {
  return books.returns
    .map((request) =>
      context.texts.render(
        request.proposedUnit === undefined ? 'coordination/claims-none' : 'coordination/claims-other',
        { unit: unitOf(request, books), proposed: request.proposedUnit ?? '' },
      ),
    )
    .join(';');
}

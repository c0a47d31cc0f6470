import type { Call } from '../../chat/card-call.ts';
import type { Assignment, AssignmentRole } from '../../domain/assignment/assignment.ts';
import type { IssuePlan } from '../../domain/assignment/joint-issue.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { findAssignments } from '../../storage/assignments.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import type { CommandContext, Room } from '../context.ts';
import { roleName } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { numbersOf } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import type { Issue, Share } from './issue.ts';
import { findUnit, matchUnit } from './units.ts';

type Named = Pick<Call<'assign'>, 'lead' | 'assisting' | 'separate'>;

/** A matter and the units that it goes to. */
export interface Given {
  readonly matter: Matter;
  readonly shares: readonly Share[];
}

/** What goes to whom, and what is left because nothing is proposed for it. */
export interface Plan {
  readonly given: readonly Given[];
  readonly left: readonly Matter[];
}

export function namesNoUnit(call: Named): boolean {
  return call.lead.length + call.assisting.length + call.separate.length === 0;
}

/** The units that the command names, for all matters; else those that the list proposes. Undefined after a refusal. */
export async function planOf(
  context: CommandContext,
  call: Named,
  matters: readonly Matter[],
): Promise<Plan | undefined> {
  if (namesNoUnit(call)) {
    const { tx } = context.work;
    const suggestionId = { in: matters.map(({ suggestion }) => suggestion.id) };
    const back = await findAssignments(tx, context.congress.id, { suggestionId, state: 'returned' });
    return proposedPlan(await listUnits(tx, context.congress.id), matters, back);
  }
  const shares = await sharesOf(context, call);
  return shares === undefined
    ? undefined
    : { given: matters.map((matter) => ({ matter, shares })), left: [] };
}

/**
 * As the list proposes: the first unit leads, the others assist. What names a unit that is not known, or one that has
 * given it back already, is left.
 */
function proposedPlan(
  units: readonly Unit[],
  matters: readonly Matter[],
  returned: readonly Pick<Assignment, 'suggestionId' | 'unitId'>[],
): Plan {
  const given = matters.flatMap((matter): Given[] => {
    const { suggestedUnits } = matter.suggestion;
    const found = suggestedUnits.map((name) => matchUnit(units, name));
    const known = [...new Set(found.flatMap((unit) => unit ?? []))];
    const wentBack = returned.some(
      ({ suggestionId, unitId }) =>
        suggestionId === matter.suggestion.id && known.some(({ id }) => id === unitId),
    );
    if (known.length === 0 || found.includes(undefined) || wentBack) return [];
    const shares = known.map((unit, index) => ({ unit, role: proposedRole(index, known.length) }));
    return [{ matter, shares }];
  });
  const ids = new Set(given.map(({ matter }) => matter.suggestion.id));
  return { given, left: matters.filter(({ suggestion }) => !ids.has(suggestion.id)) };
}

function proposedRole(index: number, count: number): AssignmentRole {
  if (index > 0) return 'assisting';
  return count === 1 ? 'sole' : 'lead';
}

/** Named units in their roles; a lone lead unit is the sole one. Undefined after a refusal. */
async function sharesOf(context: CommandContext, call: Named): Promise<Share[] | undefined> {
  const named: [AssignmentRole, readonly string[]][] = [
    [
      call.lead.length === 1 && call.assisting.length === 0 && call.separate.length === 0 ? 'sole' : 'lead',
      call.lead,
    ],
    ['assisting', call.assisting],
    ['separate', call.separate],
  ];
  const shares: Share[] = [];
  for (const [role, names] of named) {
    for (const name of names) {
      const unit = await findUnit(context, name);
      if (unit === undefined) return undefined;
      shares.push({ unit, role });
    }
  }
  const answering = shares.some((share) => share.role !== 'assisting');
  const twice = new Set(shares.map((share) => share.unit.id)).size < shares.length;
  if (answering && !twice) return shares;
  await refusePrivately(context, answering ? 'unit-twice' : 'assign-without-lead', {});
  return undefined;
}

/** Every unit that gets something, once. */
export function unitNames(given: readonly Given[]): string {
  return [...new Set(given.flatMap(({ shares }) => shares.map(({ unit }) => unit.name)))].join('、');
}

/** 主办区住建局,协办区教育局:2026闭-018、2026闭-022; one line for those that go to the same units. */
export function planWords(room: Room, given: readonly Given[]): string {
  const lines = new Map<string, Matter[]>();
  for (const { matter, shares } of given) {
    const words = sharesWords(room, shares);
    lines.set(words, [...(lines.get(words) ?? []), matter]);
  }
  return [...lines]
    .map(([units, matters]) =>
      room.texts.render('assignments/plan-line', { units, numbers: numbersOf(matters) }),
    )
    .join('\n');
}

export function sharesWords(room: Room, shares: readonly Share[]): string {
  return shares.map(({ unit, role }) => `${roleName(role, room.rules)}${unit.name}`).join(',');
}

/** What was commanded, as it is issued on a day: 交办之日 is that day unless the command named one. */
export function issueOf(plan: IssuePlan, shares: readonly Share[], today: CivilDate): Issue {
  return { ...plan, shares, assignedOn: plan.assignedOn ?? today };
}

import type { AssignmentRole } from '../../domain/assignment/assignment.ts';
import type { Part } from '../../domain/assignment/reassign.ts';
import type { Call } from '../../chat/card-call.ts';
import type { Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { findUnit } from './units.ts';

export interface NamedUnits {
  readonly answering: readonly Part[];
  readonly assisting: readonly Part[];
  readonly units: ReadonlyMap<string, Unit>;
}

/** The units that a command names, with their roles. Undefined after a refusal: an unknown name, or one named twice. */
export async function namedParts(
  context: CommandContext,
  { lead, assisting, separate }: Pick<Call<'assign'>, 'lead' | 'assisting' | 'separate'>,
): Promise<NamedUnits | undefined> {
  const units = new Map<string, Unit>();
  const parts: Part[] = [];
  const named: readonly (readonly [AssignmentRole, readonly string[]])[] = [
    ['lead', lead],
    ['separate', separate],
    ['assisting', assisting],
  ];
  for (const [role, names] of named) {
    for (const name of names) {
      const unit = await findUnit(context, name);
      if (unit === undefined) return undefined;
      if (units.has(unit.id)) {
        await refusePrivately(context, 'unit-twice', {});
        return undefined;
      }
      units.set(unit.id, unit);
      parts.push({ unitId: unit.id, role });
    }
  }
  return {
    answering: parts.filter((part) => part.role !== 'assisting'),
    assisting: parts.filter((part) => part.role === 'assisting'),
    units,
  };
}

import { listUnits, type Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';

/**
 * The unit that is meant: its name, or the only one whose name ends with what was typed (住建局 for
 * 区住建局). Otherwise the speaker was told privately which units there are.
 */
export async function findUnit(context: CommandContext, typed: string): Promise<Unit | undefined> {
  const units = await listUnits(context.work.tx, context.congress.id);
  const found = matchUnit(units, typed);
  if (found !== undefined) return found;
  const near = units.filter((unit) => shares(unit.name, typed)).map((unit) => unit.name);
  const listed = near.length > 0 ? near : units.map((unit) => unit.name);
  await refusePrivately(context, 'unit-unknown', { unit: typed, units: listed.slice(0, 12).join('、') });
  return undefined;
}

/** The unit a name means, without telling anyone. */
export function matchUnit<U extends Pick<Unit, 'name'>>(units: readonly U[], typed: string): U | undefined {
  const name = typed.trim();
  const exact = units.find((unit) => unit.name === name);
  if (exact !== undefined) return exact;
  const ending = units.filter((unit) => unit.name.endsWith(name) || name.endsWith(unit.name));
  return ending.length === 1 ? ending[0] : undefined;
}

function shares(name: string, typed: string): boolean {
  return [...typed]
    .filter((letter) => !'省市区县局委办'.includes(letter))
    .some((letter) => name.includes(letter));
}

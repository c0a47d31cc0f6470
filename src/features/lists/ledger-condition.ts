import { dateColumn } from '../../storage/database.ts';
import { codeOf, KIND_WORDS, STATE_WORDS } from '../../domain/lists/words.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import { matchUnit } from '../assignments/units.ts';
import type { Room } from '../context.ts';
import type { Where } from './ledger-scope.ts';

/** A filter, or the word that is none. */
export type Condition = { readonly where: Where } | { readonly unknown: string };

/**
 * Read what stands after 表格: units, states, categories, kinds, and a few words more. Several of one kind mean any of
 * them, several kinds all of them.
 */
export async function conditionOf(room: Room, typed: string): Promise<Condition> {
  const units = await listUnits(room.work.tx, room.congress.id);
  const byKind = new Map<string, Where[]>();
  for (const word of typed
    .normalize('NFKC')
    .split(/[\s、,;。]+/u)
    .filter((it) => it !== '')) {
    const found = filterFor(room, units, word);
    if (found === undefined) return { unknown: word };
    byKind.set(found.kind, [...(byKind.get(found.kind) ?? []), found.where]);
  }
  return { where: { AND: [...byKind.values()].map((wheres) => ({ OR: wheres })) } };
}

interface Filter {
  readonly kind: 'unit' | 'state' | 'category' | 'series' | 'more';
  readonly where: Where;
}

function filterFor(room: Room, units: readonly Unit[], word: string): Filter | undefined {
  const more = moreFor(room, word);
  if (more !== undefined) return { kind: 'more', where: more };
  const state = codeOf(STATE_WORDS, word);
  if (state !== undefined) return { kind: 'state', where: { state } };
  const series = codeOf(KIND_WORDS, word);
  if (series !== undefined) return { kind: 'series', where: { kind: series } };
  const category = word.replace(/类$/u, '');
  if (room.rules.categories.includes(category)) return { kind: 'category', where: { category } };
  const unit = matchUnit(units, word);
  if (unit === undefined) return undefined;
  return { kind: 'unit', where: { assignments: { some: { unitId: unit.id, state: { not: 'returned' } } } } };
}

function moreFor({ today }: Room, word: string): Where | undefined {
  const open = { state: { in: ['issued', 'signed_off', 'return_requested'] }, role: { not: 'assisting' } };
  switch (word) {
    case '重点':
    case '重点督办':
      return { key: true };
    case '未签收':
      return { assignments: { some: { state: 'issued' } } };
    case '未答复':
      return { assignments: { some: open } };
    case '逾期':
      return { assignments: { some: { ...open, replyDue: { lt: dateColumn(today) } } } };
    default:
      return undefined;
  }
}

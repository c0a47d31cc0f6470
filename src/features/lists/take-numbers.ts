import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { formatNumber } from '../../domain/numbering/number-template.ts';
import type { LedgerMatter } from '../../domain/lists/ledger-matter.ts';
import type { NewMatter } from '../../domain/lists/suggestion-books.ts';
import { loadSessions } from '../../storage/list-roster.ts';
import { takeNumbers } from '../../storage/list-writes.ts';
import type { Room } from '../context.ts';
import { serialIn, seriesOf } from './series.ts';

/**
 * Give the suggestions of a list their intake numbers, and formal ones to those that have none. The counters go on
 * from what the list has: what is registered tomorrow gets a number that nobody has. They stay locked until the
 * list is written.
 */
export async function numbered(room: Room, added: readonly NewMatter[]): Promise<readonly NewMatter[]> {
  const { tx } = room.work;
  const congressId = room.congress.id;
  const series = seriesOf(room.rules, await loadSessions(tx, congressId));
  const scopeOf = ({ kind, submittedOn, assignedOn }: LedgerMatter): string =>
    series.scopeOf(kind, dayOf(room, { submittedOn, assignedOn }));

  const next = new Map<string, number>();
  const numbers = (scope: string): Series => ({ congressId, kind: 'formal', scope });
  for (const [scope, { highest, missing }] of needs(added, scopeOf)) {
    next.set(scope, await takeNumbers(tx, numbers(scope), { atLeast: highest, count: missing }));
  }
  const all = { congressId, kind: 'intake', scope: 'all' };
  const firstIntake = await takeNumbers(tx, all, { atLeast: 0, count: added.length });
  return added.map((it, index) => {
    const scope = scopeOf(it.matter);
    const serial = next.get(scope) ?? 0;
    if (it.matter.number === undefined) next.set(scope, serial + 1);
    const number = it.matter.number ?? formatNumber(scope, serial);
    return { ...it, matter: { ...it.matter, number, intakeNumber: firstIntake + index } };
  });
}

type Series = Parameters<typeof takeNumbers>[1];

interface Need {
  highest: number;
  missing: number;
}

function needs(
  added: readonly NewMatter[],
  scopeOf: (matter: LedgerMatter) => string,
): ReadonlyMap<string, Need> {
  const found = new Map<string, Need>();
  for (const { matter } of added) {
    const scope = scopeOf(matter);
    const serial = matter.number === undefined ? undefined : serialIn(scope, matter.number);
    // A number of no series of ours moves no counter.
    if (matter.number !== undefined && serial === undefined) continue;
    const need = found.get(scope) ?? { highest: 0, missing: 0 };
    need.highest = Math.max(need.highest, serial ?? 0);
    need.missing += matter.number === undefined ? 1 : 0;
    found.set(scope, need);
  }
  return found;
}

/** As for a row's number: by the day it was submitted, else assigned, else today. */
function dayOf(
  room: Room,
  days: { readonly submittedOn?: CivilDate | undefined; readonly assignedOn?: CivilDate | undefined },
): CivilDate {
  return days.submittedOn ?? days.assignedOn ?? room.today;
}

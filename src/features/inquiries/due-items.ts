import { answers, type Assignment } from '../../domain/assignment/assignment.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Matter, Share } from '../matters/matter.ts';

/** One thing that a unit owes: to sign off, to reply to the deputy, or an opinion to the lead unit. */
export interface DueItem {
  readonly matter: Matter;
  readonly share: Share;
  readonly kind: 'signOff' | 'reply' | 'opinion';
  readonly due: CivilDate;
  readonly overdue: boolean;
}

/** What the units owe: signing off first, then replies; in each what is longest due comes first. */
export function dueItems(
  matters: readonly Matter[],
  unitIds: readonly string[],
  today: CivilDate,
): DueItem[] {
  const items = matters.flatMap((matter) =>
    matter.shares
      .filter(({ unit }) => unitIds.includes(unit.id))
      .flatMap((share) => itemOf(matter, share, today)),
  );
  const signing = items.filter((item) => item.kind === 'signOff');
  const replying = items.filter((item) => item.kind !== 'signOff');
  return [...signing.toSorted(byDue), ...replying.toSorted(byDue)];
}

function itemOf(matter: Matter, share: Share, today: CivilDate): DueItem[] {
  const kind = owed(share.assignment);
  if (kind === undefined) return [];
  const due = kind === 'signOff' ? share.assignment.signOffDue : share.assignment.replyDue;
  return [{ matter, share, kind, due, overdue: due < today }];
}

function owed({ state, role }: Pick<Assignment, 'state' | 'role'>): DueItem['kind'] | undefined {
  if (state === 'issued') return 'signOff';
  if (state !== 'signed_off') return undefined;
  return answers(role) ? 'reply' : 'opinion';
}

/** Dates sort as text. */
function byDue(one: DueItem, other: DueItem): number {
  if (one.due !== other.due) return one.due < other.due ? -1 : 1;
  return one.matter.suggestion.intakeNumber - other.matter.suggestion.intakeNumber;
}

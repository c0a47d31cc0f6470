import { answers, type Assignment } from '../../domain/assignment/assignment.ts';
import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { ratableMatters } from './unrated.ts';

/** What staff may ask for: sign-offs, ratings, what falls due in so many days, what is overdue, one matter. */
export type Wanted =
  | { readonly kind: 'unsigned' | 'unrated' | 'overdue' }
  | { readonly kind: 'dueSoon'; readonly days: number }
  | { readonly kind: 'matters'; readonly ids: readonly string[] };

/** One who owes something, with the numbers of the matters. */
export interface Owing {
  readonly kind: 'unit' | 'deputy';
  /** Of the unit, or of the deputy's membership. */
  readonly id: string;
  readonly name: string;
  readonly matters: readonly Matter[];
}

/** 未签收, 未评价, 7天内到期, 逾期; undefined when the words say none of these. */
export function wantedOf(what: string): Wanted | undefined {
  if (/签收/u.test(what)) return { kind: 'unsigned' };
  if (/评价|评/u.test(what)) return { kind: 'unrated' };
  if (/逾期|超期/u.test(what)) return { kind: 'overdue' };
  const days = /(\d{1,2})\s*(?:天|日)/u.exec(what)?.[1];
  if (days !== undefined || /到期/u.test(what)) return { kind: 'dueSoon', days: Number(days ?? 7) };
  return undefined;
}

export async function findOwing(context: CommandContext, wanted: Wanted): Promise<Owing[]> {
  if (wanted.kind === 'unrated') return unrated(await ratableMatters(context));
  const state = { in: ['assigned', 'reopened'] };
  const where = wanted.kind === 'matters' ? { id: { in: [...wanted.ids] } } : { state };
  const matters = await loadMatters(
    context,
    await findSuggestions(context.work.tx, context.congress.id, where),
  );
  const rated =
    wanted.kind === 'matters'
      ? (await ratableMatters(context)).filter((each) => wanted.ids.includes(each.suggestion.id))
      : [];
  return [...byUnit(matters, (share) => owes(share, wanted, context.today)), ...unrated(rated)];
}

function owes(assignment: Assignment, wanted: Wanted, today: CivilDate): boolean {
  const { state, replyDue, role } = assignment;
  if (state !== 'issued' && state !== 'signed_off') return false;
  switch (wanted.kind) {
    case 'unsigned':
      return state === 'issued';
    case 'overdue':
      return replyDue < today;
    case 'dueSoon':
      return answers(role) && replyDue >= today && replyDue <= addDays(today, wanted.days);
    case 'matters':
      return true;
    case 'unrated':
      return false;
  }
}

function byUnit(matters: readonly Matter[], owing: (assignment: Assignment) => boolean): Owing[] {
  const units = new Map<string, Owing>();
  for (const matter of matters) {
    for (const { unit, assignment } of matter.shares) {
      if (!owing(assignment)) continue;
      const known = units.get(unit.id)?.matters ?? [];
      units.set(unit.id, { kind: 'unit', id: unit.id, name: unit.name, matters: [...known, matter] });
    }
  }
  return [...units.values()];
}

function unrated(matters: readonly Matter[]): Owing[] {
  const deputies = new Map<string, Owing>();
  for (const matter of matters) {
    const { id, name } = matter.lead;
    const known = deputies.get(id)?.matters ?? [];
    deputies.set(id, { kind: 'deputy', id, name, matters: [...known, matter] });
  }
  return [...deputies.values()];
}

/** 2026闭-001、2026闭-002 …… */
export function numbersOwed({ matters }: Owing): string {
  const named = matters.slice(0, NAMED).map(({ suggestion }) => displayNumber(suggestion));
  return `${named.join('、')}${matters.length > NAMED ? `等${matters.length}件` : ''}`;
}

const NAMED = 4;

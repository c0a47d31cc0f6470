import type { Call } from '../../chat/card-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber, type SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { type DueItem, dueItems } from '../inquiries/due-items.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { hasRole } from '../inquiries/place.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf } from '../matters/targets.ts';
import { answerPrivately, noteWhispered } from '../speaking/speak.ts';

/** States in which a leader still has something to look after. */
const OPEN: readonly SuggestionState[] = ['registered', 'assigned', 'replied', 'reopened'];

/** A matter that a leader looks after, and what is due next of it. */
interface Led {
  readonly matter: Matter;
  readonly next: DueItem | undefined;
}

/**
 * 领办清单 (features.md row 26): what each 领办领导 looks after, with ready words for staff to pass on, since nothing
 * goes to a leader by itself. A leader reads the own matters. Always privately: leaders are named.
 */
export async function listLeaders(context: CommandContext, call: Call<'leaderList'>): Promise<void> {
  const staff = hasRole(context, 'staff');
  const wanted = staff ? call.leader : context.actor.name;
  const all = await leadersOf(context);
  // Staff types a part of a name; a leader reads what ends in the own one (副区长王伟), and not what 王伟民 leads.
  const fits = (leader: string, name: string): boolean =>
    staff ? leader.includes(name) : leader.endsWith(name);
  const chosen = [...all].filter(([leader]) => wanted === undefined || fits(leader, wanted));
  if (chosen.length === 0)
    return answerPrivately(
      context,
      wanted === undefined ? 'assignments/leaders-none' : 'assignments/leader-none',
      { leader: wanted ?? '' },
    );
  const to = context.actor.direct;
  const list = chosen.map(([leader, led]) => listed(context, leader, led)).join('\n');
  await sayPieces(context, { to, name: 'leaders', text: list });
  if (staff) {
    const words = chosen.map(([leader, led]) => wording(context, leader, led));
    const head = context.texts.render('assignments/leader-words-head', {});
    await sayPieces(context, { to, name: 'leader-words', text: [head, ...words].join('\n') });
  }
  await noteWhispered(context);
}

/** By the name as it was typed at 签收 or 重点; one who leads a matter by both has it once. */
async function leadersOf(context: CommandContext): Promise<ReadonlyMap<string, readonly Led[]>> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, { state: { in: [...OPEN] } });
  const leaders = new Map<string, Led[]>();
  for (const matter of await loadMatters(context, rows)) {
    const ofAll = namesIn(matter.suggestion.responsibleLeader);
    const ofShares = matter.shares.flatMap(({ assignment }) => namesIn(assignment.handlerLeader));
    for (const leader of new Set([...ofAll, ...ofShares])) {
      const own = matter.shares.filter(({ assignment }) =>
        namesIn(assignment.handlerLeader).includes(leader),
      );
      const shares = ofAll.includes(leader) ? matter.shares : own;
      const units = shares.map(({ unit }) => unit.id);
      const led = { matter, next: earliest(dueItems([matter], units, context.today)) };
      leaders.set(leader, [...(leaders.get(leader) ?? []), led]);
    }
  }
  return leaders;
}

function namesIn(typed = ''): string[] {
  return typed
    .split(/[、,\uff0c;\uff1b]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Dates sort as text. */
function earliest(items: readonly DueItem[]): DueItem | undefined {
  return items.toSorted((one, other) => (one.due < other.due ? -1 : 1))[0];
}

function listed(context: CommandContext, leader: string, led: readonly Led[]): string {
  const lines = led.map(({ matter, next }) =>
    context.texts.render(`assignments/leader-line${dueOf(next)}`, {
      name: nameFor(matter.suggestion, undefined, context.rules),
      state: stateName(matter.suggestion.state),
      date: next === undefined ? '' : chineseDate(next.due, context.today),
    }),
  );
  const head = context.texts.render('assignments/leader-head', { leader, count: led.length });
  return [head, ...lines].join('\n');
}

function dueOf(next: DueItem | undefined): '' | '-due' | '-past' {
  if (next === undefined) return '';
  return next.overdue ? '-past' : '-due';
}

/** What staff may say to the leader, with the day that comes next. */
function wording(context: CommandContext, leader: string, led: readonly Led[]): string {
  const next = earliest(led.flatMap((each) => each.next ?? []));
  return context.texts.render(`assignments/leader-words${dueOf(next)}`, {
    leader,
    count: led.length,
    numbers: numbersOf(led.map(({ matter }) => matter)),
    number: next === undefined ? '' : displayNumber(next.matter.suggestion),
    date: next === undefined ? '' : chineseDate(next.due, context.today),
  });
}

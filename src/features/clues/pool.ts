import type { LetteredRef } from '../../chat/command-call.ts';
import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { type Clue, clueNumber, clueTitle } from '../../domain/clues/clue.ts';
import { findClues } from '../../storage/clues.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { isAmongOffice } from '../inquiries/place.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { todoList } from '../inquiries/todo-list.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, answerPrivately, noteWhispered } from '../speaking/speak.ts';
import { meantClue, pooledClues } from './find.ts';
import { reporterOf } from './report.ts';

/**
 * 线索池: what waits there. The office sees who reported it; a deputy, privately and without names, what may be
 * taken up.
 */
export async function showPool(context: CommandContext): Promise<void> {
  const staff = context.actor.roles.includes('staff');
  const clues = await pooledClues(context);
  const shown = staff ? clues : clues.filter(({ state }) => state === 'open');
  const here = staff && isAmongOffice(context);
  if (shown.length === 0) return (here ? answer : answerPrivately)(context, 'clues/pool-empty', {});
  const list = todoList(context, {
    head: context.texts.render(staff ? 'clues/pool-head' : 'clues/pool-head-deputy', { count: shown.length }),
    lines: staff ? await linesWithNames(context, shown) : shown.map((clue) => lineOf(context, clue)),
    next: context.texts.render(staff ? 'clues/pool-next' : 'clues/pool-next-deputy', {
      clue: shown[0] === undefined ? '' : clueNumber(shown[0]),
    }),
  });
  if (here) await sayPieces(context, { to: context.place.address, name: 'clues', text: list.short });
  if (here && list.complete) return;
  await sayPieces(context, { to: context.actor.direct, name: 'clues-all', text: list.long });
  if (!here) await noteWhispered(context);
}

/** 线索 12, 查 线12: where a clue stands; without a number, the own ones of whoever asks. */
export async function showClue(context: CommandContext, ref: LetteredRef | undefined): Promise<void> {
  if (ref === undefined && !context.actor.roles.includes('staff')) return showOwn(context);
  const clue = await meantClue(context, ref);
  if (clue === undefined) return;
  const own = context.actor.members.some(({ id }) => id === clue.reporterId || id === clue.claimedById);
  const { roles } = context.actor;
  const deputy = roles.includes('deputy');
  if (!own && !deputy && !roles.includes('staff'))
    return refusePrivately(context, 'clue-unknown', { clue: clueNumber(clue) });
  if (!own && !roles.includes('staff') && clue.state !== 'open')
    return refusePrivately(context, `clue-settled.${clue.state}`, { clue: clueNumber(clue) });
  await answerPrivately({ ...context, subject: clue.id }, 'clues/shown', {
    clue: clueNumber(clue),
    date: chineseDate(civilDateOf(clue.enteredAt), context.today),
    body: clue.body === '' ? clueTitle(clue) : clue.body,
    state: stateOf(context, clue),
  });
}

/** The clues that the speaker reported, and how each stands. */
export async function showOwn(context: CommandContext): Promise<void> {
  const text = await ownText(context);
  if (text === undefined) return answerPrivately(context, 'clues/own-none', { person: context.actor.name });
  await sayPieces(context, { to: context.actor.direct, name: 'clues-own', text });
  await noteWhispered(context);
}

/** The same in words; undefined when there is none. */
export async function ownText(context: CommandContext): Promise<string | undefined> {
  const reporter = reporterOf(context);
  if (reporter === undefined) return undefined;
  const clues = await findClues(context.work.tx, context.congress.id, { reporterId: reporter.id });
  if (clues.length === 0) return undefined;
  const head = context.texts.render('clues/own-head', { person: context.actor.name, count: clues.length });
  const lines = clues.map((clue) =>
    context.texts.render('clues/own-line', {
      clue: clueNumber(clue),
      body: clueTitle(clue),
      state: stateOf(context, clue),
    }),
  );
  return [head, ...lines].join('\n');
}

function stateOf(context: CommandContext, clue: Clue): string {
  return context.texts.render(`clues/state.${clue.state}`, { to: clue.passedTo ?? '' });
}

async function linesWithNames(context: CommandContext, clues: readonly Clue[]): Promise<string[]> {
  const members = await findMembers(context.work.tx, {
    congressId: context.congress.id,
    id: { in: clues.flatMap(({ reporterId, claimedById }) => [reporterId, claimedById ?? []].flat()) },
  });
  const names = new Map(members.map((member: Member) => [member.id, member.name]));
  return clues.map((clue) => {
    const { claimedById } = clue;
    const reporter = names.get(clue.reporterId) ?? '';
    const values = { clue: clueNumber(clue), body: clueTitle(clue), reporter };
    if (claimedById === undefined) return context.texts.render('clues/pool-line-staff', values);
    const claimer = names.get(claimedById) ?? '';
    return context.texts.render('clues/pool-line-staff-claimed', { ...values, claimer });
  });
}

function lineOf(context: CommandContext, clue: Clue): string {
  return context.texts.render('clues/pool-line', { clue: clueNumber(clue), body: clueTitle(clue) });
}

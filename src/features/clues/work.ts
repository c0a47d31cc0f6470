import type { Call } from '../../chat/card-call.ts';
import { assertNever } from '../../domain/result.ts';
import { type Clue, clueNumber } from '../../domain/clues/clue.ts';
import { moveClue } from '../../domain/clues/transitions.ts';
import { saveClue } from '../../storage/clues.ts';
import { ask } from '../asking/ask.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { claim } from './claim.ts';
import { meantClue, refuseSettled } from './find.ts';
import { showClue } from './pool.ts';
import { makeSuggestion } from './make-suggestion.ts';
import { settleClueCards, tellReporters } from './tell.ts';

type Work = Call<'clueWork'>;

/** 线索 号 认领|转建议|转小微急|转出 去向|并入 号: the office does any of it, a deputy takes one up. */
export async function workOnClue(context: CommandContext, call: Work): Promise<void> {
  if (call.deed === undefined) return showClue(context, call.clue);
  const staff = context.actor.roles.includes('staff');
  const own = call.deed === 'claim' || call.deed === 'suggest';
  if (!staff && deputyOf(context.actor) === undefined) return refusePrivately(context, 'clue-councillor', {});
  if (!staff && !own) return refusePrivately(context, 'role', { word: '线索', who: '代表工委' });
  const clue = await meantClue(context, call.clue);
  if (clue === undefined) return;
  switch (call.deed) {
    case 'claim':
      return claim(context, clue, call.person);
    case 'suggest':
    case 'fastTrack':
      return makeSuggestion(context, clue, call.deed);
    case 'merge':
      return merge(context, clue, call);
    case 'passOn':
      return passOn(context, clue, call);
    default:
      return assertNever(call.deed);
  }
}

/** 并入: two clues about one thing are handled as one; both reporters hear of it. */
async function merge(context: CommandContext, clue: Clue, call: Work): Promise<void> {
  if (call.into === undefined) return refusePrivately(context, 'clue-into-what', { clue: clueNumber(clue) });
  const into = await meantClue(context, call.into);
  if (into === undefined) return;
  if (into.id === clue.id || !['open', 'claimed', 'converted'].includes(into.state))
    return refusePrivately(context, 'clue-into-itself', { clue: clueNumber(clue), into: clueNumber(into) });
  const moved = moveClue(clue, 'merge', { mergedIntoId: into.id, settledAt: context.now });
  if (!moved.ok) return refuseSettled(context, clue);
  const saved = await saveClue(context.work, clue, moved.value, { action: 'clue.merged' });
  const values = { clue: clueNumber(saved), into: clueNumber(into) };
  await answer({ ...context, subject: into.id }, 'clues/merged', values);
  await settleClueCards(context, saved);
  await tellReporters(context, saved, {
    template: 'clues/told-merged',
    more: { into: values.into },
    but: [context.actor.personId],
  });
}

/** 转出: to 12345, a street, a company — where it is noted, and the reporter told. */
async function passOn(context: CommandContext, clue: Clue, call: Work): Promise<void> {
  const number = clueNumber(clue);
  if (call.to === undefined) {
    const known: Work = { ...call, clue: { letter: '线', serial: clue.serial } };
    return ask(context, { call: known, field: 'to', template: 'clues/to-whom', values: { clue: number } });
  }
  const moved = moveClue(clue, 'passOn', { passedTo: call.to, settledAt: context.now });
  if (!moved.ok) return refuseSettled(context, clue);
  const saved = await saveClue(context.work, clue, moved.value, { action: 'clue.passed_on' });
  await answer({ ...context, subject: saved.id }, 'clues/passed-on', { clue: number, to: call.to });
  await settleClueCards(context, saved);
  await tellReporters(context, saved, {
    template: 'clues/told-passed-on',
    more: { to: call.to },
    but: [context.actor.personId],
  });
}

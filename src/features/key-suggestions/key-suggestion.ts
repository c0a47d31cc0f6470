import type { Call } from '../../chat/card-call.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { yearOf } from '../../domain/calendar/civil-date.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say, whisper } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { showScores } from './key-scores.ts';
import { listKeySuggestions } from './list-key-suggestions.ts';
import { OPEN, openMatters } from './open.ts';

type Key = Call<'keySuggestion'>;

/**
 * 重点: a key suggestion with who supervises it (督办领导) and who answers for it (领办领导). Leaders are never written
 * to: the office gets the words and sends them.
 */
export async function keySuggestion(context: CommandContext, call: Key): Promise<void> {
  if (call.deed === 'list') return listKeySuggestions(context);
  if (!context.actor.roles.includes('staff'))
    return refusePrivately(context, 'role', { word: '重点', who: '代表工委' });
  const matter = await resolveOne(context, call.targets, () => openMatters(context), '重点');
  if (matter === undefined) return;
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  if (!OPEN.includes(suggestion.state))
    return refusePrivately(context, 'key-state', { number, state: stateName(suggestion.state) });
  if (call.deed === 'end') return end(context, matter);

  const saved = await saveSuggestion(context.work, suggestion, withLeaders(suggestion, call), {
    action: suggestion.key ? 'suggestion.key_leaders' : 'suggestion.key',
  });
  await answerSet(context, saved, matter);
  await proposeWords(context, saved, call);
  if (suggestion.key) return;
  await showScores(context, saved);
  await tellOthers(context, { ...matter, suggestion: saved });
}

function withLeaders(suggestion: Suggestion, call: Key): Suggestion {
  const supervisionLeader = call.supervisionLeader ?? suggestion.supervisionLeader;
  const responsibleLeader = call.responsibleLeader ?? suggestion.responsibleLeader;
  return {
    ...suggestion,
    key: true,
    ...(supervisionLeader === undefined ? {} : { supervisionLeader }),
    ...(responsibleLeader === undefined ? {} : { responsibleLeader }),
  };
}

async function end(context: CommandContext, { suggestion }: Matter): Promise<void> {
  const number = displayNumber(suggestion);
  if (!suggestion.key) return refusePrivately(context, 'key-not-set', { number });
  const { supervisionLeader: _supervision, responsibleLeader: _responsible, ...rest } = suggestion;
  await saveSuggestion(context.work, suggestion, { ...rest, key: false }, { action: 'suggestion.key_ended' });
  await answer({ ...context, subject: suggestion.id }, 'key-suggestions/ended', { number });
}

/** With the quota as a hint: about so many a year, more is the office's affair. */
async function answerSet(context: CommandContext, suggestion: Suggestion, matter: Matter): Promise<void> {
  const year = yearOf(context.today);
  const key = await findSuggestions(context.work.tx, context.congress.id, { key: true });
  const count = key.filter(
    ({ registeredOn }) => registeredOn !== undefined && yearOf(registeredOn) === year,
  ).length;
  const { quota } = context.supervision;
  await answer(
    { ...context, subject: suggestion.id },
    count > quota ? 'key-suggestions/set-beyond-quota' : 'key-suggestions/set',
    {
      name: nameFor(matter.suggestion, context.place.group, context.rules),
      number: displayNumber(suggestion),
      leader: suggestion.supervisionLeader ?? '未定',
      responsible: suggestion.responsibleLeader ?? '未定',
      count,
      quota,
    },
  );
}

/** Ready wording for each leader who was named just now; the office decides whether it is sent. */
async function proposeWords(context: CommandContext, suggestion: Suggestion, call: Key): Promise<void> {
  const values = { name: nameFor(suggestion, undefined, context.rules) };
  const here = { ...context, subject: suggestion.id };
  if (call.supervisionLeader !== undefined)
    await whisper(here, 'key-suggestions/words-supervision', { ...values, leader: call.supervisionLeader });
  if (call.responsibleLeader !== undefined)
    await whisper(here, 'key-suggestions/words-responsible', { ...values, leader: call.responsibleLeader });
}

async function tellOthers(context: CommandContext, { suggestion, shares, lead }: Matter): Promise<void> {
  for (const { unit, assignment } of shares)
    for (const { address: to, group } of await unitPlaces(context, unit.id))
      await say(context, {
        to,
        class: 'notice',
        template: answers(assignment.role) ? 'key-suggestions/to-lead-unit' : 'key-suggestions/to-unit',
        values: {
          number: displayNumber(suggestion),
          unit: unit.name,
          name: nameFor(suggestion, group, context.rules),
        },
        subject: suggestion.id,
      });
  await tellMember(context, lead, {
    class: 'notice',
    template: 'key-suggestions/to-deputy',
    values: { deputy: lead.name, name: nameFor(suggestion, undefined, context.rules) },
    subject: suggestion.id,
  });
}

import { answers, type Assignment } from '../../domain/assignment/assignment.ts';
import { dueDates } from '../../domain/assignment/due-dates.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import {
  decideSecondRound,
  type NewRound,
  type SecondRoundRefusal,
} from '../../domain/satisfaction/second-round.ts';
import { assertNever } from '../../domain/result.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { insertAssignment } from '../../storage/assignments.ts';
import { hearingOf } from '../../storage/hearings.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer } from '../speaking/speak.ts';
import { tellDeputies, tellUnit } from './tell-round.ts';

export interface RoundToOpen extends NewRound {
  /** What the deputy still asks for, in the office's words (整理后的意见). */
  readonly demand?: string | undefined;
}

/** The round that may begin for a matter; undefined after a refusal. */
export async function decideRound(
  context: CommandContext,
  { suggestion }: Matter,
  { due, heard }: { readonly due: Assignment['replyDue'] | undefined; readonly heard?: boolean },
): Promise<NewRound | undefined> {
  const rules = await rulesOfMatter(context, suggestion);
  const hearing = await hearingOf(context.work.tx, suggestion);
  const decided = decideSecondRound({
    suggestion,
    heard: heard ?? hearing?.conclusion !== undefined,
    due,
    today: context.today,
    rules,
    calendar: context.calendar,
  });
  if (decided.ok) return decided.value;
  await refuseRound(context, suggestion, decided.refusal);
  return undefined;
}

async function refuseRound(
  context: CommandContext,
  suggestion: Suggestion,
  refusal: SecondRoundRefusal,
): Promise<void> {
  const number = displayNumber(suggestion);
  switch (refusal.code) {
    case 'ROUND_WRONG_STATE':
      return refusePrivately(context, 'round-not-replied', { number, state: stateName(refusal.state) });
    case 'ROUND_HEARING_FIRST':
      return refusePrivately(context, 'round-hearing-first', { number });
    case 'ROUND_TOO_MANY':
      return refusePrivately(context, 'round-too-many', { number, rounds: refusal.rounds });
    case 'ROUND_DUE_PAST':
      return refusePrivately(context, 'round-due-past', {
        number,
        date: chineseDate(refusal.due, context.today),
      });
    default:
      return assertNever(refusal);
  }
}

/**
 * 二次交办: a new round with a date of its own; the same units get it again, their earlier replies stay. Contacts,
 * reply and rating of the new round are rows of their own.
 */
export async function openRound(context: CommandContext, matter: Matter, round: RoundToOpen): Promise<void> {
  const reopened = await reopen(context, matter.suggestion, round);
  await settleCardsAbout(context, { subject: reopened.id, kinds: ['rating'] });
  const shares = matter.shares.filter(({ assignment }) => answers(assignment.role));
  for (const share of shares) {
    const assignment = await assignmentOf(context, share, round);
    await insertAssignment(context.work, assignment, { action: 'assignment.issued' });
    await tellUnit(context, reopened, { lead: matter.lead, share: { ...share, assignment }, round });
  }
  await tellDeputies(context, matter, { round, shares });
  await answer({ ...context, subject: reopened.id }, 'second-round/opened', {
    number: displayNumber(reopened),
    round: round.round,
    units: shares.map(({ unit }) => unit.name).join('、'),
    date: chineseDate(round.due, context.today),
    mark: markOf(context, round),
  });
}

/** The rating window of the round before is over with it. */
async function reopen(
  context: CommandContext,
  suggestion: Suggestion,
  { round }: NewRound,
): Promise<Suggestion> {
  const moved = moveSuggestion(suggestion, 'reopen', { round });
  if (!moved.ok)
    throw new Error(`suggestion ${suggestion.id} cannot be reopened in state ${moved.refusal.state}`);
  const { rateBy, ...next } = moved.value;
  const facts = rateBy === undefined ? {} : { facts: { rateBy } };
  return saveSuggestion(context.work, suggestion, next, { action: 'suggestion.reopened', ...facts });
}

async function assignmentOf(
  context: CommandContext,
  { assignment }: Share,
  round: NewRound,
): Promise<Assignment> {
  const { today, calendar } = context;
  const { role, hard, congressId, suggestionId, unitId } = assignment;
  const rules = context.rules;
  const dates = dueDates(rules, { assignedOn: today, role, hard, fastTrack: false }, calendar);
  const within = (date: Assignment['replyDue']) => (date < round.due ? date : round.due);
  return {
    congressId,
    id: context.newId(),
    version: 1,
    suggestionId,
    unitId,
    round: round.round,
    role,
    state: 'issued',
    assignedOn: today,
    enteredAt: context.now,
    enteredById: context.actor.personId,
    signOffDue: within(dates.signOffDue),
    returnDue: within(dates.returnDue),
    replyDue: round.due,
    legalReplyDue: round.legalDue,
    hard,
    provisional: round.provisional,
  };
}

/** A date later than the rules' is taken and marked (domain.md 1.16). */
function markOf({ texts, today }: CommandContext, { due, legalDue }: NewRound): string {
  return due > legalDue ? texts.render('second-round/later', { date: chineseDate(legalDue, today) }) : '';
}

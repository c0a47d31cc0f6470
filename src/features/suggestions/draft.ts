import { dateColumn } from '../../storage/database.ts';
import type { SuggestionText } from '../../chat/command-call.ts';
import { type CivilDate, chineseDate } from '../../domain/calendar/civil-date.ts';
import { listedPoints } from '../../chat/reading/points.ts';
import { defaultTitle, missingParts } from '../../domain/suggestion/content.ts';
import { intakeLabel, type Suggestion, type SuggestionKind } from '../../domain/suggestion/suggestion.ts';
import { nextNumber } from '../../storage/counters.ts';
import type { Member } from '../../storage/roster.ts';
import { insertSuggestion } from '../../storage/suggestions.ts';
import { expectAnswer } from '../asking/ask.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext, Room } from '../context.ts';
import { jointWords, nameCosigners } from '../cosigning/named.ts';
import { choice, noteWhispered, showCard, type Values } from '../speaking/speak.ts';
import { DRAFT_CARD } from './draft-in-mind.ts';
import { adviseOn, withCategory } from './appraisal.ts';

/** Store what a deputy typed as a draft with its intake number (收件号); nothing typed is lost. */
export async function createDraft(
  context: CommandContext,
  lead: Member,
  typed: SuggestionText,
): Promise<Suggestion> {
  const intakeNumber = await nextNumber(context.work.tx, context.congress.id, 'intake', 'all');
  const { platform, account, conversation } = context.place.address;
  const suggestion: Suggestion = {
    congressId: context.congress.id,
    id: context.newId(),
    version: 1,
    state: 'draft',
    kind: await kindOn(context, context.today),
    intakeNumber,
    ...withCategory(context, contentOf(typed)),
    key: false,
    leadDeputyId: lead.id,
    reviewLevel: 0,
    round: 1,
    origin: { platform, account, conversation },
    enteredById: context.actor.personId,
    enteredAt: context.now,
  };
  await insertSuggestion(context.work, suggestion, { action: 'suggestion.drafted' });
  await keepFiles(context, suggestion);
  await nameCosigners(context, suggestion, typed.cosigners);
  return suggestion;
}

async function valuesOf(
  context: CommandContext,
  suggestion: Suggestion,
  before: Suggestion | undefined,
): Promise<Values> {
  const inGroup = context.place.group !== undefined && !suggestion.confidential;
  return {
    deputy: context.actor.name,
    intake: intakeLabel(suggestion.intakeNumber),
    date: chineseDate(context.today),
    title: suggestion.title,
    openness: suggestion.confidential ? '(不公开)' : '',
    points: listedPoints(suggestion.advice).length,
    category: suggestion.category === undefined ? '类别由工委定' : `${suggestion.category}类`,
    joint:
      (await jointWords(context, suggestion)) +
      (before === undefined ? '' : changedWords(suggestion, before)),
    quoting: inGroup ? context.texts.render('speaking/quoting', {}) : '',
  };
}

/** Show a draft back to the deputy with what can be done; nobody else may answer the card. */
export async function showDraft(
  context: CommandContext,
  suggestion: Suggestion,
  before?: Suggestion,
): Promise<void> {
  const privately = suggestion.confidential && context.place.group !== undefined;
  const id = suggestion.id;
  const missing = missingParts(suggestion);
  await showCard(context, {
    to: privately ? context.actor.direct : context.place.address,
    class: 'answer',
    template:
      missing.length === 0 ? 'suggestions/draft-shown' : `suggestions/draft-missing-${missing.join('-and-')}`,
    values: await valuesOf(context, suggestion, before),
    kind: DRAFT_CARD,
    subject: id,
    answerableBy: [context.actor.personId],
    choices: [
      choice('确认提交', { name: 'confirmDraft', suggestion: id }, { confirmed: true }),
      choice('修改', { name: 'editDraft', suggestion: id }),
      choice('放弃', { name: 'discardDraft', suggestion: id }, { confirmed: true }),
    ],
  });
  const [asked] = missing;
  if (asked !== undefined) {
    await expectAnswer(context, { call: { name: 'amendDraft', suggestion: id }, field: asked });
  }
  await adviseOn(context, suggestion);
  if (privately) await noteWhispered(context);
}

/** The longest text of a part that is shown back; the end of it is what was added. */
const SHOWN_LENGTH = 60;

/** The parts that read otherwise than before, as they read now. */
function changedWords(now: Suggestion, before: Suggestion): string {
  const parts = [
    ['问题', now.reason, before.reason],
    ['建议', now.advice, before.advice],
  ] as const;
  return parts
    .filter(([, text, earlier]) => text !== earlier)
    .map(([label, text]) => {
      const short = text.length > SHOWN_LENGTH ? `…${text.slice(-SHOWN_LENGTH)}` : text;
      return `\n【${label}】${short}`;
    })
    .join('');
}

/** Prose about a draft takes nothing away: it follows what is there, or is the one part that is missing. */
export function added(typed: SuggestionText, before: Suggestion): SuggestionText {
  const { reason, advice, ...others } = typed;
  if (typed.title !== undefined) return typed;
  const [missing, ...more] = missingParts(before);
  if (missing !== undefined && more.length === 0 && typed.body !== undefined)
    return { ...others, [missing]: typed.body };
  return {
    ...others,
    ...(reason === undefined ? {} : { reason: joined(before.reason, reason) }),
    ...(advice === undefined ? {} : { advice: joined(before.advice, advice) }),
  };
}

function joined(before: string, more: string): string {
  return before === '' ? more : `${before}\n${more}`;
}

/** What was typed, laid over what is there already. */
export function contentOf(
  typed: SuggestionText,
  before?: Suggestion,
): Pick<
  Suggestion,
  | 'title'
  | 'reason'
  | 'analysis'
  | 'advice'
  | 'body'
  | 'category'
  | 'confidential'
  | 'suggestedUnits'
  | 'formedBy'
> {
  const reason = typed.reason ?? before?.reason ?? '';
  const analysis = typed.analysis ?? before?.analysis ?? '';
  const advice = typed.advice ?? before?.advice ?? '';
  const body = typed.body ?? before?.body ?? '';
  const category = typed.category ?? before?.category;
  const formedBy = typed.formedBy ?? before?.formedBy;
  return {
    title: typed.title ?? before?.title ?? defaultTitle({ advice, reason, body }),
    reason: reason === '' && advice === '' ? body : reason,
    analysis,
    advice,
    body,
    confidential: typed.confidential ?? before?.confidential ?? false,
    suggestedUnits: typed.units.length > 0 ? typed.units : (before?.suggestedUnits ?? []),
    ...(category === undefined ? {} : { category }),
    ...(formedBy === undefined ? {} : { formedBy }),
  };
}

/** What a suggestion of that day is: of a session that sits then, else between sessions. */
export async function kindOn(
  room: Pick<Room, 'work' | 'congress'>,
  day: CivilDate,
): Promise<Exclude<SuggestionKind, 'fast_track'>> {
  const on = dateColumn(day);
  const session = await room.work.tx.session.findFirst({
    where: { congressId: room.congress.id, startsOn: { lte: on }, endsOn: { gte: on } },
  });
  return session === null ? 'between_sessions' : 'session';
}

/** Keep what came with the message as attachments of the suggestion. */
export async function keepFiles(context: CommandContext, suggestion: Suggestion): Promise<void> {
  const { congressId, id: suggestionId } = suggestion;
  for (const fileId of await storeAttachments(context)) {
    await context.work.tx.suggestionFile.create({ data: { congressId, suggestionId, fileId } });
  }
}

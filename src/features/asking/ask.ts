import type { AnyCall } from '../../chat/card-call.ts';
import { closeDrafts, insertDraft, newestDraft, useDraft } from '../../storage/drafts.ts';
import type { CommandContext } from '../context.ts';
import { noteWhispered, type Values, whisper } from '../speaking/speak.ts';
import { completeTerms } from '../polls/complete-terms.ts';
import type { AskedField as PollField } from '../polls/terms.ts';
import { correctionOfDraft, revisionText } from '../suggestions/revision-text.ts';
import { type AskedField, completed } from './completed.ts';
import { isGivenUp } from './given-up.ts';
import { isAboutSame, isStillOpen } from './matter-of-question.ts';
import { aimedAt } from './which-matters.ts';

/** The kind of private draft that an open question is kept as. */
const QUESTION = 'question';

/** A question stays open for a day; whoever does something else meanwhile has left it. */
const OPEN_FOR_MS = 24 * 60 * 60 * 1000;

interface Question {
  /** What will be done once the field is known. */
  readonly call: AnyCall;
  readonly field: AskedField | PollField;
}

/** Remember a question that a message of the bot has just asked this person; earlier ones are dropped. */
export async function expectAnswer(context: CommandContext, question: Question): Promise<void> {
  await closeDrafts(context.work.tx, ownerOf(context), QUESTION, context.now);
  await insertDraft(context.work.tx, {
    id: context.newId(),
    ...ownerOf(context),
    kind: QUESTION,
    payload: question,
    createdAt: context.now,
  });
}

/**
 * Ask for what is missing, in the direct chat (commands.md rule 6); a group reads 已私信您. The next
 * plain sentence there is the answer.
 */
export async function ask(
  context: CommandContext,
  question: Question & { readonly template: string; readonly values: Values },
): Promise<void> {
  await expectAnswer(context, { call: question.call, field: question.field });
  await whisper(context, question.template, question.values);
  await noteWhispered(context);
}

/** Calls after which an open question is still open: people look things up before they answer. */
const LOOKING: readonly AnyCall['name'][] = [
  'help',
  'guide',
  'query',
  'readFull',
  'mine',
  'todo',
  'overview',
  'greeting',
];

/**
 * The call that a sentence in the direct chat completes, if a question is open; 算了 leaves it. Undefined when
 * it is no answer: a word of its own, nothing was asked, or the matter was settled otherwise meanwhile.
 */
export async function answerTo(
  context: CommandContext,
  said: { readonly call: AnyCall; readonly spoken: string; readonly marked: boolean },
): Promise<AnyCall | undefined> {
  const draft = await newestDraft(context.work.tx, ownerOf(context), QUESTION);
  // The cast holds: drafts of this kind are written by expectAnswer only.
  const question = draft?.payload as Question | undefined;
  const corrects = isAboutDraft(question) ? await correctionOfDraft(context, said) : undefined;
  if (corrects !== undefined) {
    if (draft !== undefined) await useDraft(context.work.tx, draft, context.now);
    return corrects;
  }
  if (draft === undefined || question === undefined) return revisionText(context, said);
  if (context.place.group !== undefined) {
    // Whoever goes on about it in a group has left the question; the rest said there has nothing to do with it.
    const isWord = said.call.name !== 'unknown' && !LOOKING.includes(said.call.name);
    if (isWord && (await isAboutSame(context, said.call, question.call)))
      await useDraft(context.work.tx, draft, context.now);
    return undefined;
  }
  // 2026闭-018 alone asks about it, unless it was asked which matter is meant.
  const aimed = question.field === 'targets' ? aimedAt(context, question.call, said) : undefined;
  if (aimed === undefined && LOOKING.includes(said.call.name)) return undefined;
  // A number alone was meant for a card, unless a number was asked for.
  if (aimed === undefined && /^\d[\d ]*$/u.test(said.spoken) && question.call.name !== 'consultation')
    return undefined;
  const fresh = context.now.getTime() - draft.createdAt.getTime() < OPEN_FOR_MS;
  await useDraft(context.work.tx, draft, context.now);
  if (!fresh) return undefined;
  if (isGivenUp(said.spoken)) return { name: 'cancel' };
  if (aimed !== undefined) return aimed;
  if (!(await isStillOpen(context, question.call))) return undefined;
  if (isFileFor(question.call, said.call)) return question.call;
  return !said.marked && isPlain(said.call, question.call)
    ? answeredCall(context, question, said.spoken)
    : undefined;
}

/** Nothing is asked, or a part of a suggestion is. */
function isAboutDraft(question: Question | undefined): boolean {
  return question === undefined || question.call.name === 'amendDraft' || question.call.name === 'submit';
}

/** 部署 is asked for in words or as a file; the open question is newer than any card that takes files. */
function isFileFor(asked: AnyCall, { name }: AnyCall): boolean {
  return (name === 'file' || name === 'attachFiles') && asked.name === 'plan' && asked.forDeployment === true;
}

function answeredCall(
  context: CommandContext,
  { call, field }: Question,
  spoken: string,
): AnyCall | undefined {
  return call.name === 'consultation'
    ? // The cast holds: of a poll only fields of a poll are asked for.
      completeTerms(context, call, { field: field as PollField, spoken })
    : // The cast holds: all other questions are asked with these fields.
      completed(context, call, field as AskedField, spoken);
}

/**
 * A sentence without a word of the table; a suggestion without any label is one too, but not 建议 alone, and so is a
 * sentence that says the same without a number (因为不归我们管).
 */
function isPlain(call: AnyCall, asked: AnyCall): boolean {
  if (call.name === 'unknown') return true;
  // A step of the guided questions may be a title, or a sentence about a visit.
  if (asked.name === 'writeBySteps' && (call.name === 'contact' || call.name === 'submit'))
    return !(
      call.name === 'submit' &&
      call.suggestion.title !== undefined &&
      call.suggestion.advice !== undefined
    );
  if (call.name === asked.name && (call.name === 'requestReturn' || call.name === 'extend'))
    return call.targets.numbers.length === 0;
  if (call.name !== 'submit') return false;
  return call.suggestion.title === undefined && call.suggestion.body !== undefined;
}

function ownerOf(context: CommandContext): { platform: string; account: string; externalId: string } {
  const { platform, account, conversation } = context.actor.direct;
  return { platform, account, externalId: conversation.id };
}

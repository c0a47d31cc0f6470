import type { Call } from '../../chat/card-call.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { type Reply, saveShortcoming, type Shortcoming } from '../../storage/replies.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { matchUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { newestReplies, type PendingReply, shortcomingWords } from './pool.ts';

type Quality = Call<'quality'>;

/**
 * 质量 N 措施不实|答复不规范 说明: mark what is wanting in a reply, which then waits to be supervised; 无 lifts the mark.
 * The unit is told nothing: the office gets the words and decides.
 */
export async function quality(context: CommandContext, call: Quality): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => repliedMatters(context), '质量');
  if (matter === undefined) return;
  const number = displayNumber(matter.suggestion);
  if (!call.lift && call.shortcoming === undefined)
    return refusePrivately(context, 'quality-what', { number });
  const meant = await meantReply(context, matter, call.unit);
  if (meant === undefined) return;
  if (!call.lift) return mark(context, meant, call);

  if (meant.reply.shortcoming === undefined) return refusePrivately(context, 'quality-none', { number });
  const { shortcoming: _shortcoming, shortcomingNote: _note, ...plain } = meant.reply;
  await saveShortcoming(context.work, meant.reply, plain, { action: 'reply.shortcoming_lifted' });
  await answer({ ...context, subject: matter.suggestion.id }, 'quality/lifted', {
    number,
    unit: meant.unit.name,
  });
}

/** Mark the reply that was just accepted on paper (核收 N 措施不实). */
export async function markAccepted(
  context: CommandContext,
  matter: Matter,
  said: { readonly shortcoming: Shortcoming; readonly note?: string },
): Promise<void> {
  const meant = await meantReply(context, matter, undefined);
  if (meant !== undefined) await mark(context, meant, said);
}

async function mark(
  context: CommandContext,
  { matter, unit, reply }: PendingReply,
  { shortcoming, note }: Pick<Quality, 'shortcoming' | 'note'>,
): Promise<void> {
  if (shortcoming === undefined) return;
  const { shortcomingNote: _before, ...rest } = reply;
  const marked: Reply = {
    ...rest,
    shortcoming,
    ...(note === undefined ? {} : { shortcomingNote: note }),
  };
  await saveShortcoming(context.work, reply, marked, { action: 'reply.shortcoming' });
  await answer({ ...context, subject: matter.suggestion.id }, `quality/marked.${shortcoming}`, {
    number: displayNumber(matter.suggestion),
    name: nameFor(matter.suggestion, context.place.group, context.rules),
    unit: unit.name,
    shortcoming: shortcomingWords(context, marked),
  });
}

/** The newest reply of the unit that is named, else of the only unit that replied. Undefined after a refusal. */
async function meantReply(
  context: CommandContext,
  matter: Matter,
  unit: string | undefined,
): Promise<PendingReply | undefined> {
  const number = displayNumber(matter.suggestion);
  const answering = new Set(
    matter.shares.filter(({ assignment }) => answers(assignment.role)).map((share) => share.unit.id),
  );
  const replied = (await newestReplies(context, matter)).filter((each) => answering.has(each.unit.id));
  const named =
    unit === undefined
      ? undefined
      : matchUnit(
          replied.map((each) => each.unit),
          unit,
        );
  const meant = unit === undefined ? replied : replied.filter((each) => each.unit.id === named?.id);
  const [only] = meant;
  if (meant.length === 1) return only;
  const units = replied.map((each) => each.unit.name).join('、');
  await refusePrivately(context, replied.length === 0 ? 'accept-not-replied' : 'quality-which', {
    number,
    units,
  });
  return undefined;
}

async function repliedMatters(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, { state: 'replied' });
  return loadMatters(context, rows);
}

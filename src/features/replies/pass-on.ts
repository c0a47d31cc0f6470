import { answers } from '../../domain/assignment/assignment.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { computeDeadline } from '../../domain/deadlines/deadline.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { fileLabels, type Reply } from '../../storage/replies.ts';
import type { Member, Unit } from '../../storage/roster.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { isOwnUnitMatter } from '../satisfaction/own-unit.ts';
import { directTo, staffPlaces } from '../speaking/recipients.ts';
import { choice, say, sendFile } from '../speaking/speak.ts';
import { showMember, tellMember } from '../speaking/tell.ts';
import { targetsOf } from '../matters/targets.ts';
import type { Grade } from '../../domain/satisfaction/rating.ts';

/**
 * A reply is passed on to the lead deputy and the co-signers. When every answering unit has replied
 * the suggestion is `replied` and the lead deputy is asked to rate (domain.md 1.16).
 */
export async function passReplyOn(
  context: CommandContext,
  matter: Matter,
  unit: Unit,
  reply: Reply,
): Promise<void> {
  const complete = isFullyAnswered(matter);
  const suggestion = complete ? await markReplied(context, matter.suggestion) : matter.suggestion;
  const told = { suggestion, unit, reply, complete };
  if (await isOwnUnitMatter(context, matter)) await tellLeadOfOwnUnit(context, matter, told);
  else await tellLead(context, matter, told);
  await sendFiles(context, matter.lead, suggestion, reply);
  for (const cosigner of matter.cosigners) {
    await tellMember(context, cosigner, {
      class: 'notice',
      template: 'replies/for-cosigner',
      values: valuesFor(context, cosigner, { suggestion, unit, reply }),
      subject: suggestion.id,
    });
    await sendFiles(context, cosigner, suggestion, reply);
  }
}

/** Every unit that answers the deputy has done so. */
export function isFullyAnswered(matter: Matter): boolean {
  return matter.shares.every(
    ({ assignment }) => !answers(assignment.role) || assignment.state === 'answered',
  );
}

interface Told {
  readonly suggestion: Suggestion;
  readonly unit: Unit;
  readonly reply: Reply;
}

interface ToldLead extends Told {
  readonly complete: boolean;
}

async function markReplied(context: CommandContext, suggestion: Suggestion): Promise<Suggestion> {
  const { rules, today, calendar } = context;
  const window = suggestion.kind === 'fast_track' ? rules.fastTrack.evaluate : rules.evaluate.due;
  const rateBy = computeDeadline(today, window, rules.dayRule, calendar).date;
  const moved = moveSuggestion(suggestion, 'reply', { rateBy });
  if (!moved.ok) throw new Error(`suggestion ${suggestion.id} was answered in state ${moved.refusal.state}`);
  return saveSuggestion(context.work, suggestion, moved.value, { action: 'suggestion.replied' });
}

async function tellLead(context: CommandContext, matter: Matter, told: ToldLead): Promise<void> {
  const values = valuesFor(context, matter.lead, told);
  if (told.complete) {
    await showMember(context, matter.lead, {
      class: 'notice',
      template: 'replies/please-rate',
      values: { ...values, rateBy: chineseDate(told.suggestion.rateBy ?? context.today, context.today) },
      subject: told.suggestion.id,
      kind: 'rating',
      choices: ratingChoices(told.suggestion),
    });
  } else {
    await tellMember(context, matter.lead, {
      class: 'notice',
      template: 'replies/one-of-several',
      values,
      subject: told.suggestion.id,
    });
  }
}

/** A deputy who heads the unit does not rate it (domain.md, manners 11): the office arranges who does. */
async function tellLeadOfOwnUnit(context: CommandContext, matter: Matter, told: ToldLead): Promise<void> {
  const { suggestion, unit } = told;
  await tellMember(context, matter.lead, {
    class: 'notice',
    template: 'replies/for-lead-own-unit',
    values: valuesFor(context, matter.lead, told),
    subject: suggestion.id,
  });
  if (!told.complete) return;
  for (const place of await staffPlaces(context)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template: 'ratings/own-unit-to-office',
      values: {
        name: nameFor(suggestion, place.group, context.rules),
        number: displayNumber(suggestion),
        deputy: matter.lead.name,
        unit: unit.name,
      },
      subject: suggestion.id,
    });
  }
}

/** 满意, 基本满意, 不满意: one word for the whole counts for both attitude and result. */
export function ratingChoices(suggestion: Suggestion): ReturnType<typeof choice>[] {
  const grades: readonly [string, Grade][] = [
    ['满意', 1],
    ['基本满意', 2],
    ['不满意', 3],
  ];
  return grades.map(([label, grade]) =>
    choice(
      label,
      { name: 'rate', targets: targetsOf([suggestion]), attitude: grade, result: grade },
      { confirmed: true },
    ),
  );
}

function valuesFor(context: CommandContext, deputy: Member, told: Told): Record<string, string> {
  return {
    deputy: deputy.name,
    number: displayNumber(told.suggestion),
    name: nameFor(told.suggestion, undefined, context.rules),
    unit: told.unit.name,
    date: chineseDate(told.reply.repliedOn, context.today),
    outcome: told.reply.outcome,
    meaning: context.rules.resultScheme.classes[told.reply.outcome] ?? '',
    content: excerpt(told.reply),
  };
}

const EXCERPT = 120;

/** The beginning of the reply's text, or where to find it. */
function excerpt(reply: Reply): string {
  const content = reply.content.replaceAll(/\s+/gu, ' ').trim();
  if (content === '') return reply.fileIds.length > 0 ? '函件见下方文件。' : '函件另送。';
  return content.length > EXCERPT ? `${content.slice(0, EXCERPT)}……` : content;
}

async function sendFiles(
  context: CommandContext,
  member: Member,
  suggestion: Suggestion,
  reply: Reply,
): Promise<void> {
  const place = await directTo(context, member);
  if (place === undefined || reply.fileIds.length === 0) return;
  for (const file of await fileLabels(context.work.tx, context.congress.id, reply.fileIds)) {
    await sendFile(context, { to: place.address, class: 'notice', subject: suggestion.id }, file);
  }
}

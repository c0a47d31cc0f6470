import { chineseDate } from '../../domain/calendar/civil-date.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Grade } from '../../domain/satisfaction/rating.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { fileLabels, type Reply } from '../../storage/replies.ts';
import type { Member, Unit } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { directTo } from '../speaking/recipients.ts';
import { choice, sendFile } from '../speaking/speak.ts';
import { showMember } from '../speaking/tell.ts';

/** A reply with its matter as it is now, and the unit that gave it. */
export interface Told {
  readonly suggestion: Suggestion;
  readonly unit: Unit;
  readonly reply: Reply;
}

/** Ask a deputy privately to look at the reply and to rate it; the lead may be asked to hear the co-signers first. */
export async function askToRate(
  context: CommandContext,
  { lead, cosigners }: Matter,
  told: Told & { readonly deputy: Member; readonly rules: RuleSet },
): Promise<void> {
  const { deputy, suggestion, rules } = told;
  const consult =
    rules.evaluate.evaluators === 'leadAfterConsult' && deputy.id === lead.id && cosigners.length > 0;
  const others = cosigners.map(({ name }) => name).join('、');
  await showMember(context, deputy, {
    class: 'notice',
    template: consult ? 'replies/please-rate-consult' : 'replies/please-rate',
    values: {
      ...replyValues(context, deputy, told),
      rateBy: chineseDate(suggestion.rateBy ?? context.today, context.today),
      others,
    },
    subject: suggestion.id,
    kind: 'rating',
    choices: ratingChoices(suggestion),
  });
}

/** 满意, 基本满意, 不满意: one word for the whole counts for both attitude and result. */
function ratingChoices(suggestion: Suggestion): ReturnType<typeof choice>[] {
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

export function replyValues(context: CommandContext, deputy: Member, told: Told): Record<string, string> {
  const { suggestion, reply } = told;
  const round = suggestion.round > 1 ? `(第${String(suggestion.round)}轮)` : '';
  return {
    deputy: deputy.name,
    number: displayNumber(suggestion),
    name: `${nameFor(suggestion, undefined, context.rules)}${round}`,
    unit: told.unit.name,
    date: chineseDate(reply.repliedOn, context.today),
    outcome: reply.outcome,
    meaning: context.rules.resultScheme.classes[reply.outcome] ?? '',
    content: excerpt(context, reply),
  };
}

const EXCERPT = 120;

/** The beginning of the reply's text, or where to find it. */
function excerpt({ texts }: CommandContext, reply: Reply): string {
  const content = reply.content.replaceAll(/\s+/gu, ' ').trim();
  if (content !== '') return content.length > EXCERPT ? `${content.slice(0, EXCERPT)}……` : content;
  const key = reply.fileIds.length > 0 ? 'below' : reply.faceToFaceOn === undefined ? 'apart' : 'spoken';
  return texts.render(`replies/letter.${key}`, {});
}

export async function sendReplyFiles(
  context: CommandContext,
  member: Member,
  { suggestion, reply }: Pick<Told, 'suggestion' | 'reply'>,
): Promise<void> {
  const place = await directTo(context, member);
  if (place === undefined || reply.fileIds.length === 0) return;
  for (const file of await fileLabels(context.work.tx, context.congress.id, reply.fileIds)) {
    await sendFile(context, { to: place.address, class: 'notice', subject: suggestion.id }, file);
  }
}

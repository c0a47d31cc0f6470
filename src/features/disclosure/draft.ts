import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { redact } from '../../domain/disclosure/redact.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findReplies, type Reply } from '../../storage/replies.ts';
import type { CommandContext } from '../context.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import type { Matter } from '../matters/matter.ts';
import { noteWhispered } from '../speaking/speak.ts';

/** How much of a part a summary shows. */
const SUMMARY = 100;

/** What would be published, without personal data, privately to the speaker: suggestion and replies of the last round. */
export async function showDraft(
  context: CommandContext,
  matter: Matter,
  mode: 'full' | 'summary',
): Promise<void> {
  const ids = matter.shares.map(({ assignment }) => assignment.id);
  const replies = await findReplies(context.work.tx, context.congress.id, ids);
  const { suggestion } = matter;
  await sayPieces(context, {
    to: context.actor.direct,
    name: `draft-${suggestion.id}`,
    text: draftOf(context, matter, { replies, mode }),
    subject: suggestion.id,
  });
  await noteWhispered({ ...context, cause: `${context.cause}#${suggestion.id}` });
}

function draftOf(
  context: CommandContext,
  { suggestion, lead, shares }: Matter,
  { replies, mode }: { readonly replies: readonly Reply[]; readonly mode: 'full' | 'summary' },
): string {
  const { texts, rules, today } = context;
  const shown = (text: string): string => {
    const kept = redact(text).trim();
    return mode === 'summary' && kept.length > SUMMARY ? `${kept.slice(0, SUMMARY)}……` : kept;
  };
  const { reason, analysis, advice, body } = suggestion;
  const parts = [reason, analysis, advice].filter((part) => part.trim() !== '');
  const head = texts.render('disclosure/draft-head', {
    number: displayNumber(suggestion),
    title: redact(suggestion.title),
    deputy: lead.name,
  });
  const told = replies.map((reply) =>
    texts.render('disclosure/draft-reply', {
      unit: shares.find(({ assignment }) => assignment.id === reply.assignmentId)?.unit.name ?? '',
      date: chineseDate(reply.repliedOn, today),
      outcome: reply.outcome,
      meaning: rules.resultScheme.classes[reply.outcome] ?? '',
      content: shown(reply.content),
    }),
  );
  const files = replies.some(({ fileIds }) => fileIds.length > 0)
    ? [texts.render('disclosure/draft-files', {})]
    : [];
  return [head, ...(parts.length === 0 ? [body] : parts).map(shown), ...told, ...files].join('\n');
}

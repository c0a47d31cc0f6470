import { dateColumn } from '../../storage/database.ts';
import { yearOf } from '../../domain/calendar/civil-date.ts';
import { counterScope, formatNumber } from '../../domain/numbering/number-template.ts';
import { intakeLabel, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { nextNumber } from '../../storage/counters.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext, Room } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { tellMember } from '../speaking/tell.ts';

/**
 * 立案: the last review is passed; the suggestion gets its formal number and the deputy is told. On the fast track
 * (小微急) the number is of that series.
 */
export async function register(
  context: CommandContext,
  matter: Matter,
  kind = matter.suggestion.kind,
): Promise<void> {
  const number = matter.suggestion.number ?? (await nextFormalNumber(context, { kind }));
  const moved = moveSuggestion(matter.suggestion, 'register', { number, kind, registeredOn: context.today });
  if (!moved.ok) return refusePrivately(context, 'already-reviewed', {});
  const saved = await saveSuggestion(context.work, matter.suggestion, moved.value, {
    action: 'suggestion.registered',
    facts: { number },
  });
  await tellMember(context, matter.lead, {
    class: 'notice',
    template: 'suggestions/registered',
    values: { deputy: matter.lead.name, number, title: saved.title, intake: intakeLabel(saved.intakeNumber) },
    subject: saved.id,
  });
}

/** The next number of the series the suggestion belongs to; a number once given is never used again. */
export async function nextFormalNumber(room: Room, suggestion: Pick<Suggestion, 'kind'>): Promise<string> {
  const { numbering } = room.rules;
  const template = {
    session: numbering.session,
    between_sessions: numbering.betweenSessions,
    fast_track: numbering.fastTrack,
  }[suggestion.kind];
  const session = await room.work.tx.session.findFirst({
    where: { congressId: room.congress.id, startsOn: { lte: dateColumn(room.today) } },
    orderBy: { startsOn: 'desc' },
    include: { term: true },
  });
  const scope = counterScope(template, {
    kind: suggestion.kind,
    year: yearOf(room.today),
    term: session?.term?.name,
    session: session?.name,
  });
  return formatNumber(scope, await nextNumber(room.work.tx, room.congress.id, 'formal', scope));
}

import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { findProgressNotes } from '../../storage/progress-notes.ts';
import type { CommandContext } from '../context.ts';
import type { Share } from '../matters/matter.ts';
import { silencesOf } from './silences.ts';

/** What 查 tells of a share: the last note; for the office also that the unit was asked and has not stirred, or what it said. */
export async function progressLines(
  context: CommandContext,
  share: Share,
  { office }: { readonly office: boolean },
): Promise<string[]> {
  const { texts, work, congress, today } = context;
  const { id: assignmentId, round } = share.assignment;
  const day = (at: Date): string => chineseDate(civilDateOf(at), today);
  const unit = share.unit.name;
  const [note] = (await findProgressNotes(work.tx, congress.id, { assignmentId, round })).slice(-1);
  const silence = office ? (await silencesOf(context, [share])).get(assignmentId) : undefined;
  const asked = silence?.inquiries.findLast(({ sent }) => sent);
  const question = asked && { unit, asked: day(asked.at) };
  const said = note && { unit, date: day(note.enteredAt), content: note.content };
  if (asked !== undefined && note !== undefined && note.enteredAt >= asked.at)
    return [texts.render('progress/line-answered', { ...question, ...said })];
  // What else it did since stands there as what it is.
  const silent = silence !== undefined && asked !== undefined && asked.at > silence.lastSign;
  return [
    ...(silent && question ? [texts.render('progress/line-asked', question)] : []),
    ...(said === undefined ? [] : [texts.render('progress/line-note', said)]),
  ];
}

import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import { ladderDates, type Rung } from '../../domain/reminders/ladder.ts';
import { type Hearing, hearingsFrom } from '../../storage/hearings.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { beginningOf, UNDER_WAY } from '../hearings/meetings-ahead.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import type { MatterClock } from './clocks.ts';

const EVE: Rung = { kind: 'offset', span: { count: 1, unit: 'wd' }, sign: -1 };
const THE_DAY: Rung = { kind: 'offset', span: { count: 0, unit: 'd' }, sign: 0 };

/** 办公会 that have not begun: units and lead deputy are reminded once, on the working day before or on the day itself. */
export async function meetingClocks(room: Room): Promise<MatterClock[]> {
  const { tx } = room.work;
  const { id } = room.congress;
  const dated = await hearingsFrom(tx, id, { kind: 'key_meeting', day: room.today });
  const ahead = dated.filter((meeting) => (beginningOf(meeting) ?? room.now) > room.now);
  if (ahead.length === 0) return [];
  const rows = await findSuggestions(tx, id, {
    id: { in: ahead.map(({ suggestionId }) => suggestionId) },
    state: { in: [...UNDER_WAY] },
  });
  const matters = new Map((await loadMatters(room, rows)).map((matter) => [matter.suggestion.id, matter]));
  return ahead.flatMap((meeting) => {
    const matter = matters.get(meeting.suggestionId);
    return matter?.suggestion.round === meeting.round ? meetingClock(room, meeting, matter) : [];
  });
}

function meetingClock(room: Room, meeting: Hearing, matter: Matter): MatterClock[] {
  const { id, heldOn, round, dateSetOn, enteredAt } = meeting;
  if (heldOn === undefined) return [];
  const enteredOn = dateSetOn ?? civilDateOf(enteredAt);
  const time = { start: enteredOn, due: heldOn };
  // Called on the working day before or later, it is said again in the morning of the day.
  const eve = ladderDates(time, [EVE], heldOn, room.calendar);
  const units = matter.shares.map(({ unit }) => unit);
  const invited = [...units.map((unit) => `unit:${unit.id}`), `member:${matter.lead.id}`];
  const clock = {
    ...time,
    enteredOn,
    subject: id,
    clock: 'meeting',
    round,
    ladder: [eve.length > 0 ? EVE : THE_DAY],
    recipients: () => invited,
  };
  return [{ clock, matter, meeting, units }];
}

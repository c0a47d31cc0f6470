import { addDays, chineseDate, instantAt, yearOf } from '../../domain/calendar/civil-date.ts';
import { isLookBackTime, isLookedBackAt, lookBackDay } from '../../domain/commitments/look-back.ts';
import { computeDeadline } from '../../domain/deadlines/deadline.ts';
import type { Grade } from '../../domain/satisfaction/rating.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Room } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { once } from '../reminders/once.ts';
import { ratersOfMatters } from '../satisfaction/raters.ts';
import { staffPlaces, unitPlaces } from '../speaking/recipients.ts';
import { choice, say } from '../speaking/speak.ts';
import { showMember } from '../speaking/tell.ts';
import { promisedOf } from './carry-over.ts';
import { promises, type UnitPromise } from './open-promises.ts';
import { promiseLine } from './promise-line.ts';

/**
 * B 类回头看, once a year: every deputy is asked privately to rate anew what was promised on the own suggestion, every
 * unit how its open promises stand, and staff reads how many were asked (重庆市条例第二十四条、第二十八条).
 */
export async function askLookBack(room: Room): Promise<void> {
  if (!isLookBackTime(room.today, room.rules, room.calendar)) return;
  const year = yearOf(room.today);
  await once(room, `lookBack|${String(year)}`, async () => {
    const asked = await lookedBackAt(room, year);
    if (asked.length === 0) return;
    const matters = [...new Map(asked.map(({ matter }) => [matter.suggestion.id, matter])).values()];
    const deputies = await askDeputies(room, matters, asked);
    const units = await askUnits(room, asked);
    for (const place of await staffPlaces(room)) {
      await say(room, {
        to: place.address,
        class: 'notice',
        template: 'commitments/look-back-to-office',
        values: { count: asked.length, matters: matters.length, deputies, units },
      });
    }
  });
}

/** The promises of a year's look-back. */
export async function lookedBackAt(room: Room, year: number, suggestionId?: string): Promise<UnitPromise[]> {
  const where = suggestionId === undefined ? {} : { assignment: { suggestionId } };
  const all = await promises(room, where);
  const asked = lookBackDay(year, room.rules, room.calendar);
  if (asked === undefined) return [];
  return all.filter(({ commitment }) => isLookedBackAt(promisedOf(commitment), { year, asked }, room.rules));
}

/** One card for each suggestion; how many deputies were asked. */
async function askDeputies(
  room: Room,
  matters: readonly Matter[],
  asked: readonly UnitPromise[],
): Promise<number> {
  const { date } = computeDeadline(
    room.today,
    room.rules.commitments.evaluate,
    room.rules.dayRule,
    room.calendar,
  );
  const raters = await ratersOfMatters(room, matters);
  const people = new Set<string>();
  for (const matter of matters) {
    const { suggestion } = matter;
    const [deputy] = raters.get(suggestion.id) ?? [];
    if (deputy === undefined) continue;
    people.add(deputy.personId);
    const own = asked.filter((each) => each.matter === matter);
    await showMember(room, deputy, {
      class: 'notice',
      template: 'commitments/look-back-deputy',
      values: {
        deputy: deputy.name,
        name: `${displayNumber(suggestion)}《${suggestion.title}》`,
        lines: linesOf(room, own),
        date: chineseDate(date, room.today),
      },
      subject: suggestion.id,
      kind: 'look-back',
      choices: gradeChoices(suggestion.id, yearOf(room.today)),
      expiresAt: instantAt(addDays(date, 1), '00:00'),
    });
  }
  return people.size;
}

function gradeChoices(suggestion: string, year: number): ReturnType<typeof choice>[] {
  const grades: readonly [string, Grade][] = [
    ['满意', 1],
    ['基本满意', 2],
    ['不满意', 3],
  ];
  return grades.map(([label, grade]) =>
    choice(label, { name: 'reviewCommitments', suggestion, year, grade }),
  );
}

/** One message for each unit with something open; how many units were asked. */
async function askUnits(room: Room, asked: readonly UnitPromise[]): Promise<number> {
  const open = asked.filter(({ commitment }) => commitment.doneOn === undefined);
  const units = new Map(open.map(({ share }) => [share.unit.id, share.unit]));
  for (const unit of units.values()) {
    const own = open.filter(({ share }) => share.unit.id === unit.id);
    for (const place of await unitPlaces(room, unit.id)) {
      const names = own
        .slice(0, LISTED)
        .map(({ matter }) => nameFor(matter.suggestion, place.group, room.rules));
      await say(room, {
        to: place.address,
        class: 'reminder',
        template: 'commitments/look-back-unit',
        values: {
          unit: unit.name,
          count: own.length,
          lines: [...new Set(names)].join('\n'),
        },
      });
    }
  }
  return units.size;
}

/** A message has six lines. */
const LISTED = 3;

function linesOf(room: Room, own: readonly UnitPromise[]): string {
  const lines = own.slice(0, LISTED).map((each) => promiseLine(room, each));
  if (own.length > LISTED) lines.push(room.texts.render('commitments/more', { count: own.length - LISTED }));
  return lines.join('\n');
}

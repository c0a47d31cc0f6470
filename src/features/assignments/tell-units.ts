import { answers, type Assignment } from '../../domain/assignment/assignment.ts';
import { type CivilDate, chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Member, Unit } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { isHiddenIn, nameFor, roleName } from '../matters/label.ts';
import { loadMatter } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { type Recipient, unitPlaces } from '../speaking/recipients.ts';
import { choice, showCard } from '../speaking/speak.ts';

/** An assignment that was issued just now. */
export interface Issued {
  readonly suggestion: Suggestion;
  readonly lead: Member;
  readonly unit: Unit;
  readonly assignment: Assignment;
}

/** So many matters are named in one message, which a phone still shows whole. */
const LISTED = 30;

/**
 * Tell each unit in one message of all that is new to it; `jointly` names the systems that issue with the congress.
 * Returns the units that have no place to be written to.
 */
export async function tellUnits(
  room: Room,
  issued: readonly Issued[],
  jointly: readonly string[] = [],
): Promise<Unit[]> {
  const unreached: Unit[] = [];
  const by =
    jointly.length === 0 ? '' : room.texts.render('assignments/jointly', { systems: jointly.join('、') });
  for (const own of byUnit(issued)) {
    const [first] = own;
    if (first === undefined) continue;
    const places = await unitPlaces(room, first.unit.id);
    if (places.length === 0) unreached.push(first.unit);
    for (const place of places) {
      if (own.length === 1) await tellOne(room, first, { place, by });
      else await tellSeveral(room, own, { place, by });
    }
  }
  return unreached;
}

/** The line for staff about units that nobody could be told of; empty when all were told. */
export function unreachedLine(room: Room, units: readonly Unit[]): string {
  if (units.length === 0) return '';
  const names = units.map(({ name }) => name).join('、');
  return `${room.texts.render('assignments/unreached', { units: names })}\n`;
}

function byUnit(issued: readonly Issued[]): readonly (readonly Issued[])[] {
  const ids = [...new Set(issued.map(({ unit }) => unit.id))];
  return ids.map((id) => issued.filter(({ unit }) => unit.id === id));
}

interface Where {
  readonly place: Recipient;
  /** 由…联合, before 交办; empty when the congress alone issues. */
  readonly by: string;
}

/** 签收, the number, title, due date and role: the card in the unit's group. */
async function tellOne(
  room: Room,
  { suggestion, lead, unit, assignment }: Issued,
  { place, by }: Where,
): Promise<void> {
  const targets = targetsOf([suggestion]);
  const hidden = isHiddenIn(suggestion, place.group, room.rules);
  await showCard(room, {
    to: place.address,
    class: 'notice',
    template: assignment.role === 'assisting' ? 'assignments/issued-assisting' : 'assignments/issued',
    values: {
      unit: unit.name,
      by,
      name: nameFor(suggestion, place.group, room.rules),
      number: displayNumber(suggestion),
      role: await roleWords(room, suggestion, assignment),
      weight: weightWords(room, suggestion),
      deputy: hidden ? '代表' : `${lead.name}代表`,
      replyDue: replyDueWords(room, assignment),
      ...askedDates(room, [assignment]),
    },
    subject: suggestion.id,
    guards: [],
    kind: 'assignment',
    choices: [
      choice('签收', { name: 'signOff', targets }),
      choice('申请退办', { name: 'askReturn', suggestion: suggestion.id }),
    ],
  });
}

/** The role; whoever assists also reads who leads. */
async function roleWords(room: Room, suggestion: Suggestion, { role }: Assignment): Promise<string> {
  const name = roleName(role, room.rules);
  if (role !== 'assisting') return name;
  const { shares } = await loadMatter(room, suggestion);
  const leads = shares.filter(({ assignment }) => answers(assignment.role)).map(({ unit }) => unit.name);
  if (leads.length === 0) return name;
  return room.texts.render('assignments/assisting-whom', { role: name, leads: leads.join('、') });
}

/** The same words for each of several matters; they are signed for together or one by one. */
async function tellSeveral(room: Room, own: readonly Issued[], { place, by }: Where): Promise<void> {
  for (let start = 0; start < own.length; start += LISTED) {
    const listed = own.slice(start, start + LISTED);
    const [first] = listed;
    if (first === undefined) return;
    // Each list is a message of its own, so each needs a key of its own in the outbox.
    const apart = { ...room, cause: `${room.cause}#${first.assignment.id}` };
    await showCard(apart, {
      to: place.address,
      class: 'notice',
      template: 'assignments/issued-several',
      values: {
        unit: first.unit.name,
        by,
        count: listed.length,
        lines: listed.map((each) => lineOf(room, each, place)).join('\n'),
        number: displayNumber(first.suggestion),
        ...askedDates(
          room,
          listed.map(({ assignment }) => assignment),
        ),
      },
      kind: 'assignment',
      choices: [
        choice('签收', { name: 'signOff', targets: targetsOf(listed.map(({ suggestion }) => suggestion)) }),
      ],
    });
  }
}

function lineOf(room: Room, { suggestion, assignment }: Issued, { group }: Recipient): string {
  const { role } = assignment;
  return room.texts.render(role === 'assisting' ? 'assignments/line-assisting' : 'assignments/line', {
    name: nameFor(suggestion, group, room.rules),
    role: roleName(role, room.rules),
    weight: weightWords(room, suggestion),
    replyDue: replyDueWords(room, assignment),
  });
}

/** ,小微急件 or ,重点督办件: what makes a matter more pressing than others; empty for those. */
function weightWords({ texts }: Room, { kind, key }: Suggestion): string {
  const fastTrack = kind === 'fast_track' ? texts.render('assignments/weight.fast-track', {}) : '';
  return `${fastTrack}${key ? texts.render('assignments/weight.key', {}) : ''}`;
}

/** The office's date, or that of a unit which got the matter later, beside the legal one (domain.md, manners 15). */
function replyDueWords(room: Room, assignment: Assignment): string {
  const { role, replyDue, legalReplyDue, officeReplyDue, provisional } = assignment;
  const tentative = provisional ? '(暂定)' : '';
  const date = chineseDate(replyDue, room.today);
  if (!answers(role) || replyDue === legalReplyDue) return `${date}${tentative}`;
  const values = { date, legal: chineseDate(legalReplyDue, room.today) };
  const template = officeReplyDue === replyDue ? 'assignments/two-dates' : 'assignments/legal-stays';
  return `${room.texts.render(template, values)}${tentative}`;
}

/** Until when signing off and a return are asked: of several matters the earliest days. */
function askedDates(room: Room, assignments: readonly Assignment[]) {
  const earliest = (key: 'signOffDue' | 'returnDue'): CivilDate | undefined =>
    assignments.map((assignment) => assignment[key]).toSorted()[0];
  return {
    signOffDue: askedBy(room, 'sign', earliest('signOffDue')),
    returnDue: askedBy(room, room.rules.reject.lateAllowed ? 'return' : 'return-ends', earliest('returnDue')),
  };
}

/** Until when something is asked; a past date of a late entry is not held up to the unit. */
function askedBy(room: Room, what: string, due: CivilDate = room.today): string {
  return room.texts.render(`assignments/asked.${due < room.today ? `${what}-late` : what}`, {
    date: chineseDate(due, room.today),
  });
}

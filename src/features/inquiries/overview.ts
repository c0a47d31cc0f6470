import { chineseDate, minuteOfDay } from '../../domain/calendar/civil-date.ts';
import { listUnits } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { deputyOf } from '../context.ts';
import { answer, answerPrivately, type Values } from '../speaking/speak.ts';
import { readRecords, type SuggestionRecord } from '../suggestions/record.ts';
import { type Figures, figuresOf } from './figures.ts';
import { mine } from './mine.ts';
import { hasRole, isAmongOffice, OFFICE_ROLES } from './place.ts';
import { rateValues } from './rates.ts';
import { speedWords } from './speed-words.ts';
import { todo } from './todo.ts';

/**
 * 情况, 进展, 现在怎么样了: figures for the office and for leaders, their own matters for everyone else.
 * Never a usage text (domain.md, manners 3).
 */
export async function overview(context: CommandContext): Promise<void> {
  if (hasRole(context, ...OFFICE_ROLES)) return officeOverview(context);
  const records = await readRecords(context.work.tx, context.congress.id);
  if (hasRole(context, 'coordinator')) return partOverview(context, records, await ownSystemUnits(context));
  if (hasRole(context, 'unit_leader')) return partOverview(context, records, await ownUnits(context));
  if (hasRole(context, 'handler')) return todo(context);
  if (deputyOf(context.actor) !== undefined || hasRole(context, 'councillor')) return mine(context);
  await todo(context);
}

/** Privately the whole; in a group a leader gets totals, staff the whole where only the office reads it. */
async function officeOverview(context: CommandContext): Promise<void> {
  const records = await readRecords(context.work.tx, context.congress.id);
  const classes = Object.keys(context.rules.resultScheme.classes);
  const figures = figuresOf(records, classes, context.today);
  const values = {
    person: context.actor.name,
    moment: moment(context),
    speed: speedWords(context, records),
    ...wholeValues(context, figures),
  };
  const kind = context.place.group?.kind;
  const desk = hasRole(context, 'staff', 'reviewer');
  if (kind !== undefined && !desk) {
    return answer(context, 'inquiries/overview-totals', {
      moment: moment(context),
      ...totals(figures),
    });
  }
  if (kind === undefined || kind === 'staff' || isAmongOffice(context)) {
    return answer(context, 'inquiries/overview', values);
  }
  await answerPrivately(context, 'inquiries/overview', values);
}

/** The figures of some units, without grades: units see those in totals only when staff shows them. */
async function partOverview(
  context: CommandContext,
  records: readonly SuggestionRecord[],
  units: ReadonlySet<string>,
): Promise<void> {
  const own = ofUnitsNamed(records, units);
  const figures = figuresOf(own, Object.keys(context.rules.resultScheme.classes), context.today);
  const { dueSoon, overdue } = figures;
  const values = {
    person: context.actor.name,
    moment: moment(context),
    ...totals(figures),
    dueSoon,
    overdue,
  };
  const { group } = context.place;
  const home =
    (group?.kind === 'unit' && context.actor.unitIds.includes(group.unitId ?? '')) ||
    group?.kind === 'coordination';
  if (group === undefined || home) return answer(context, 'inquiries/overview-part', values);
  await answerPrivately(context, 'inquiries/overview-part', values);
}

/** The matters in which some of the units have a share that was not given back. */
export function ofUnitsNamed(
  records: readonly SuggestionRecord[],
  units: ReadonlySet<string>,
): readonly SuggestionRecord[] {
  return records.filter((record) =>
    [...record.units].some(([name, unit]) => units.has(name) && unit.assignmentState !== 'returned'),
  );
}

/** The units of the systems that the speaker coordinates, by name. */
export async function ownSystemUnits(context: CommandContext): Promise<Set<string>> {
  const systems = context.actor.members.flatMap((member) =>
    member.roles.includes('coordinator') ? (member.systemId ?? []) : [],
  );
  const units = await listUnits(context.work.tx, context.congress.id);
  return new Set(
    units
      .filter((unit) => unit.systemId !== undefined && systems.includes(unit.systemId))
      .map((unit) => unit.name),
  );
}

async function ownUnits(context: CommandContext): Promise<Set<string>> {
  const units = await listUnits(context.work.tx, context.congress.id);
  return new Set(units.filter((unit) => context.actor.unitIds.includes(unit.id)).map((unit) => unit.name));
}

function totals(figures: Figures): Values {
  const { total, signedOff, replied, open } = figures;
  return { total, signedOff, replied, open };
}

function wholeValues({ texts, rules }: CommandContext, figures: Figures): Values {
  const { session, betweenSessions, dueSoon, overdue, rated, satisfied, basic, unsatisfied } = figures;
  return {
    ...totals(figures),
    ...rateValues(texts, figures, rules),
    session,
    betweenSessions,
    dueSoon,
    overdue,
    rated,
    satisfied,
    basic,
    unsatisfied,
  };
}

/** 6月1日9:00 */
export function moment(context: CommandContext): string {
  const minutes = minuteOfDay(context.now);
  return `${chineseDate(context.today)}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

import { Document, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { InboundEvent } from '../../chat/message.ts';
import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { addWorkingDays, type WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { CongressSeed, SeedGroup, SeedPerson } from '../../features/roster/congress-seed.ts';
import { allActs } from './acts.ts';
import { queuedMessages } from './messages.ts';
import type { OfficePlace } from './place.ts';
import { rehearsalSteps, type RehearsalStep, sameTimeOn, writtenMoment } from './rehearsal-steps.ts';

/** What a sandbox began with, and what was done in it since. */
export interface Session {
  readonly rules: string;
  readonly congress: CongressSeed;
  readonly start: Date;
  readonly now: Date;
  /** What people did since the network was opened. */
  readonly done: readonly InboundEvent[];
}

const HOUR = 3_600_000;
/** Working days that are written as such; a longer way is written as a moment. */
const LONGEST_WAIT = 10;

/**
 * All that was done in the sandbox as a rehearsal file (YAML): the congress as it began, each act as a step, and the
 * first words of each answer as its expectation. `undefined` while nothing was done.
 */
export async function rehearsalFile(place: OfficePlace, session: Session): Promise<string | undefined> {
  const { read } = place.database;
  const steps = rehearsalSteps({
    acts: await allActs(read, place.account, session.done),
    messages: await queuedMessages(read, place.account),
    start: session.start,
    now: session.now,
    move: (from, to) => moveOf(from, to, place.deps.calendar),
  });
  return steps.length === 0 ? undefined : written(session, steps);
}

function moveOf(from: Date, to: Date, calendar: WorkingCalendar): Readonly<Record<string, unknown>> {
  const hours = (to.getTime() - from.getTime()) / HOUR;
  if (Number.isInteger(hours) && hours < 12) return { wait: `${String(hours)}h` };
  for (let count = 1; count <= LONGEST_WAIT; count += 1) {
    const day = addWorkingDays(civilDateOf(from), count, calendar);
    if (sameTimeOn(day, from).getTime() === to.getTime()) return { wait: `${String(count)}wd` };
  }
  return { until: writtenMoment(to) };
}

function written({ rules, congress, start, now }: Session, steps: readonly RehearsalStep[]): string {
  const { name, deputyBase, sessions, systems, units, people, groups } = congress;
  const [from, to] = [chineseDate(civilDateOf(start)), chineseDate(civilDateOf(now))];
  const document = new Document({
    title: from === to ? `沙盒记录 ${from}` : `沙盒记录 ${from}至${to}`,
    rules,
    start: writtenMoment(start),
    congress: { name, ...(deputyBase === undefined ? {} : { deputies: deputyBase }) },
    session: sessions,
    systems,
    units,
    people: people.map(personOf),
    groups: groups.map(groupOf),
    steps: steps.map(({ verb, expect }) => (expect.length === 0 ? verb : { ...verb, expect })),
  });
  document.commentBefore = ' 由沙盒页面导出。重放:npm run -s rehearse -- 本文件';
  layOut(document);
  remark(document, steps);
  // A text of several lines stays one line of the file, with its breaks written as \n.
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
}

function personOf({ id, name, roles, team, unit, system, bound, friend }: SeedPerson): object {
  return {
    ...{ id, name, roles, team, unit, system },
    ...(bound ? {} : { bound }),
    ...(friend ? {} : { friend }),
  };
}

function groupOf({ id, name, kind, team, unit, system, members }: SeedGroup): object {
  return {
    id,
    name,
    kind,
    team,
    unit,
    system,
    ...(kind === undefined ? { registered: false } : {}),
    members,
  };
}

/** One line for each person, group, act and expectation. */
function layOut(document: Document): void {
  if (!isMap(document.contents)) return;
  for (const { key, value } of document.contents.items) {
    if (isScalar(key) && key.value === 'steps' && isSeq(value)) {
      for (const step of value.items) if (isMap(step)) layOutStep(step);
    } else if (isMap(value)) value.flow = true;
    else if (isSeq(value)) for (const item of value.items) if (isMap(item)) item.flow = true;
  }
}

function layOutStep(step: YAMLMap): void {
  for (const { value } of step.items) {
    if (isMap(value)) value.flow = true;
    if (isSeq(value)) for (const item of value.items) if (isMap(item)) item.flow = true;
  }
}

function remark(document: Document, steps: readonly RehearsalStep[]): void {
  for (const [index, { remark: words }] of steps.entries()) {
    const step = document.getIn(['steps', index], true);
    if (words !== undefined && isMap(step)) step.commentBefore = ` ${words},这里没有写出来,所以不核对回答`;
  }
}

import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { findDates, type FoundDate } from './dates.ts';
import { withoutComma } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { punctuated } from './said.ts';

/** What tells the day by which something will be done from the other days of a sentence, the surest first. */
const SIGNS: readonly { readonly before?: RegExp; readonly after?: RegExp }[] = [
  { before: /(?:延期?|延长|推迟|顺延|展期)[至到于][\s:]*$/u },
  { before: /[至到于][\s:]*$/u, after: /^\s*(?:之前|以前|底前|[前止])/u },
];

const PUT_OFF = '(?:延期|延长|延|推迟|顺延|展期)?[至到于]?[\\s:]*$';
/** 由6月10日: the day that is put off. */
const FROM = '(?:[由从][\\d年月日号./-]{3,11})?';
const LEAD = `${FROM}[申请求现特想需要拟应须能在]{0,6}(?:[把将]?(?:办理|办结|答复)?[期时]限)?${PUT_OFF}`;
const LEAD_OF_CLAUSE = new RegExp(`(?<=^|[\\s,;。、!?:])${LEAD}`, 'u');
const LEAD_ANYHOW = new RegExp(`${FROM}${PUT_OFF}`, 'u');

const TAIL = '^\\s*(?:之前|以前|底前|[前底止])?(?:完成|办结|答复)?';
/** 6月30日前重新答复 goes on: the 前 ends what tells the day. */
const TAIL_OF_CLAUSE = new RegExp(
  `${TAIL}(?:$|(?=因为|由于)|[\\s,;。、!?]+)|^\\s*(?:之前|以前|底前|前)`,
  'u',
);
const TAIL_ANYHOW = new RegExp(`${TAIL}[\\s,;。]*`, 'u');

export interface TakenDue {
  readonly date?: CivilDate;
  /** What was said besides. */
  readonly rest: Passage;
}

/**
 * Return the day by which something will be done, of all that a text names: one behind 延至 or before 前, else the
 * last; one that is over this year only when there is no other (5月10日流标,延至9月30日 is the second).
 */
export function findDue(folded: string, today: CivilDate): FoundDate | undefined {
  const found = findDates(folded, today);
  const coming = found.filter((each) => !isOver(each, today));
  const fit = coming.length > 0 ? coming : found;
  for (const sign of SIGNS) {
    const marked = fit.findLast((each) => isMarked(folded, each, sign));
    if (marked !== undefined) return marked;
  }
  return fit.at(-1);
}

/**
 * Take the day by which something will be done out of a sentence, together with 延至 before it and 前 after it, when
 * it is a clause of its own; otherwise the sentence stays whole, and a day that is over and has no 至 or 前 is none.
 */
export function takeDue(text: Passage, today: CivilDate): TakenDue {
  const found = findDue(text.folded, today);
  if (found === undefined) return { rest: text };
  const lead = LEAD_OF_CLAUSE.exec(text.folded.slice(0, found.start));
  const tail = TAIL_OF_CLAUSE.exec(text.folded.slice(found.end));
  if (lead !== null && tail !== null)
    return { date: found.date, rest: without(text, lead.index, found.end + tail[0].length) };
  const sure = !isOver(found, today) || SIGNS.some((sign) => isMarked(text.folded, found, sign));
  return sure ? { date: found.date, rest: text } : { rest: text };
}

/** As `takeDue` for what stands under a label of a day: all but the day is what was said besides. */
export function takeLabelledDue(value: Passage, today: CivilDate): TakenDue {
  const found = findDue(value.folded, today);
  if (found === undefined) return { rest: value };
  const lead = LEAD_ANYHOW.exec(value.folded.slice(0, found.start))?.index ?? found.start;
  const tail = TAIL_ANYHOW.exec(value.folded.slice(found.end))?.[0].length ?? 0;
  return { date: found.date, rest: without(value, lead, found.end + tail) };
}

/** Return the day that a reason names with 申请延至 or 至 as a clause of its own; the other days in it are no such. */
export function dueInReason(reason: Passage, today: CivilDate): CivilDate | undefined {
  const { date, rest } = takeDue(reason, today);
  const found = findDue(reason.folded, today);
  const marked = found && SIGNS.some(({ before }) => before?.test(reason.folded.slice(0, found.start)));
  return marked === true && rest.folded !== reason.folded ? date : undefined;
}

function isOver({ date, rolled }: FoundDate, today: CivilDate): boolean {
  return rolled === true || date < today;
}

function isMarked(folded: string, { start, end }: FoundDate, { before, after }: (typeof SIGNS)[number]) {
  return before?.test(folded.slice(0, start)) === true || after?.test(folded.slice(end)) === true;
}

function without(text: Passage, start: number, end: number): Passage {
  const before = cut(text, 0, start);
  const gap = /[,;。、:]$/u.test(before.folded) ? '' : ' ';
  return withoutComma(punctuated(join([before, cut(text, end)], gap)));
}

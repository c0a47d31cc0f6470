import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { isSlip, type PastDay } from '../../domain/calendar/past-day.ts';
import type { CommandCall, ContactMethod, ContactStage } from '../command-call.ts';
import { dayFound, findDate, type FoundDate } from './dates.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, type Passage } from './fold.ts';
import { present } from './present.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';

const SPECS: readonly FieldSpec[] = [
  { key: 'stage', extent: 'token' },
  { key: 'method', extent: 'token' },
  { key: 'date', extent: 'line' },
  { key: 'summary', extent: 'text' },
];

const STAGES: readonly (readonly [RegExp, ContactStage])[] = [
  [/^(?:办前|办理前)/, 'before'],
  [/^(?:办中|办理中)/, 'during'],
  [/^(?:办后|办理后|办结后|答复后)/, 'after'],
];

/** The six ways with what people also say for them; the first that fits counts. */
const METHODS: readonly (readonly [RegExp, ContactMethod])[] = [
  [/^(?:座谈会?|开座谈会)/, 'forum'],
  [/^(?:电话联系|电话沟通|打电话|通电话|致电|通话|电话|电联)/, 'phone'],
  [/^(?:线上|网上|视频会议|视频|微信|腾讯会议)/, 'online'],
  [/^(?:走访|上门|登门|实地)/, 'visit'],
  [/^(?:书面函|函件|去函|发函|来函|书面|函)/, 'letter'],
  [/^(?:面对面|面谈|当面|见面|面商|面复)/, 'meeting'],
];

/** How a plain sentence betrays the way: 去见了张代表, 打了电话, 到现场看了. */
const SPOKEN: readonly (readonly [RegExp, ContactMethod])[] = [
  [/座谈/, 'forum'],
  [/打了?个?电话|通了?个?电话|电话|致电|通话/, 'phone'],
  [/微信|视频|线上|网上/, 'online'],
  [/走访|上门|登门|家里|现场/, 'visit'],
  [/发了?函|去函|书面/, 'letter'],
  [/面谈|当面|见面|见了|见到|去见|面商|约见|碰了?面/, 'meeting'],
];

/** 沟通 N… [办前|办中|办后] [面谈|电话|走访|函|座谈|线上] [日期] 摘要 */
export function readContact(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  return { name: 'contact', targets, ...contactOf(rest, said) };
}

/** Return what a text says of a contact; stage and way as words of their own come first, the rest is the summary. */
export function contactOf(
  text: Passage,
  said: Pick<Said, 'lexicon' | 'today' | 'word'>,
): {
  readonly stage?: ContactStage;
  readonly method?: ContactMethod;
  readonly summary?: string;
} & PastDay {
  const fields = readFields(text, SPECS, { lexicon: said.lexicon, style: 'prose' });
  const own = at(STAGES, passageOf(fields, 'stage')?.folded) ?? at(STAGES, said.word);
  const tokens = takeTokens(fields.rest, said);
  const labelledDate = findDate(passageOf(fields, 'date')?.folded ?? '', said.today, 'past');
  const summary = textOf(fields, 'summary');
  const spoken = summary === undefined ? tokens.rest : (passageOf(fields, 'summary') ?? tokens.rest);
  return present({
    stage: own?.value ?? tokens.stage,
    method:
      at(METHODS, passageOf(fields, 'method')?.folded)?.value ??
      tokens.method ??
      at(METHODS, said.word)?.value ??
      SPOKEN.find(([pattern]) => pattern.test(spoken.folded))?.[1],
    ...dayFound(labelledDate ?? tokens.date ?? dateInWords(spoken, said.today)),
    summary:
      summary === undefined
        ? wordsOf(tokens.rest)
        : [summary, wordsOf(tokens.rest)].filter(Boolean).join('\n'),
  });
}

/** A day soon to come in the middle of a sentence is what was agreed (约好6月20日看现场), not the day of the contact. */
function dateInWords(spoken: Passage, today: CivilDate): FoundDate | undefined {
  const found = findDate(spoken.folded, today, 'past');
  return found?.ahead !== undefined && isSlip(found.ahead, today) ? undefined : found;
}

/** Take stage, way and date, in any order, as long as they stand as words of their own. */
function takeTokens(text: Passage, said: Pick<Said, 'today'>) {
  let rest = punctuated(text);
  let stage: ContactStage | undefined;
  let method: ContactMethod | undefined;
  let date: ReturnType<typeof findDate>;
  for (;;) {
    const stageHere = stage ? undefined : at(STAGES, rest.folded);
    const methodHere = method ? undefined : at(METHODS, rest.folded);
    const dateHere = date ? undefined : findDate(rest.folded, said.today, 'past');
    const length = stageHere?.end ?? methodHere?.end ?? (dateHere?.start === 0 ? dayEnd(rest, dateHere) : 0);
    const ends = stageHere !== undefined || endsAt(rest, length, methodHere === undefined);
    if (length === 0 || !ends) return { stage, method, date, rest };
    stage ??= stageHere?.value;
    if (!stageHere) method ??= methodHere?.value;
    if (!stageHere && !methodHere) date ??= dateHere;
    rest = punctuated(
      cut(rest, length + (/^(?:沟通|联系)(?=[\s,:;]|$)/.exec(rest.folded.slice(length))?.[0].length ?? 0)),
    );
  }
}

/** 昨天下午: the part of the day belongs to the day. */
function dayEnd(text: Passage, { end }: FoundDate): number {
  return end + (/^\s*(?:上午|早上|中午|下午|晚上|傍晚)/u.exec(text.folded.slice(end))?.[0].length ?? 0);
}

/** A word of its own ends here, or the way of the contact follows close behind the day: 5月18日座谈会. */
function endsAt(text: Passage, end: number, isDay: boolean): boolean {
  const after = text.folded.slice(end);
  if (/^(?:[\s,:;、。]|$|沟通|联系)/.test(after)) return true;
  const method = isDay ? at(METHODS, after) : undefined;
  return method !== undefined && endsAt(text, end + method.end, false);
}

function at<T>(
  table: readonly (readonly [RegExp, T])[],
  folded: string | undefined,
): { value: T; end: number } | undefined {
  for (const [pattern, value] of table) {
    const match = pattern.exec(folded ?? '');
    if (match) return { value, end: match[0].length };
  }
  return undefined;
}

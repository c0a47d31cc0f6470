import type { CommandCall } from '../command-call.ts';
import { findDate, type FoundDate } from './dates.ts';
import { type Fields, type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { present } from './present.ts';
import { reasonOf, withoutBecause } from './returns.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { unitBeforeColon } from './units.ts';

const SIGN_OFF: readonly FieldSpec[] = [
  { key: 'handler', extent: 'line' },
  { key: 'phone', extent: 'line' },
  { key: 'leader', extent: 'line' },
  { key: 'charged', extent: 'line' },
  { key: 'promise', extent: 'line' },
];

const EXTENSION: readonly FieldSpec[] = [
  { key: 'grounds', extent: 'text' },
  { key: 'until', extent: 'line' },
];

const PROMISE: readonly FieldSpec[] = [
  { key: 'matter', extent: 'text' },
  { key: 'due', extent: 'line' },
  { key: 'date', extent: 'line' },
];

const OPINION: readonly FieldSpec[] = [{ key: 'opinion', extent: 'text' }];

const SECOND_ROUND: readonly FieldSpec[] = [
  { key: 'due', extent: 'line' },
  { key: 'date', extent: 'line' },
  { key: 'grounds', extent: 'text' },
];

/** 签收 [N…|全部 [除 N…]] and, then or later, 承办人:… 电话:… 领办领导:… 办结承诺:… */
export function readSignOff(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, SIGN_OFF, { lexicon: said.lexicon, style: 'form' });
  const promise = passageOf(fields, 'promise');
  return present({
    name: 'signOff' as const,
    targets,
    handler: textOf(fields, 'handler'),
    phone: textOf(fields, 'phone'),
    leader: textOf(fields, 'leader'),
    charged: textOf(fields, 'charged'),
    promise: promise && findDate(promise.folded, said.today)?.date,
  });
}

/** Return whether a text begins with a label of a sign-off, which may be told later: 承办人:王敏 电话:…. */
export function startsWithSignOffField(text: Passage, said: Pick<Said, 'lexicon'>): boolean {
  const fields = readFields(text, SIGN_OFF, { lexicon: said.lexicon, style: 'prose' });
  return fields.values.size > 0 && fields.rest.folded === '';
}

/** 延期 N 至:日期 理由:… */
export function readExtension(said: Said): CommandCall {
  const { targets, rest } = aim(said, 'no');
  return { name: 'extend', targets, ...extensionOf(rest, said) };
}

/** Return new date and reason of an extension; what is neither is part of the reason. */
export function extensionOf(text: Passage, said: Pick<Said, 'lexicon' | 'today'>) {
  const fields = readFields(text, EXTENSION, { lexicon: said.lexicon, style: 'form' });
  const labelled = passageOf(fields, 'until');
  if (labelled) {
    const date = findDate(labelled.folded, said.today);
    const after = date ? cut(labelled, date.end) : cut(labelled, 0, 0);
    return present({
      until: date?.date,
      reason: reasonOf({ ...fields, rest: join([fields.rest, withoutBecause(after)], '\n') }),
    });
  }
  const date = findDate(fields.rest.folded, said.today);
  const rest = date ? withoutDate(fields.rest, date) : fields.rest;
  return present({ until: date?.date, reason: reasonOf({ ...fields, rest }) });
}

/** 协办意见 N … */
export function readAssistOpinion(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, OPINION, { lexicon: said.lexicon, style: 'prose' });
  const opinion = [wordsOf(fields.rest), textOf(fields, 'opinion')]
    .filter((it) => it !== undefined)
    .join('\n');
  return present({
    name: 'assistOpinion' as const,
    targets,
    unit: unitBeforeColon(rest),
    opinion: opinion === '' ? undefined : opinion,
  });
}

/** 协办承诺 N 事项:… 时限:日期, 协办承诺 N 完成 */
export function readAssistPromise(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const done = /^(?:已经?|现已)?(?:完成|办结|兑现|落实)(?:了|$|[\s,。:])/.test(punctuated(rest).folded);
  return { name: 'assistPromise', targets, done, ...promiseOf(rest, said) };
}

/** Return what is promised and by when; the date may stand in a field, beside it or in the sentence. */
export function promiseOf(text: Passage, said: Pick<Said, 'lexicon' | 'today'>) {
  const fields = readFields(text, PROMISE, { lexicon: said.lexicon, style: 'form' });
  const labelled = dueOf(fields, said);
  const loose = labelled ? undefined : findDate(fields.rest.folded, said.today);
  const spoken = loose ? withoutDate(fields.rest, loose) : fields.rest;
  const matter = [textOf(fields, 'matter'), wordsOf(spoken)].filter((it) => it !== undefined).join('\n');
  const inMatter = findDate(passageOf(fields, 'matter')?.folded ?? '', said.today);
  return present({
    matter: matter === '' ? undefined : matter,
    date: (labelled ?? loose ?? inMatter)?.date,
  });
}

/** 二次交办 N 期限:… 要求:… */
export function readSecondRound(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, SECOND_ROUND, { lexicon: said.lexicon, style: 'form' });
  const labelled = dueOf(fields, said);
  const loose = labelled ? undefined : findDate(fields.rest.folded, said.today);
  const spoken = loose ? withoutDate(fields.rest, loose) : fields.rest;
  return present({
    name: 'secondRound' as const,
    targets,
    due: (labelled ?? loose)?.date,
    reason: reasonOf({ ...fields, rest: spoken }),
  });
}

function dueOf(fields: Fields, said: Pick<Said, 'today'>): FoundDate | undefined {
  const value = passageOf(fields, 'due') ?? passageOf(fields, 'date');
  return value && findDate(value.folded, said.today);
}

/** Take a date out of a sentence together with the 至 or 延到 before it and the 前 after it. */
function withoutDate(text: Passage, date: FoundDate): Passage {
  const before = text.folded
    .slice(0, date.start)
    .replace(/(?:申请|想|需要|拟)?(?:延期|延|推迟|顺延|展期)?(?:至|到|于)?[\s:]*$/, '');
  const after = /^\s*(?:前|之前|以前|底)?[\s,;。]*/.exec(text.folded.slice(date.end))?.[0].length ?? 0;
  return punctuated(join([cut(text, 0, before.length), cut(text, date.end + after)], ' '));
}

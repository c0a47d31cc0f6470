import type { CommandCall, Grade } from '../command-call.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, type Passage } from './fold.ts';
import { present } from './present.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { NO_TARGETS } from './targets.ts';

const WORDS: readonly (readonly [RegExp, Grade])[] = [
  [/^(?:很|非常|十分|极)?不(?:太|大|够|是很)?满意(?!度)/, 3],
  [/^(?:基本|比较|较为?|还算|大体|总体)满意(?!度)/, 2],
  [/^(?:很|非常|十分|特别)?满意(?![度率])/, 1],
];

const SPECS: readonly FieldSpec[] = [
  { key: 'attitude', extent: 'text' },
  { key: 'outcome', extent: 'text' },
  { key: 'remark', extent: 'text' },
];

const ATTITUDE = /(?:办理)?态度(?:上|方面|是|为)?[\s:]*/;
const PAIR = /^\s*[123][\s,、/;]+[123]\s*$/;
const RESULT = /(?:办理|答复)?(?:结果|效果|质量)(?:上|方面|是|为)?[\s:]*/;

/** 我对答复… in front of a grade. */
const ABOUT =
  /^(?:[^,。;\n\d]|第?\d{1,4}号){0,16}?(?=(?:很|非常|十分|特别|极|还算)?(?:不(?:太|大|够|是很)?|基本|比较|较为?)?满意)/;

/** 还可以吧, 总的来说,: a clause of the speaker's own before the grade. */
const HEDGED =
  /^(?:(?:我(?:觉得|看|认为)?)?(?:(?:总的来说|总体(?:来说|来看|上)|整体(?:来说|来看|上)|说实话|怎么说呢)[\s,]*|(?:还可以|还行|还不错|还好|挺好|蛮好|不错|可以|一般|过得去|马马虎虎)(?:吧|的|了|啊|嘛)?[\s,。~]+))+/u;

/** 谈不上满意, 居民不满意, 如果装了我就满意: what stands in front takes it back, or it is not the speaker's. */
const NOT_GRADED =
  /[谈说算]不上|难以?|没|不是|别|未|如果|要是|假如|只要|除非|希望|但愿|争取|才|群众|居民|百姓|[村市居]民|家长|他们?|大家|人家|有人|是否|会不会|能不能|怎|谁|为什么|为啥|(?<!我|本人|作为)代表/u;
/** 不满意怎么办 asks. */
const ASKED_ABOUT = /^.{0,20}(?:怎么(?:办|算|样)|什么(?:区别|意思|标准)?|吗|呢|么|\?)[\s?。]*$/u;

/** 对办理态度…, 结果…: one of the two is named near the head, whichever comes first. */
const NAMED = /^[^,。;\n\d]{0,6}?(?:态度|结果|效果|质量)/;

interface Graded {
  readonly grade: Grade;
  readonly end: number;
}

/** 评价 N 态度:… 结果:… 意见:…, 满意, 1 2. One word for the whole counts for both. */
export function readRating(said: Said): CommandCall {
  const own = gradeAt(said.word, 0);
  if (own) {
    const { targets, rest } = aim(said);
    return { name: 'rate', targets, attitude: own.grade, result: own.grade, ...remark(rest) };
  }
  if (PAIR.test(said.rest.folded)) return { name: 'rate', targets: NO_TARGETS, ...gradesOf(said.rest, said) };
  // 评价 18 1 2: one number, then grades; without this it would be a list of three numbers.
  const grades = /^\S+\s+(?=[123](?:[\s,、/]+[123])?(?:$|[\s,。;]))/.exec(said.rest.folded)?.[0].length;
  const { targets, rest } = aim(grades === undefined ? said : { ...said, rest: cut(said.rest, 0, grades) });
  const left = grades === undefined ? rest : cut(said.rest, grades);
  return { name: 'rate', targets, ...gradesOf(left, said) };
}

/** 态度和结果都满意 */
const BOTH =
  /^[^,。;\n\d]{0,8}?态度(?:和|与|跟|、)(?:办理|答复)?(?:结果|效果|质量)(?:上|方面)?(?:都|均|全|也都)?(?:是)?/;

/** Return the grades in a text that begins with one, or `undefined`: 不满意,因为…; 态度满意,结果基本满意. */
export function spokenGrades(text: Passage, said: Pick<Said, 'lexicon'>): Grades | undefined {
  if (ASKED_ABOUT.test(text.folded)) return undefined;
  const hedged = HEDGED.exec(text.folded)?.[0].length ?? 0;
  if (hedged > 0) return spokenGrades(cut(text, hedged), said);
  const both = BOTH.exec(text.folded)?.[0].length ?? 0;
  if (both > 0 && gradeAt(text.folded, both)) return gradesOf(cut(text, both), said);
  if (NAMED.test(text.folded) && spelled(text, undefined).attitude !== undefined) return gradesOf(text, said);
  const before = ABOUT.exec(text.folded)?.[0] ?? '';
  const about = NOT_GRADED.test(before) ? 0 : before.length;
  const start = [0, about].find(
    (it) => gradeAt(text.folded, it) ?? ATTITUDE.exec(text.folded.slice(it))?.index === 0,
  );
  if (start === undefined) return undefined;
  const grades = gradesOf(cut(text, start), said);
  return grades.attitude === undefined && grades.result === undefined ? undefined : grades;
}

export interface Grades {
  readonly attitude?: Grade;
  readonly result?: Grade;
  readonly remark?: string;
}

function gradesOf(text: Passage, { lexicon }: Pick<Said, 'lexicon'>): Grades {
  const fields = readFields(text, SPECS, { lexicon, style: 'form' });
  const remarks = textOf(fields, 'remark');
  const attitude = labelled(passageOf(fields, 'attitude'));
  const result = labelled(passageOf(fields, 'outcome'));
  if (attitude ?? result) {
    return present({
      attitude: attitude?.grade,
      result: result?.grade,
      remark: remarks ?? wordsOf(fields.rest),
    });
  }
  const said = fields.rest;
  const pair = /^([123])[\s,、/;]+([123])(?!\d)/.exec(said.folded);
  if (pair) {
    const after = wordsOf(punctuated(cut(said, pair[0].length)));
    return present({ attitude: toGrade(pair[1]), result: toGrade(pair[2]), remark: remarks ?? after });
  }
  return spelled(said, remarks);
}

/** 态度满意，结果基本满意 or one word for both. */
function spelled(text: Passage, remarks: string | undefined): Grades {
  const attitude = after(text.folded, ATTITUDE);
  const result = after(text.folded, RESULT);
  if (attitude ?? result) {
    const end = Math.max(attitude?.end ?? 0, result?.end ?? 0);
    return present({
      attitude: attitude?.grade,
      result: result?.grade,
      remark: remarks ?? remark(cut(text, end)).remark,
    });
  }
  const whole = gradeAt(text.folded, 0);
  if (!whole) return present({ remark: remarks ?? wordsOf(text) });
  const left = remark(cut(text, whole.end)).remark;
  return present({ attitude: whole.grade, result: whole.grade, remark: remarks ?? left });
}

function remark(text: Passage): { remark?: string } {
  const bare = punctuated(
    cut(text, /^[\s,。;:!的]*(?:(?:意见|理由|原因)\s*:)?/.exec(text.folded)?.[0].length ?? 0),
  );
  return present({ remark: /[\p{L}\p{N}]/u.test(bare.folded) ? wordsOf(bare) : undefined });
}

function labelled(value: Passage | undefined): Graded | undefined {
  return value && gradeAt(value.folded, 0);
}

function after(folded: string, label: RegExp): Graded | undefined {
  const match = label.exec(folded);
  return match ? gradeAt(folded, match.index + match[0].length) : undefined;
}

function gradeAt(folded: string, offset: number): Graded | undefined {
  const text = folded.slice(offset);
  const digit = /^([123])(?![\d.])\s*(?:\.|、)?/.exec(text);
  if (digit && offset === 0 && /^[123]\s*$/.test(text.slice(0, 2)))
    return { grade: toGrade(digit[1]) ?? 1, end: 1 };
  for (const [pattern, grade] of WORDS) {
    const match = pattern.exec(text);
    if (match) return { grade, end: offset + match[0].length };
  }
  return digit && /态度|结果|效果|质量/.test(folded.slice(0, offset))
    ? { grade: toGrade(digit[1]) ?? 1, end: offset + 1 }
    : undefined;
}

/** 1 2 修得很快: two numbers and a remark; two numbers alone answer a card. */
export function pairWithRemark(text: Passage, said: Pick<Said, 'lexicon'>): Grades | undefined {
  return /^[123][\s,、/]+[123][\s,。;:]+(?![\d号])\p{L}/u.test(text.folded)
    ? gradesOf(text, said)
    : undefined;
}

function toGrade(digit: string | undefined): Grade | undefined {
  return digit === '1' ? 1 : digit === '2' ? 2 : digit === '3' ? 3 : undefined;
}

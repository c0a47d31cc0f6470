import type { Suggestion } from './suggestion.ts';

export type MissingPart = 'reason' | 'advice';

/** Parts that a proper suggestion has and this one lacks (domain.md 1.12); the title has a default. */
export function missingParts(suggestion: Pick<Suggestion, 'reason' | 'analysis' | 'advice'>): MissingPart[] {
  const missing: MissingPart[] = [];
  if (suggestion.reason.trim() === '' && suggestion.analysis.trim() === '') missing.push('reason');
  if (suggestion.advice.trim() === '') missing.push('advice');
  return missing;
}

const TITLE_LENGTH = 24;
/** A clause that ends before says enough only when it is not shorter than this. */
const LEAST_CLAUSE = 10;
/** 加强, 修路: too little to tell one suggestion from another. */
const LEAST_CORE = 4;
const LEADING_NUMBER =
  /^(?:[(\uff08]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)\uff09、.．](?!\d)|[-•·*])\s*/u;

/** 地点:, 【问题】: what a part is called is no part of a title. */
const LABELS =
  /\s*(?:^|(?<=[\s。;\uff1b,\uff0c]))(?:【(?:问题|建议|分析|情况)】|(?:地点|位置|时间|问题|情况|现状|事由|案由|原因|内容|建议)\s*[:\uff1a])\s*/gu;
const WE = '[我俺咱]们?(?:个人)?';
const LEADING_LINK = '(?:(?:为此|因此|所以|另外|还|也)[\\s,\uff0c]*)?';
/** 我看, 我想就是: whose opinion it is, as people say it. */
const LEADING_OPINION = new RegExp(
  `^${LEADING_LINK}${WE}(?:就|也)?(?:看(?![病见过到不了])|想(?!请)|觉得|认为|寻思|的意[见思]|的想法)[着呢吧啊嘛]?(?:就?是)?[\\s,\uff0c:\uff1a]*`,
  'u',
);
/** What a demand begins with, as people say it: 俺们希望, 另外,能不能, 应该. */
const LEADING_DEMAND = new RegExp(
  `^${LEADING_LINK}(?:${WE})?(?:强烈)?(?:建[议意]|健议|提议|希望|恳请|呼吁|能不能|能否|可否|可不可以|最好|应该|应当)[\\s:\uff1a,\uff0c]*`,
  'u',
);
const LAST_PARTICLES = /[吧嘛啊呢呀哦哈]+$/u;

/** 镇里尽快…, 请有关部门及时…: who should do it and how soon, which tells no suggestion from another. */
const WHO_AND_WHEN =
  /^(?:请|由|让|要求)?(?:\p{Script=Han}{0,8}?(?:部门|单位|政府|局|委|办|公司|交警|[县区市镇乡村街]里|街道))?(?:能够?|可以|尽[快早]|及时|抓紧|赶紧|赶快|马上|立即|立刻|早日|派人|安排人)*/u;
/** 修复, 处理一下: what is done, without what it is done to. */
const MOST_OF_A_VERB = 4;
const PLACE = /[路街巷村桥镇乡校河渠坝站院园塘井楼灯区]/u;
const WHOSE = /^(?:[我俺咱]们?)(?=[村镇乡街社小学组队院县这])/u;

/** A title for a suggestion that came without one: the beginning of what it asks for, else of what it tells. */
export function defaultTitle(content: {
  readonly advice: string;
  readonly reason: string;
  readonly body: string;
}): string {
  const { advice, reason, body } = content;
  const [asked, told] = [coreOf(advice), coreOf(reason).replace(WHOSE, '')];
  if (told.length >= LEAST_CORE && (asked === '' || isVerbAlone(asked, reason)))
    return `关于解决${told}问题的建议`;
  const cores = [asked, told, coreOf(body)].filter((core) => core !== '');
  const core = cores.find(({ length }) => length >= LEAST_CORE) ?? cores[0];
  return core === undefined ? '(还没有标题)' : `关于${core}的建议`;
}

/** 城管局尽快修复: nothing of what the reason tells is named. */
function isVerbAlone(asked: string, reason: string): boolean {
  const deed = asked.replace(WHO_AND_WHEN, '');
  const pairs = [...deed].slice(1).map((character, at) => `${[...deed][at] ?? ''}${character}`);
  return deed.length <= MOST_OF_A_VERB && !PLACE.test(deed) && !pairs.some((pair) => reason.includes(pair));
}

/** The first clause of a text, without what people say before they come to the matter. */
function coreOf(text: string): string {
  const [first = ''] = text
    .trim()
    .replace(LABELS, '')
    .replace(LEADING_NUMBER, '')
    .replace(LEADING_OPINION, '')
    .replace(LEADING_DEMAND, '')
    .split(/[。;\uff1b!\uff01?\uff1f\n,\uff0c]/u);
  return shortened(first.trim().replace(LAST_PARTICLES, ''));
}

/** Typed without a stop, it ends with a space or a clause (…了), else between two words. */
function shortened(core: string): string {
  if (core.length <= TITLE_LENGTH) return core;
  const head = core.slice(0, TITLE_LENGTH);
  const space = core.slice(0, TITLE_LENGTH + 1).search(/\s+\S*$/u);
  if (space >= LEAST_CORE) return head.slice(0, space);
  const clause = head.lastIndexOf('了') + 1;
  if (clause >= LEAST_CLAUSE) return head.slice(0, clause);
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(core)];
  const end = words.findLast(({ index }) => index <= TITLE_LENGTH)?.index ?? 0;
  return end >= LEAST_CLAUSE ? head.slice(0, end) : head;
}

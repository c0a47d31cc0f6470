import { cut, type Passage } from './fold.ts';
import { present } from './present.ts';

/** Who demands, also as it is said in the country. */
export const WE = '(?:我|俺|咱)(?:们|等)?(?:个人)?';
/** 建议, and what an input method makes of it (健议, 建意), but not 新建意向. */
export const PROPOSE = '(?:建议|健议|见议|(?<![新扩改创修重筹组共搭构兴])建意)';
/** 1. (2) ① 一是 第一, and what leads to a demand. */
const LEAD =
  '(?:(?:\\(?[\\d一二三四五]{1,2}[).、]|[①-⑤]|一是|第一,)\\s*)?(?:为此|因此|对此|所以|另外|此外|同时)?[,\\s]*';
const AFTER_STOP = '(?<=^|[\\s。,;!?:…])';

/** Where the advice begins in a text without labels, most certain first. */
const ADVICE_STARTS: readonly RegExp[] = [
  '(?:为此|因此|对此|所以|鉴于此|综上)?[,\\s]*(?:现|特|我)?(?:提出|有|作出)?(?:如下|以下|下列|几点|几条|[一二两三四五]点|[一二两三四五]条)的?(?:具体)?建议[:,]?',
  `(?:为此|因此|对此|所以)?[,\\s]*${WE}(?:特此|在此|特)?(?:强烈)?(?:${PROPOSE}|希望|恳请|呼吁|请求|想请)`,
  `${AFTER_STOP}${LEAD}(?:特此|特|还|也)?${PROPOSE}`,
  `${AFTER_STOP}${LEAD}(?:希望|恳请|请求|呼吁|盼望|能不能|能否|可否|请(?![教问])(?=\\p{Script=Han}))`,
  `${AFTER_STOP}[^。,;!?\\n]{0,12}(?:应该|应当|要尽快|尽快|最好)`,
  // Elderly deputies type without a stop from end to end.
  `(?:${WE}(?:就|也|是)?(?:想着?|觉得|看)?)?(?:能不能|能否|可不可以|可否|是不是可以|希望|恳请|应该|最好)`,
  `${AFTER_STOP}(?:[依照要按])?${WE}(?:看|说|觉得|认为|寻思|的意见|的意思)(?:是)?[,:]?(?:就|还是|不如|干脆|得|该|要)`,
  // 我想提个建议: what follows is the advice when something was told before it.
  '(?<=[^]{10})提(?:一?[个条点]|[几两三][个条点])(?:小)?(?:建议|意见)[,:。\\s]+',
  `${AFTER_STOP}[^。,;!?\\n]{0,6}?(?:想请|恳求|拜托|烦请|劳烦|麻烦(?!的)|求(?=\\p{Script=Han}))`,
  '(?<![提这那该此其条个件的项些份有])建议(?=\\p{Script=Han})(?![书稿人案表的被办提数号里中和或已没是有])',
].map((pattern) => new RegExp(pattern, 'u'));

/** A last sentence that tells of what was or is, and demands nothing, belongs to the reason. */
const TOLD =
  /^\s*(?:[去前往今]年|上个?月|上周|前几天|听说|因为|毕竟|(?:我们?|俺们?|咱们?)(?:这里|这边|那里|那边|[村镇乡组]|社区|小区))/u;
const DEMANDS = /建议|希望|应该|应当|请|最好|能不能|能否|可否|要求|必须|不要|可以|要/u;

/**
 * Prose without labels: what precedes the demand is the reason, the demand and all after it the advice, but for last
 * sentences that only tell something more.
 */
export function divide(prose: Passage): { reason?: string; advice?: string } {
  const start = demandAt(prose.folded);
  const before = cut(prose, 0, start).clean.replace(/[,，、]$/u, '');
  if (start === undefined) return present({ reason: before || undefined });
  const end = start + lengthOfDemand(prose.folded.slice(start));
  const advice = cut(prose, start, end).clean.replace(/^[\s,，、]+/u, '');
  const reason = [before, cut(prose, end).clean].filter((it) => it !== '').join('\n');
  return present({ reason: reason || undefined, advice: advice || undefined });
}

function demandAt(folded: string): number | undefined {
  return ADVICE_STARTS.map((it) => it.exec(folded)?.index).find((it) => it !== undefined);
}

function lengthOfDemand(folded: string): number {
  const sentences = folded.match(/[^。!?;\n]*[。!?;\n]+|[^。!?;\n]+$/gu) ?? [];
  const last = sentences.findLastIndex((it, index) => index === 0 || !TOLD.test(it) || DEMANDS.test(it));
  return sentences.slice(0, last + 1).join('').length;
}

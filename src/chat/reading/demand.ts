import { cut, type Passage } from './fold.ts';
import { present } from './present.ts';

/** Who demands, also as it is said in the country. */
export const WE = '(?:我|俺|咱)(?:们|等)?(?:个人)?';
/** 建议, and what an input method makes of it (健议, 建意), but not 新建意向. */
export const PROPOSE = '(?:建议|提议|健议|见议|(?<![新扩改创修重筹组共搭构兴])建意)';
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
  `${AFTER_STOP}(?:所以)?${WE}的(?:建议|意见|想法|主张|办法)(?:也|就)?(?:是|:)`,
  `${AFTER_STOP}(?:[依照要按])?${WE}(?:看|说|觉得|认为|寻思|的意见|的意思)(?:是)?[,:]?(?:就|还是|不如|干脆|得|该|要)`,
  // 我想提个建议: what follows is the advice when something was told before it.
  '(?<=[^]{10})提(?:一?[个条点]|[几两三][个条点])(?:小)?(?:建议|意见)[,:。\\s]+',
  `${AFTER_STOP}[^。,;!?\\n]{0,6}?(?:想请|恳求|拜托|烦请|劳烦|麻烦(?!的)|求(?=\\p{Script=Han}))`,
  '(?<![提这那该此其条个件的项些份有])建议(?=\\p{Script=Han})(?![书稿人案表的被办提数号里中和或已没是有])',
  // Nothing but what is to be done: 装二十条回来, 把管子接一接, 老人的准许插队就行.
  `${AFTER_STOP}(?:要么|最好|先|再|赶紧|干脆|也|就)?(?:${[
    '[装换修建搭添增设栽配划](?:上(?!面)|[个条座盏台张块根排辆处间]|几|[一二两三四五六七八九十百千\\d](?![次回]))',
    '把[^。,;!?\\n]{3,40}(?<![了坏堵光死着])(?=$|[。,;!\\n])',
    '把[^。,;!?\\n]{2,24}(?:一下|(\\p{Script=Han})一\\1)',
    '给[^。,;!?\\n]{2,16}[装修换配建放加](?![了得过的])',
    '[^。,;!?\\n]{4,40}(?:就行|就好|才行|才好|(?<!晓得|知道|对|是|好|说)吧)了?(?=$|[。,!;\\n])',
  ].join('|')})`,
].map((pattern) => new RegExp(pattern, 'u'));

/** A sentence behind the first demand that tells of what was or is, and demands nothing, belongs to the reason. */
const TOLD =
  /^\s*(?:[去前往今]年|上个?月|上周|前几天|现在|目前|听说|因为|毕竟|(?:我们?|俺们?|咱们?)(?:这里|这边|那里|那边|[村镇乡组]|社区|小区))/u;
const DEMANDS = /建议|希望|应该|应当|请|最好|能不能|能否|可否|要求|必须|不要|可以|要/u;

/**
 * Prose without labels: what precedes the demand is the reason, the demand and all after it the advice, but for
 * sentences that only tell something more.
 */
export function divide(prose: Passage): { reason?: string; advice?: string } {
  const start = demandAt(prose.folded);
  const before = cut(prose, 0, start).clean.replace(/[,，、]$/u, '');
  const sentences = start === undefined ? [] : sentencesOf(cut(prose, start));
  const told = sentences.filter(({ folded }, at) => at > 0 && TOLD.test(folded) && !DEMANDS.test(folded));
  const advice = sentences.filter((it) => !told.includes(it));
  return present({
    reason: textOf([{ clean: before }, ...told], '\n'),
    advice: textOf(advice, '')?.replace(/^[\s,，、]+/u, ''),
  });
}

function demandAt(folded: string): number | undefined {
  return ADVICE_STARTS.map((it) => it.exec(folded)?.index).find((it) => it !== undefined);
}

function sentencesOf(text: Passage): Passage[] {
  return [...text.folded.matchAll(/[^。!?\n]*[。!?\n]+|[^。!?\n]+$/gu)].map(({ 0: { length }, index }) => ({
    clean: text.clean.slice(index, index + length),
    folded: text.folded.slice(index, index + length),
  }));
}

function textOf(parts: readonly { readonly clean: string }[], glue: string): string | undefined {
  const said = parts.map(({ clean }) => clean).filter((it) => it !== '');
  const text = glue === '' ? said.join('') : said.map((it) => it.trim()).join(glue);
  return text.trim() === '' ? undefined : text.trim();
}

import { numeralOf } from '../../domain/numbering/chinese-numeral.ts';
import { cut, type Passage } from './fold.ts';

/** The parts of a draft that are corrected in words. */
export interface DraftParts {
  readonly title: string;
  readonly reason: string;
  readonly advice: string;
}

export type DraftPart = keyof DraftParts;

/** What somebody says of a draft as one says it to a clerk. */
export type Correction =
  /** 不是东风路,是东湖路; 把东风路改成东湖路. `wrong` is folded. */
  | { readonly kind: 'word'; readonly wrong: string; readonly right: string }
  /** 写错了,应该是东湖路: which word was wrong is not said. */
  | { readonly kind: 'right'; readonly right: string }
  /** 问题那段改成:…, 建议部分再加一句:…. */
  | {
      readonly kind: 'part';
      readonly part: DraftPart;
      readonly deed: 'change' | 'add';
      readonly text: string;
    }
  /** 第二条改成:…, 第二条再加一句:…, 删掉第二条. */
  | {
      readonly kind: 'point';
      readonly point: number;
      readonly deed: 'change' | 'add' | 'delete';
      readonly text: string;
    };

const PARTS: Readonly<Record<string, DraftPart>> = {
  标题: 'title',
  题目: 'title',
  问题: 'reason',
  案由: 'reason',
  原因: 'reason',
  情况: 'reason',
  建议: 'advice',
  对策: 'advice',
  措施: 'advice',
};

const LEAD =
  '^(?:(?:哦|噢|啊|对了|不对|等等|抱歉|不好意思|请|麻烦|帮我?|我|给我|刚才|上面|前面|那个|这个|地名|路名|名字|数字|时间|地点)[你您]?[\\s,。]*){0,4}';
const MISTAKEN = '(?:(?:我)?(?:写|打|说|搞|弄|记|填)?错(?:字|别字)?(?:了|啦)[\\s,。!:]*)';
const IN_PART = `(?:(?:${Object.keys(PARTS).join('|')})(?:那段|部分|里面|里头|里|中)?的?)?`;
const QUOTED = '["“”「」『』《》]?';
const WRONG = `${QUOTED}(?<wrong>[^,。;:!?"“”「」\\n]{1,30}?)${QUOTED}`;
const RIGHT = `${QUOTED}(?<right>[^,。;!?"“”「」\\n]{1,40}?)${QUOTED}`;
const END = '(?:才对|才是|吧|哦|啊)?[\\s。!~]*$';
const CHANGE = '(?:都|全|全部|一律)?(?:改成|改为|换成|换为|更正为|改叫)[\\s:,]*';

const WORDS: readonly RegExp[] = [
  new RegExp(
    `${LEAD}${MISTAKEN}?不(?:是|叫)${WRONG}[\\s,]*(?:而|应该|应当|其实)?(?:是|叫)${RIGHT}${END}`,
    'u',
  ),
  new RegExp(
    `${LEAD}${MISTAKEN}?(?:应该|应当|其实)?(?:是|叫)${RIGHT}[\\s,]*(?:而)?不(?:是|叫)${WRONG}${END}`,
    'u',
  ),
  // 把路灯改成太阳能的 is what should be done, and so may be 路灯换成LED灯
  new RegExp(`${LEAD}(?:把|将)${IN_PART}${WRONG}${CHANGE}${RIGHT}(?<!的)${END}`, 'u'),
  new RegExp(
    `${LEAD}${WRONG}(?:写|打|说|填)错(?:了|啦)[\\s,。]*(?:应该|应当|其实)?(?:是|叫)${RIGHT}${END}`,
    'u',
  ),
];
const RIGHT_ALONE = new RegExp(`${LEAD}${MISTAKEN}(?:应该|应当|其实)?(?:是|叫|写)${RIGHT}${END}`, 'u');

const POINT = '(?:建议)?(?:的|里的?)?第(?<point>\\d{1,2}|[一二三四五六七八九十]{1,3})[条点项]';
/** 建议改成双向车道 is an advice; 建议部分改成…, 建议改成:… are none. */
const PART = `(?<part>${Object.keys(PARTS).join('|')})(?:(?:这|那)?一?(?:段|部分)|(?=[^:,。]{0,12}:))`;
const ADD = '(?:后面|最后|里面|里)?(?:再|还要?)?(?:加上?|补充?|添上?)(?:一?[句点段条])?[\\s:,]+';
const TEXT = '(?<text>[^]+)$';
const DEEDS: readonly (readonly [RegExp, 'change' | 'add' | 'delete'])[] = [
  [new RegExp(`${LEAD}(?:把|将)?(?:${POINT}|${PART})的?${CHANGE}${TEXT}`, 'u'), 'change'],
  [new RegExp(`${LEAD}(?:在|给)?(?:${POINT}|${PART})${ADD}${TEXT}`, 'u'), 'add'],
  [new RegExp(`${LEAD}(?:把|将)?${POINT}(?:给)?(?:删|去|划)(?:掉|了|除|去)?了?${END}`, 'u'), 'delete'],
  [new RegExp(`${LEAD}(?:删|去|划)(?:掉|了|除|去)${POINT}${END}`, 'u'), 'delete'],
  [
    new RegExp(`${LEAD}(?:不要${POINT}|${POINT.replace('point', 'point2')}(?:就)?不要)了?${END}`, 'u'),
    'delete',
  ],
];

/** Return what a sentence corrects in a draft, or `undefined` when it says none of these. */
export function correctionIn(text: Passage): Correction | undefined {
  return deedIn(text) ?? wordIn(text);
}

function deedIn(text: Passage): Correction | undefined {
  for (const [pattern, deed] of DEEDS) {
    const groups = pattern.exec(text.folded)?.groups;
    if (groups === undefined) continue;
    const said =
      groups['text'] === undefined ? '' : cut(text, text.folded.length - groups['text'].length).clean;
    const part = PARTS[groups['part'] ?? ''];
    if (part !== undefined && deed !== 'delete') return { kind: 'part', part, deed, text: said };
    const point = numeralOf(groups['point'] ?? groups['point2'] ?? '');
    if (point > 0) return { kind: 'point', point, deed, text: said };
  }
  return undefined;
}

function wordIn({ clean, folded }: Passage): Correction | undefined {
  for (const pattern of WORDS) {
    const found = new RegExp(pattern, 'du').exec(folded);
    const right = typed(clean, found?.indices?.groups?.['right']);
    const wrong = found?.groups?.['wrong'];
    if (wrong !== undefined && right !== undefined) return { kind: 'word', wrong: wrong.trim(), right };
  }
  const right = typed(clean, new RegExp(RIGHT_ALONE, 'du').exec(folded)?.indices?.groups?.['right']);
  return right === undefined ? undefined : { kind: 'right', right };
}

function typed(clean: string, span: readonly [number, number] | undefined): string | undefined {
  return span === undefined ? undefined : clean.slice(...span).trim();
}

import { likeness } from '../../domain/intake/likeness.ts';
import model from '../../domain/intake/learnt/negative-list.json' with { type: 'json' };
import { clean, fold } from './fold.ts';

/**
 * Marks of secrecy (保密法 2024 §29: state secrets must not go over the internet without protection; the mark
 * on a document is level, star, term: 机密★5年). What merely speaks of secrets, other kinds of secrets and the
 * form's own field 保密 are no marks.
 */

const GAP = '[ ]{0,4}';
const LEVEL = `(?:绝${GAP}密|机${GAP}密|秘${GAP}密)`;
const TERM = `(?:长期|\\d{1,3}${GAP}(?:年|个?月|天)|[一二三四五六七八九十]{1,3}年)`;
const OTHER_SECRETS = '(?:商业|经营|技术|企业|公司|个人|客户|银行|小|军事)';
const PAPER =
  '(?:文件|公文|资料|材料|电报|电文|传真|文档|档案(?!馆|局|室|柜)|图纸|通报|纪要|预案|简报|件(?![的事]))';

/** Words after a level and a paper that make them a subject to speak of. */
const TOPIC =
  '(?:的)?(?:管理|保管|保护|销毁|制度|规定|培训|教育|宣传|检查|柜|室|泄露|泄密|丢失|工作|存放|传递|范围|等级|安全|是什么|吗|柜子)';

/** What stands before a level in its clause when there is none, or when it is forbidden or asked about. */
const DENIED =
  /(?:不是|并非|不属于?|不算|不为|没有|未|非|无|不含|不涉及|没涉及|是否|有没有|不得|不要|不能|不可|不准|不许|请勿|勿|禁止|严禁|防止|避免|以免|杜绝|如有|如果|若|凡|什么|哪些|关于|加强|遵守|学习)[^。!?;\n》]{0,14}$/;

const MARKS: readonly RegExp[] = [
  // 机密★5年, 秘密☆, 机密*10年
  new RegExp(`${LEVEL}${GAP}(?:[★☆⭐✩✭✮※]|[*·•](?=${GAP}${TERM}))`, 'gu'),
  // 密级:机密, 密级为秘密, 定密:内部
  new RegExp(
    `(?:密${GAP}级|定密|保密等级|保密级别|涉密等级|秘密等级)(?:等级)?${GAP}(?::|为|是|】|\\])${GAP}[【\\[(]?(?:${LEVEL}|内部|工作秘密|涉密)`,
    'gu',
  ),
  // 机密级 (not 机密级计算机)
  new RegExp(
    `(?<!${OTHER_SECRETS})${LEVEL}级(?!${TOPIC}|计算机|电脑|设备|网络|会议室|场所|单位|岗位|人员)`,
    'gu',
  ),
  // 机密文件, 内部秘密资料, 绝密件
  new RegExp(`(?<!${OTHER_SECRETS}|保守|国家)(?:${LEVEL}|涉密)${PAPER}(?!${TOPIC})`, 'gu'),
  // (机密), 【绝密·长期】, [秘密 5年]
  new RegExp(
    `[(【\\[〔]${GAP}(?:${LEVEL}|涉密|工作秘密|内部秘密)${GAP}[·:]?${GAP}(?:${TERM})?${GAP}[)】\\]〕]`,
    'gu',
  ),
  // 秘密 5年 as a mark of its own, not 这个秘密5年
  new RegExp(`(?<![\\p{Script=Han}\\d])${LEVEL}${GAP}[·:]?${GAP}${TERM}(?![\\p{Script=Han}])`, 'gu'),
  // 绝密 第0009号: a paper's own number behind its level
  new RegExp(`(?<![\\p{Script=Han}])${LEVEL}${GAP}(?:第${GAP}\\d{1,6}${GAP}号|no\\.?${GAP}\\d)`, 'gu'),
  // marked 机密, 盖着机密章, 标的是"秘密": a mark that somebody describes
  new RegExp(
    `(?:标|盖|印|注明)(?:着|的|有|了|为)?(?:是)?${GAP}["“”「『]?${LEVEL}["“”」』]?(?!性|书写|写票)`,
    'gu',
  ),
  // 涉及国家秘密的情况如下
  /涉及国家秘密的(?:情况|内容|数据|信息|事项)(?:说明)?(?:如下|:)/gu,
  // where arms and forces are, whatever is written on it (保密法 §13: 国防建设和武装力量活动中的秘密事项)
  /(?:导弹(?:阵地|部队)?|武器库|弹药库|军火库|作战方案|兵力部署)[^。!?;\n]{0,12}(?:位置|位于|坐标|数量|多少|部署如下)/gu,
  // 密件:, 内部密电
  /(?:^|[\n:,。(【])[ ]{0,4}密件(?=[:)】 ])|(?:内部|省里|上级|发来)的?密电(?!码)/gu,
  // 保密期限:10年
  new RegExp(`(?:保密|密级)期限?${GAP}[:为]${GAP}(?:${TERM})`, 'gu'),
  // 本件涉及国家秘密, 以下内容涉密, 此件属机密
  new RegExp(
    `(?:本|此|该|以下|下列|上述|这份|这个|这些|附件)(?:文件|件|资料|材料|内容|文|信息|通知|数据|图)?(?:均|都|已)?(?:涉及|属于?|含有?|系|为|是)(?:国家秘密|工作秘密|${LEVEL}(?=$|[\\s,。;!)]))`,
    'gu',
  ),
  /(?:本|此|该|以下|下列|上述|这份|这些|附件)(?:文件|件|资料|材料|内容|文|信息|通知|数据)?(?:均|都|已)?涉密(?!吗|否)/gu,
];

/** A level alone in front of a text, like the head of a document: 机密 根据…. */
const HEAD = new RegExp(
  `(?:^|[\\n:])${GAP}(?:绝${GAP}密|机${GAP}密|秘${GAP}密)${GAP}(?:[\\n]|[ ](?=[^\\s]))`,
  'gu',
);

/** The word or the label behind which a suggestion begins with its level: #建议 机密 军用机场搬迁, 标题:绝密·…. */
const HEADED = new RegExp(
  `(?:^|\\n)[ ]*(?:@[^ \\n]+[ ]+)?(?:#[ ]*[\\p{Script=Han}]{2,6}(?:[ ]*[:,])?|(?:我?(?:要|想)?提?(?:[个条件]|一[个条件])?建议|标题|题目)[\\s:,《])[\\s《"“]*${LEVEL}[ ]*(?=[\\s:,;。!·•\\-—])`,
  'gu',
);
/** Behind the word for it the least text is a suggestion. */
const LEAST_BEHIND_WORD = 2;

/** Signs that what is told was not to be told: each alone is talk; all three together are a secret that gets out. */
const KEPT_IN: RegExp =
  /(?:不许|不准|不让|不能|不得|别|莫|不要|严禁)(?:往外|对外|向外)?(?:外传|外泄|扩散|传出去|往外说|说出去|外露|上网|拍照|带出)|(?:保密|涉密|机要)(?:会议?|会上|本|网|培训上)|内部(?:掌握|传达|通报|会上)|偷偷(?:拍|抄|记)|只(?:限|在)[^,。]{0,8}(?:内部|范围)/u;
const SENSITIVE: RegExp =
  /国家安全|国安|反间谍|间谍|部队|驻军|军(?:事|用|区|演|营|列|港)|武警|导弹|雷达站?|阵地|弹药|武器|布防|战备|防空|防护目标|要害|警卫|安保(?:方案|路线|部署)|首长|铀|侦查(?:方案|对象|计划)|抓捕|收网|卧底|线人|特情|密码机|密钥|试题|考题|命题|技侦|指挥所/u;
const DETAILS: RegExp =
  /如下|坐标|经纬度|位于|位置|设在|藏在|住在|数量|名单|部署|番号|兵力|人数|路线|编制|行程|时间(?:是|定)|第[一1]题|分别(?:是|在|为)|…/u;
/** Where forces are and how strong, whoever tells it. */
const FORCES: RegExp =
  /(?:驻军|部队|哨所|雷达站|军用机场|军用油库|指挥所|洞库|军用光缆|军列|武警中队)[^。!?;\n]{0,16}(?:坐标|经纬度|番号|兵力|人数|编制|布防|走向图|布置图|守备|发车时间)/u;

function bearsSigns(folded: string): boolean {
  if (FORCES.test(folded)) return true;
  return [KEPT_IN, SENSITIVE, DETAILS].every((sign) => sign.test(folded));
}

/** From here on a text is more likely a secret than not (log odds): it is refused for it, so a doubt is not enough. */
const SURE = 1.1;
/** Whoever says less has told nothing. */
const LEAST_TOLD = 24;

/**
 * Return whether a suggestion tells a state secret in plain words, without a mark (where forces are, what an examination
 * asks), by what was learnt of such texts. To be asked of suggestions only: of other talk nothing was learnt.
 */
export function tellsSecret(text: string): boolean {
  const folded = fold(clean(text));
  return lettersOf(folded) >= LEAST_TOLD && (likeness(folded, model).get('R12') ?? 0) > SURE;
}

/** A joke of one word is no document; what follows a head must be a text. */
const LEAST_TEXT = 8;

/** Return whether a text bears a mark of secrecy. To be asked of every text before anything is stored. */
export function hasSecrecyMark(text: string): boolean {
  const folded = fold(clean(text));
  return marks(folded) || heads(folded) || bearsSigns(folded);
}

function marks(folded: string): boolean {
  return MARKS.some((mark) =>
    [...folded.matchAll(mark)].some(
      (match) => /[★☆]/.test(match[0]) || !DENIED.test(folded.slice(0, match.index)),
    ),
  );
}

function heads(folded: string): boolean {
  return isHeaded(folded, HEAD, LEAST_TEXT) || isHeaded(folded, HEADED, LEAST_BEHIND_WORD);
}

function isHeaded(folded: string, head: RegExp, least: number): boolean {
  return [...folded.matchAll(head)].some(
    (match) => lettersOf(folded.slice(match.index + match[0].length)) >= least,
  );
}

function lettersOf(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

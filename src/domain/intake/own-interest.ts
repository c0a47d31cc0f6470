import { accusesSomebody } from './accusations.ts';
import { bendsCompetition } from './competition.ts';
import { handsOnLetter } from './letters.ts';
import { OWN_FIRM, OWN_HOME, OWN_KIN, PLACE, PUBLIC, SELF } from './people.ts';
import { advertises } from './promotion.ts';
import { consults } from './questions.ts';
import { repeats } from './repetition.ts';
import { askedOf, clauses, saysSo, sentences, wholeOf, type Written } from './written.ts';

/** The speaker or a relative is the one who shall get something: 给我家, 把她调回, 补发我的. */
const MINE = `(?:${OWN_KIN}|${OWN_HOME}|${SELF})`;
const TO =
  '给|帮|(?<![作认以成因])为|让|把|将|替|照顾|解决|落实|恢复|安排|提拔|录用|录取|认定|减免|免[除掉]|退[还给]|补发|发给|返还|赔[偿给]?|绕开|打到|登记到';
/** What somebody who explains or passes something on does for me. */
const EXPLAINS =
  /(?:给|帮|为|跟|对|告诉|替)(?:我|俺|本人)(?:们)?(?:们?[^,]{0,3})?(?:查|问|看|讲|说|解|反映|转(?=交|达|告|上|递|一下|给)|指|打印|带个?话|宣传|捎|一定要)|告诉我|没给我|让我|知道是我|我[讲说写提]的|(?:给|跟)我[^,]{0,2}回(?:一下|个?话|复|答|信)|托我|叫我|平反|公道|塞给我/u;
const FOR_ME = new RegExp(
  `(?:${TO})[^,]{0,6}${MINE}|(?:请|希望|建议)[^,]{0,10}${MINE}[^,]{0,8}(?:评上|报上|转正|安排)`,
  'u',
);
/** 个人问题 said outright. */
const OUTRIGHT =
  /(?:我|本人)(?:的)?个人(?:的)?[^,。;]{0,6}(?:问题|困难|待遇|诉求|利益|事情)|(?:我|我们|本人)?家(?:庭|里)?的?实际困难/u;
const OF_MINE = new RegExp(
  `(?:关于|解决|落实|请求|恢复|减免|返还|帮助|照顾|给|为|[^\\p{Script=Han}]|^)[^,]{0,8}(?:${OWN_KIN}|${SELF}(?:的|工龄|职称|个人|养老|家|自留)?|${OWN_HOME})`,
  'u',
);
/** Shanghai's rule (§8) counts the particular affairs of the own workplace among one's own. */
const OWN_WORKPLACE = '(?:(?:我|本)(?:们)?(?:厂|公司|单位|企业|店|司(?!法)|社(?!区|会)|合作社|所在公司))';
const FOR_WORKPLACE = new RegExp(
  `(?:免[除掉]?|减免|减|补足|豁免|缓[交缴]|返还|豁)(?:了)?[^,]{0,8}(?:我|本)(?:校|院|园|所|站|社)[^,]{0,4}(?:欠|费|税|款|租|债)|(?:拨给|拨付给|划给|批给|奖给)我(?:校|院|站|所|队|村小)|(?:${TO}|批给|拨给|划拨给|支持|同意|批准|向)[^,]{0,8}${OWN_WORKPLACE}`,
  'u',
);
const TITLED_WORKPLACE = new RegExp(
  `(?:关于|为|给|解决)[^,]{0,6}(?:${OWN_WORKPLACE}|(?:减免|免除|补助|解决)(?:我|本)(?:校|院|园))`,
  'u',
);

const HAS_KIN = new RegExp(`${OWN_KIN}|${OWN_HOME}`, 'u');
/** Who is told of only as an occasion: 我侄子回来说, 让我体会到. */
const OCCASION = /(?:他|她|回来|跟我)说|体会到|深知|感觉到|让我(?:想到|明白)|也(?:开|办)过/u;

/** What one gets for oneself, and nobody else has anything of. */
const PRIVATE_GOOD =
  /教师编|面试|上[岗班]|新农合|转成|正式工|临时工|多收|采光|隔壁|邻居|五保|工作|调(?:动|回|到|去|进|入|岗)|编制|转正|录[用取]|招(?:进|聘|录)|安排|名额|指标|职称|评(?:上|残|定)|提拔|晋升|待遇|工龄|工资|退休|养老金|社保|低保|特困|救助|抚恤|补(?:偿|贴|助|发|缴|办|交|报)|赔|报销|医药费|住院费|医疗费|手术|户口|落户|学位|学籍|入学|上学|读书|转学|择校|宅基地|房(?:产|子|屋)|公租房|廉租房|危房|拆迁|安置|征地|地界|承包|山林|果树|坟|贷款|欠[款钱薪条]|债|利息|罚款|处分|驾照|执照|证|许可|审批|批[一给个块下]|案|纠纷|官司|伤残|工伤|离婚|换[一个套]|退[还钱款]|减免|免[除掉]|恢复|照顾|解决|落实|认定|核[实定]|个税|停车位|车位|摊位|门面/u;
/** What the ask is about is there for everybody. */
const PUBLIC_GOOD =
  /路灯|坡道|斑马线|红绿灯|信号灯|公交|站台|站牌|护栏|公厕|垃圾|扶手|座椅|窗口|叫号|食堂(?!工作)|校门|公园|充电桩|标识|监控|热线|课程|讲座|培训班|巡逻|急诊|大厅|班车|减速带|地面|楼道|健身|人行道|盲道|井盖|图书/u;

/** What is told of a relative may be the occasion of something else. */
const OTHERWISE = [bendsCompetition, accusesSomebody, handsOnLetter, consults, advertises, repeats] as const;

/** R01: the deputy's own affairs or those of relatives, also those of the own workplace (domain.md 1.12). */
export function asksForOneself(written: Written): boolean {
  const title = withoutPlaces(written.title);
  const asked = withoutPlaces(askedOf(written));
  if (OUTRIGHT.test(asked) || (OF_MINE.test(title) && !OWN_FIRM.test(title))) return true;
  const bends = bendsCompetition(written);
  if (!bends && (TITLED_WORKPLACE.test(title) || saysSo(asked, FOR_WORKPLACE, PUBLIC))) return true;
  // What a firm of the family shall get is R06.
  const wishes = clauses(asked).filter((it) => !EXPLAINS.test(it) && !OWN_FIRM.test(it));
  if (wishes.some((it) => FOR_ME.test(it) && !PUBLIC.test(it))) return true;
  return !OTHERWISE.some((rule) => rule(written)) && isFamilyStory(written);
}

/** A relative or the own house is told of, and nobody else is meant. */
function isFamilyStory(written: Written): boolean {
  const story = withoutPlaces(wholeOf(written));
  if (PUBLIC.test(story) || OCCASION.test(story)) return false;
  const told = sentences(story).filter((it) => HAS_KIN.test(it) && !EXPLAINS.test(it));
  return told.length > 0 && PRIVATE_GOOD.test(story) && !PUBLIC_GOOD.test(askedOf(written));
}

function withoutPlaces(text: string): string {
  return text.replace(PLACE, '');
}

import { saysSo, sentences, type Written } from './written.ts';

/** Relatives of the speaker; 我们 is a place or a body of people and never one's own. */
const KIN =
  '(?:大|小|二|三|老)?(?:儿子|女儿|孩子|小孩|娃娃?|闺女|爱人|老公|老婆|老伴|妻子|丈夫|配偶|父亲|母亲|爸爸?|妈妈?|爹|娘|父母|哥哥?|弟弟?|姐姐?|妹妹?|兄弟|姐妹|侄子|侄女|侄儿|外甥女?|孙子|孙女|外孙女?|女婿|儿媳妇?|媳妇|岳父|岳母|公公|婆婆|丈母娘|舅舅?|舅子|叔叔?|伯伯?|伯父|姑姑?|姑父|姨妈?|姨父|姨夫|婶婶?|表[哥弟姐妹]|堂[哥弟姐妹]|小舅子|小姨子|亲家|亲戚|亲属|家属|家人|家里人|家里)';
const OWN_KIN = `(?:(?:我|本人|自己|俺|咱)(?:们?家)?(?:里)?的?${KIN}|我家|我们家|俺家|咱家|自家|家父|家母|犬子)`;
/** 我 that stands for the speaker and not for a body: 我县, 我村, 我局. */
const I =
  '(?:我(?!们|县|市|省|区|国|镇|乡|村|校|院|局|社区|街道|地|州|旗|队|所|站|会|党|方|司|厂|单位|行|建议|希望|觉得|认为|想|看|提|发现)|本人|我自己)';
const ORGAN =
  '(?:公司|厂|企业|店|合作社|酒店|饭店|宾馆|民宿|农庄|农家乐|养殖场|加油站|矿|工程队|施工队|超市|驾校|诊所|药店|苗圃|基地|商行|车队|工作室|茶楼|餐厅|门市|幼儿园|培训班|搅拌站|砂场)';
/** 我公司, 我们厂, 我弟弟开的店, 本人名下的合作社; 我们村合作社 is nobody's own. */
const OWN_FIRM = new RegExp(
  `(?:(?:我们?|俺们?|咱们?)(?:家|自己)?的?|本|本人的?|(?:我|本人|${OWN_KIN})(?:家)?的[^,。;的]{0,6})${ORGAN}|(?:我们?|本人|自己|俺|${OWN_KIN})(?:[和跟与][^,。;]{1,6})?(?:合伙|一起)?(?:所在|任职|经营|开|办|承包|名下|控股|投资|创办|合伙|负责|入股|持股|当老板)(?:的|了)[^,。;]{0,10}${ORGAN}`,
  'u',
);
/** Shanghai's rule counts the own workplace among one's own affairs. */
const FOR_OWN_WORKPLACE =
  /(?:给|为|帮|向|解决|批给|拨给|减免|支持|同意|批准)(?:我们?|本)(?:厂|公司|单位|企业|店|合作社|酒店|养殖场|农庄)[^,。]{0,14}(?:地|指标|编制|贷款|经费|资金|补助|补贴|办公|税|费|审批|手续|项目|欠款|货款|厂房|执照|许可|扩建|人员)/u;

/** 我家门口 tells where, not whose. */
const PLACE =
  /(?:我们?|咱们?|俺|自)家(?:的)?(?:门口|门前|附近|旁边|楼下|对面|那边|小区|所在|住|后面|村|这边|这一片|院子外)|(?:到|来|去|在)我们?家(?:里)?/gu;

const GOODS =
  '工作|编制|岗位|转正|入编|上班|就业|职称|职务|晋升|提拔|调动|调到|调回|调进|工资|工龄|退休|养老金|社保|低保|五保|特困|户口|宅基地|房产证|不动产证|房子|住房|廉租房|公租房|安置房|拆迁|补偿|赔偿|医药费|医疗费|住院费|报销|学费|上学|入学|读书|择校|学籍|贷款|债|欠款|官司|伤残|工伤|待遇|执照|许可证|承包地|林权|自留地|抚恤|困难补助|救助|名额|指标|处分|罚款|驾照|地基|建房|盖房|荣誉|评优|入党|招录|录用|录取|编内';
const FAVOUR =
  '安排|落实|解决|批准?|照顾|恢复|补发|报销|减免|免除|赔偿|补偿|退还|调动|调到|调回|转正|录用|录取|考虑|办理|办下来|协调|给予|发放|发给|纳入|评上|评为|优先|破例|通融|提高|认定|报上|撤销|返还|归还';

const ASKS_FOR_SELF = new RegExp(
  `(?:给|帮|为|让|把|将|替|对|照顾|解决|落实|补给|还给|批给|分给|安排|恢复|发给|提拔|录用|录取)[^,]{0,6}(?:${OWN_KIN}|${I})|(?:${OWN_KIN}|${I})(?:的)?[^,]{0,14}(?:${FAVOUR})`,
  'u',
);
const ASKS_FOR_THEM = new RegExp(
  `(?:给|帮|为|让|把|将|替|对)(?:他|她|他们|她们|孩子|老人家)[^,]{0,20}(?:${GOODS})|(?:把|让|将)(?:他|她)(?:安排|调|转|招|录|聘|提|评|纳入|列入)|(?:${FAVOUR})[^,]{0,6}(?:他|她)的?(?:${GOODS})`,
  'u',
);
const OF_MINE = new RegExp(`(?:${OWN_KIN}|${I}的?(?:个人)?)[^,。]{0,16}(?:${GOODS})`, 'u');
const GOODS_AT_ALL = new RegExp(GOODS, 'u');
const HAS_KIN = new RegExp(OWN_KIN, 'u');
/** 个人问题 said outright. */
const OUTRIGHT =
  /(?:我|本人)(?:的)?个人(?:的)?(?:问题|困难|待遇|诉求|利益|事情)|(?:我|我们|本人)?家(?:庭|里)?的?实际困难/u;

/** What is asked for others as well is no favour. */
const PUBLIC =
  /全(?:县|镇|乡|村|校|市|区|街|社会)|村民|居民|群众|家长|同学|老人们|乡亲|大家|其[他它]人|像[他她它]|类似|不少|很多|许多|好多|\d+多?(?:位|户|名|人|例|起|家|个孩子|张|部|趟)|各(?:个)?(?:学校|村|社区|医院|单位)|每(?:个|层|所|天|年|月|学期|周)|增设|建立|完善|设立|推广|规范|制度|机制|统一/u;

/** The reason tells of a relative's wish for what only one can get, and nobody else is meant. */
function isFamilyStory(reason: string, advice: string): boolean {
  const story = sentences(reason)
    .filter((it) => HAS_KIN.test(it))
    .join('。');
  if (advice === '' || PUBLIC.test(`${reason}\n${advice}`)) return false;
  return (
    GOODS_AT_ALL.test(`${story}\n${advice}`) || /破格|破例|通融|特批|照顾|开个?口子|特事特办/u.test(advice)
  );
}

/** R01: the deputy's own affairs or those of relatives, also those of the own workplace (domain.md 1.12). */
export function asksForOneself(written: Written): boolean {
  const title = withoutPlaces(written.title);
  const advice = withoutPlaces(written.advice);
  if (OF_MINE.test(title) || (HAS_KIN.test(title) && GOODS_AT_ALL.test(title))) return true;
  if (OUTRIGHT.test(advice) || OUTRIGHT.test(title) || saysSo(advice, FOR_OWN_WORKPLACE)) return true;
  // What a relative's firm shall get is R06.
  const personal = sentences(advice).filter((it) => !OWN_FIRM.test(it));
  const forSelf = personal.filter((it) => ASKS_FOR_SELF.test(it));
  if (forSelf.some((it) => GOODS_AT_ALL.test(advice) || HAS_KIN.test(it))) return true;
  const reason = withoutPlaces(written.reason);
  if (!HAS_KIN.test(reason)) return false;
  return saysSo(advice, ASKS_FOR_THEM) || isFamilyStory(reason, advice);
}

const EXCLUSIVE =
  /指定(?!地点|时间|区域|位置)|独家|唯一|专营|特许|定点(?:采购|使用|供应|单位|供货)|统一(?:采购|使用|购买|订购|更换|安装|选用|向)|优先(?:采购|使用|选用|安排|考虑|承包|承接|租)|(?:都|一律|必须|只能|只准|全部)(?:到|从|向|用|使用|采购|买|购买|由|交给|找)|交给|交由|承包给|租给|由|采购|选用|订购|买断/u;
/** Competitors are kept out. */
const SHUTS_OUT =
  /(?:禁止|不准|不许|不让|不得|限制|不允许|排除|取消|关停|关闭|停止|不再|暂停|撤销|清退|取缔)[^,。]{0,14}(?:(?:外地|外来|外县|外省|外市|其[他它]|别的|同类|同行业?|竞争)[^,。]{0,6}(?:企业|公司|厂|商家|商户|经销商|店|品牌|产品|队伍|加油站|民宿|诊所|驾校|药店|超市|机构|砂场|个体)|(?:新增|新建|新开|新批|审批|批准|新设)[^,。]{0,10}(?:同类|同行|其[他它]|(?:加油站|砂石?场|驾校|药店|超市|民宿|诊所|幼儿园|网吧|宾馆|酒店)))/u;
const KEEPS_FOR_LOCALS =
  /(?:只|仅|必须|一律|只能|只准)[^,。]{0,8}(?:本地|本县|本镇|本市)(?:的)?(?:企业|公司|厂家?|产品|施工队)|垄断经营|独家经营/u;

/** R06: an interest of one's own that bends competition: my firm, or others kept out. */
export function bendsCompetition({ title, reason, advice, body }: Written): boolean {
  const asked = `${title}\n${advice === '' ? body : advice}`;
  const forOwnFirm = sentences(asked).some((it) => OWN_FIRM.test(it) && EXCLUSIVE.test(it));
  if (forOwnFirm) return true;
  const ownFirm = OWN_FIRM.test(`${reason}\n${asked}`);
  return saysSo(
    asked,
    SHUTS_OUT,
    /无证|无照|违法|违规|非法|污染|不合格|黑(?:车|作坊|诊所)|校园周边|学校周边/u,
  ) &&
    (ownFirm || /外地|外来|外县|外省|外市|其[他它]|别的|同类|同行/u.test(asked))
    ? true
    : saysSo(asked, KEEPS_FOR_LOCALS);
}

function withoutPlaces(text: string): string {
  return text.replace(PLACE, '');
}

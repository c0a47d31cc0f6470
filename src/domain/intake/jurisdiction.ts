import { askedOf, saysSo, sentences, type Written } from './written.ts';

/** Bodies above the county, and what is run by them alone. */
const HIGHER =
  '(?:国家(?!级|标准|规定|政策|资金|项目|安全|通用|公园|森林|卫生|园林|法律|秘密|电网|机关|集采|部委)|国务院|全国人大(?:常委会)?|中央(?!厨房|空调|财政资金|公园|预算|绿化)|党中央|中组部|中国人民银行|人民银行|央行|最高(?:人民)?(?:法院|检察院)|(?:教育|财政|公安|民政|农业农村|交通运输|住建|人社|工信|商务|科技|司法|水利|外交|国防|自然资源|生态环境|人力资源社会保障|住房和?城乡建设)部(?!门|分|长)|国家(?:发展改革委|发改委|卫健委|税务总局|医保局|能源局|铁路局|邮政局|林草局|文物局|统计局|公务员局)|(?:广电|税务|海关|铁路|体育)总局|民航局|证监会|银保监会|国铁集团|铁路总公司|足协|省委|省政府|省人大(?:常委会)?|省级|省里|省厅|省(?:教育|财政|交通运输?|民政|水利|农业农村|公安|卫健|卫生健康|人社|住建|自然资源|生态环境|司法|商务|文旅|文化和旅游|医保|税务)[厅局委]|各省|全国各地)';
const DIRECTLY = new RegExp(
  `(?:建议|希望|请求?|呼吁|恳请|要求|盼|提请|由|让|应由)(?:修改完善)?${HIGHER}|(?:^|[,:])[^,]{0,6}${HIGHER}(?:应该?|应当|要|尽快|得|把|将|取消|完善|统一|规定|向)|工资由国家|(?:把|将)${HIGHER}|(?:建议|请|让|希望|要求)(?:微信|抖音|支付宝|腾讯|阿里|美团|滴滴|拼多多|中石油|中石化|国家电网|南方电网|中国移动|央视|部队)`,
  'u',
);
const HIGHER_BODIES = new RegExp(HIGHER, 'gu');

/** What only a law of the whole country or a body of the whole country can change. */
const NATIONAL =
  '(?:宪法|刑法|民法典|婚姻法|劳动法|劳动合同法|个人所得税|个税|起征点|增值税|义务教育法|土地管理法|选举法|高考|国考|中考制度|普职分流|公务员(?:工资|考试|的年龄)|法定(?:退休年龄|节假日|婚龄|节日)|退休年龄|延迟退休|提前退休|央视|驾照|撤县|行政区划|入刑|人民币|四六级|医师资格|教师资格证|烟草税|夏令时|最低工资标准|教材|课本|考研|兵役|护照|签证|房产税|股市|高速(?:公路)?(?:通行费|过路费)|婚假|育儿假|陪产假|缴费年限|彩票|学生票|高铁票|英语|节假日|黄金周|春节假期|产假|离婚冷静期|冷静期|生育限制|关税|汇率|利率|存款利息|lpr|准备金|油价|汽油|火车票|退票费|抢票|12306|春运|航班|飞机|手机(?:套餐|资费)|话费|三大运营商|医保(?:药品)?目录|全国(?!首创|领先|一流|人大|金奖|各地都|文明|先进|示范|知名)|双一流|死刑|刑期|量刑|废除|中央财政|春晚|电视剧|国家标准|国家赔偿|国际|外国政府|联合国|世界和平|国宝|省会)';
const CHANGE =
  '提到|翻[倍番]|加倍|修改|修订|修正|废除|废止|制定|出台|完善|取消|提高|降低?|延长|缩短|调整?|恢复|放开|改为|改成|改版|改革|列为|涨到|涨一|下调|上调|下降|统一|拉平|规定|纳入|解散|放假|免费|征收|加征|加关税|追讨|计划|立法|让|赔|搬到|迁到|取缔|停止|更有底气|强大|起步';
const NATIONAL_CHANGE = new RegExp(
  `${NATIONAL}[^。]{0,24}(?:${CHANGE})|(?:${CHANGE})[^。]{0,20}${NATIONAL}`,
  'u',
);
/** The own level acts: it asks upwards, carries out, or bargains with others. */
const ON_OUR_BEHALF =
  /向(?:国家|中央|国务院|省|上级|全国人大|民政部|\p{Script=Han}{1,6}部)[^。]{0,20}(?:争取|反映|汇报|申请|申报|呼吁|建议|报告|请示|对接)|争取(?:国家|中央|省|上级|列入|恢复|周转)|(?:县|区|市|镇)(?:里|政府|人大)?[^。]{0,12}(?:向上|向省|报请|提请上级)|(?:落实|执行|贯彻|按照?|根据|依据|对照|结合|参照|衔接|配合|用好|用足|申报|评为)[^。]{0,8}(?:国家|中央|国务院|全国|省)/u;
/** The county, its bodies and bodies of its kind; 国家医保局 is none of them. */
const LOCAL =
  /(?:本|我|全|由|请|让|在)(?:县|区|镇|乡)|县(?:里|级|委|政府|财政|域|职|城|医院|公交|\p{Script=Han}{1,6}局)|(?:镇|乡|街道|社区|村)(?:里|政府|卫|干部)|(?:人社|医保|民政|教育|公安|交警|财政|卫健|交通|城管|住建|税务)(?:局|大队|所)|公交公司|(?:司法|派出|卫生|教管|财政)所|供电所|联络站|敬老院|本院|我院/u;

const PLACES =
  '北京|上海|天津|重庆|广东|浙江|江苏|山东|河南|河北|四川|湖北|湖南|福建|江西|安徽|陕西|云南|贵州|广西|海南|甘肃';
const ELSEWHERE = new RegExp(
  `(?:建议|希望|请|要求|督促|敦促|由)(?:邻近|相邻|毗邻|接壤|对岸的?|隔壁的?|邻|兄弟|周边|临近|上游|下游|外|别的)(?:省|市|县|区|镇)(?!的\\p{Script=Han}{2,8}(?:公司|企业))[^。]{0,30}|(?:建议|希望|请|要求|督促)[^,。]{0,2}(?:${PLACES})(?:省|市)?(?:政府|人大|有关部门|交通|教育|公安)|(?:建议|希望|请|要求)[^,。]{0,2}(?:省会|省城|美国|日本|外国)(?!学|回|打工)`,
  'u',
);
const TOGETHER =
  /协商|协调|会同|与[^。]{0,8}(?:邻|相邻|上游|下游)|联合|共建|共治|对接|沟通|联动|学习|借鉴|参照|参考|主动|签订/u;

/** The level above a county, asked to act itself. */
const CITY =
  /(?:建议|请|由|希望|呼吁|要求)市(?:里|政府|人大|委|(?:交通|财政|教育|水利|卫健|住建|公安|发改|医保|人社|民政)\p{Script=Han}{0,2}[局委])/u;

/** A town that is told to lie elsewhere. */
const FAR = /(?:外省|外市|邻省|邻市|邻县|外县)的?(\p{Script=Han}{2,4}?[市县区州])/u;

function asksAnotherPlace({ body }: Written, asked: string): boolean {
  const far = FAR.exec(body)?.[1];
  return far !== undefined && ['请', '建议', '由', '希望'].some((word) => asked.includes(`${word}${far}`));
}

/** R10: beyond what a county's own bodies may decide, or the affair of another place (Shanghai §8). */
export function isBeyondReach(written: Written): boolean {
  const asked = askedOf(written);
  if (asksAnotherPlace(written, asked)) return true;
  if (saysSo(asked, ELSEWHERE, TOGETHER) || saysSo(asked, DIRECTLY, ON_OUR_BEHALF)) return true;
  if (/我县|全县|县里/u.test(written.body) && saysSo(asked, CITY, ON_OUR_BEHALF) && !TOGETHER.test(asked))
    return true;
  return sentences(asked).some(
    (it) =>
      NATIONAL_CHANGE.test(it) &&
      !ON_OUR_BEHALF.test(it) &&
      !TOGETHER.test(it) &&
      !LOCAL.test(it.replace(HIGHER_BODIES, '')),
  );
}

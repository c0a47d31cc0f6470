/**
 * Fields of work by which two matters of a county are told apart, finer than the eight categories: a matter of one
 * field goes to one bureau. A text may touch several; two texts are about different matters when they share none.
 */
const FIELDS: readonly (readonly [string, RegExp])[] = [
  ['roads', /修路|(?:县|乡|村|土|山|公|省|国)道|公路|路面|硬化|坑洼|桥(?!头)|机耕道|人行天桥|断头路|路没/u],
  ['transit', /公交|班车|客运|出租车|网约车|摆渡车|驾校|渡口|公共自行车|火车|校车|乘车/u],
  ['traffic', /停车|斑马线|红绿灯|信号灯|护栏|减速带|凸面镜|弯道|交警|协管员|占道停|交通|禁鸣|渣土车/u],
  ['lights', /路灯|照明|不亮|亮化/u],
  ['drains', /下水道|排水|积水|内涝|雨污|污水|井盖/u],
  ['water', /自来水|饮水|供水|水费|水管|水厂|通水/u],
  ['power', /变压器|电压|停电|供暖|热力|供电|用电|电线杆|农网/u],
  ['signal', /基站|信号差|手机信号|移动信号|宽带|打不通|信号覆盖|5g/u],
  ['waste', /垃圾|公厕|厕所|卫生间|环卫|保洁|抽粪|蚊子|消杀/u],
  ['pollution', /黑臭|污染|臭味|气味|噪音|噪声|扰民|太吵|油烟|排污|死鱼|扬尘/u],
  ['housing', /电梯|物业|小区|公租房|安置房|危房|房产证|中介|房租|周转房|住房/u],
  ['parks', /公园|绿化|绿道|古树|树(?:把|木|枝|挡)|广场(?!舞)/u],
  [
    'schools',
    /学校|小学|中学|初中|高中|幼儿园|老师|教师|学生|教育|培训班|营养午餐|食堂饭菜|住校生|课|托管|入园|上学/u,
  ],
  ['clinics', /卫生室|卫生院|医院|医生|村医|急救|看病|药(?!店)|挂号|救护/u],
  ['insurance', /合作医疗|医保|合疗|报销|缴费/u],
  ['elderly', /养老|老年|老人|敬老院|高龄|照料|日间照料|助餐/u],
  ['relief', /低保|残疾|救助|公墓|殡葬|留守|孤儿|残疾人证/u],
  ['work', /就业|找不到工作|招聘|工资|电工培训|技能|工龄|退休|社保|欠薪|补助|村干部/u],
  [
    'crops',
    /种植|蔬菜|大棚|蜜[桔柚]|茶叶|烟农|农机|果树|养殖|养[鸡猪蜂]|荒地|农药|种粮|滞销|农产品|红薯|卖不出|合作社/u,
  ],
  ['rivers', /水库|水渠|灌溉|灌渠|河堤|河道|山塘|堤坝|抗旱/u],
  ['forests', /松树|森林|林业|线虫|护林|野猪/u],
  ['culture', /文化馆|文化站|图书|戏台|戏曲|电影院|篮球|操场|健身|游泳|书都|非遗|广场舞|体育/u],
  ['markets', /市场|集市|菜价|夜经济|步行街|夜市|推介会|商贩|占道经营|卖菜|乱要价|价格/u],
  ['money', /银行|贷款|取钱|保险理赔|融资|税务|税/u],
  ['safety', /派出所|巡逻|诈骗|消防|黑网吧|治安|监控|偷/u],
  ['parcels', /快递|邮政|寄件/u],
  ['veterans', /退役军人|优待证|优抚/u],
  ['counters', /窗口|办证|政务|办事大厅|法院/u],
  ['customs', /彩礼|婚礼|婚俗|集体婚礼|红白(?:喜)?事|大操大办|白事|移风易俗|人情礼/u],
  ['animals', /养犬|狗|犬|宠物|流浪猫/u],
  ['food', /食品安全|餐馆|餐具|外卖|小作坊|过期食品/u],
  ['fishing', /钓鱼|电鱼|捕捞|禁渔/u],
  ['archives', /档案|地名|门牌|族谱|志书/u],
  ['tourism', /旅游|景区|民宿|游客/u],
];

/** Return the fields that a text touches. */
export function fieldsOf(text: string): Set<string> {
  return new Set(FIELDS.filter(([, words]) => words.test(text)).map(([field]) => field));
}

/** Return how many matters some texts are about: those that share a field, or a field of a field, are one. */
export function mattersIn(texts: readonly string[]): number {
  let matters: Set<string>[] = [];
  for (const fields of texts.map(fieldsOf).filter((it) => it.size > 0)) {
    const touched = matters.filter((matter) => [...fields].some((field) => matter.has(field)));
    const merged = new Set([...fields, ...touched.flatMap((matter) => [...matter])]);
    matters = [...matters.filter((matter) => !touched.includes(matter)), merged];
  }
  return matters.length;
}

import { sentences, type Written } from './written.ts';

/** Words with which one can say nothing: what is left without them is the content. */
const HOLLOW =
  /高度重视|引起(?:足够)?重视|重视(?:一下|起来)?|(?:进一步)?(?:加大|加强|强化|加快|推进|推动|促进|提升|提高|改善|优化|完善|健全|深化|落实|抓好|抓紧|做好|搞好|做大做强|发展)|力度|真抓实干|狠抓|切实|扎实|积极|全面|大力|努力|认真|务实|有效|有力|统筹(?:协调|推进|兼顾)?|齐抓共管|常抓不懈|长效机制|形成合力|上下联动|多措并举|综合施策|创新(?:思路|方式|举措)?|与时俱进|高质量|高水平|新台阶|更上一层楼|越来越(?:好|美好?|强)|更(?:加)?(?:美好?|美丽|好|繁荣|和谐|幸福|宜居|文明|强大)|再接再厉|领导|组织领导|提高认识|统一思想|转变(?:观念|作风)|凝聚共识|久久为功|齐心协力|共同努力|各(?:有关)?(?:部门|单位|级|方面|界)|有关(?:部门|单位|方面)|相关(?:部门|单位|方面)|政府|领导们?|上级|社会各界|全社会|人民(?:群众)?|群众|老百姓|百姓|大家|我们(?:的)?|我县|我市|我区|全县|全市|城市|社会|经济|工作|各项|方面|问题|事业|建设|管理|治理|发展|进步|水平|质量|能力|效率|环境|氛围|十分|非常|很|重要|必要|紧迫|意义重大|关系到|关系|民生|国计民生|幸福感|获得感|安全感|满意度|美好|生活|未来|明天|尽快|早日|及时|妥善|合理|科学|规范|有序|稳步|不断|持续|始终|希望|建议|请|恳请|应该|应当|必须|需要|要|能够?|让|把|使|为|对|的|地|得|了|着|和|与|及|以及|并|也|都|在|上|下|中|等|是|有|将|更|最|好|搞|抓|管|做|解决|支持|关注|关心|投入|措施|办法|实事|到位|落到实处|出实招|见实效|一下|起来|下去|我|你|您|他|们|这|那|些|个|件|情|存在|不足|还|比较|目前|现在|当前|近年来|随着|社会的发展/gu;

/** What can be pointed at: figures, places, things, acts that somebody could begin tomorrow. */
const CONCRETE =
  /[\d〇一二三四五六七八九十百千万两几]+(?:多|余)?\s*(?:个|处|条|盏|座|公里|米|平方|亩|人|户|名|元|块|万|亿|次|年|月|日|号|点|小时|分钟|天|辆|台|家|所|间|栋|层|楼|套|岁|吨|斤|里|路|班|趟|份|项|%|倍|起|例|村|镇|街)|\d{2,}|(?:\p{Script=Han}{1,6}(?:路|街|巷|桥|村|镇|乡|小区|社区|学校|小学|中学|医院|公园|广场|市场|河|湖|水库|车站|路口|工业园|园区|大道|中心|幼儿园|卫生院|养老院|敬老院))(?!建设|发展|治理)|修(?!改完善)|装|安装|增设|增加|新建|改建|扩建|更换|开通|划(?:定|线|出|设)|设(?:立|置|一)|配(?:备|齐|置)|铺|拆|清运|清淤|补(?:贴|助|种|栽|偿)|派|免费|延长|缩短|降低|培训|招聘|发放|公示|公布|公开|减免|纳入|列入|限速|巡(?:查|逻)|检测|监测|检查|制定|出台|开展|组织|建立|搭建|引进|聘请|试点|推行|取消|调整|合并|统一|整治|整改|治理(?=\p{Script=Han}{2}(?:污染|拥堵))|种|采购|购置|建(?:设|成)?(?=\p{Script=Han}{0,6}(?:站|场|厅|所|馆|室|园|棚|点|库|池|墙|栏|网|系统|平台|窗口))/u;

/** Shorter advice without anything to point at says nothing, whatever its words. */
const LEAST_LEFT = 9;

/** Of a text without advice hardly anything may be left: 灯不亮了 is short, and says something. */
const LEAST_BARE = 5;
const CLICHE =
  /重视|加强|加大|强化|搞好|抓好|做好|办好|努力|落实到位|提高|提升|大力|推动|促进|更加|越来越|美好|高质量/u;

/** R09: nothing definite is said or asked. A suggestion without advice is incomplete, which is asked for. */
export function saysNothing({ title, reason, advice, body }: Written): boolean {
  if (advice === '')
    return title === '' && CLICHE.test(body) && isHollow(body) && contentOf(body).length < LEAST_BARE;
  if (!isHollow(advice)) return false;
  return reason === '' || isHollow(reason) || sentences(reason).every((it) => !/\d/.test(it) && isHollow(it));
}

/** Numbers that count nothing. */
const IDIOM =
  /千家万户|千方百计|百年大计|千秋万代|千秋大业|一心一意|一丝不苟|万众一心|百花齐放|更上一层楼|上(?:一个)?新?台阶|(?:美丽|美好|精神|共同)?家园|一个(?:地方|国家|城市|民族|社会|地区)|一件大事|一切|一定|一方面|一步|一流|一系列|一把手|第一/gu;

function isHollow(text: string): boolean {
  const plain = text.replace(IDIOM, '');
  if (CONCRETE.test(plain)) return false;
  return contentOf(plain).length < LEAST_LEFT;
}

function contentOf(text: string): string {
  return text.replace(HOLLOW, '').replace(/[^\p{L}\p{N}]/gu, '');
}

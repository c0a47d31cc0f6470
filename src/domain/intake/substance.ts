import { fieldsOf } from './topics.ts';
import type { Written } from './written.ts';

/** Phrases of reports and speeches, and words that only hold a sentence together: what is left is the content. */
const HOLLOW = [
  // Attitude.
  '高度重视|(?:引起|予以)?(?:足够)?重视(?:一下|起来)?|齐抓共管|常抓不懈|久久为功|真抓实干|狠抓|落实到位|落到实处|出实招|见实效|说到做到|以身作则|绷紧|这根弦|警钟|长鸣|万无一失|层层|压实|责任|牢记|牢固树立|坚持|坚决|贯彻|践行|问题导向|担当|作为|负起|不能大意|下大力气|真心实意|用心|用情|用力|心气|体谅|辛苦|操心|关心|关爱|关注|支持|理解|配合|努力|再接再厉|抓紧|抓牢|抓好|抓实|抓出|成效|想想?办法|走走看看|多下来',
  // Verbs of every plan.
  '(?:进一步)?(?:加大|加强|强化|加快|推进|推动|推进|促进|提升|提高|改善|改进|优化|完善|健全|深化|落实|做好|搞好|办好|建好|做大做强|发展|凝聚|汇聚|激发|创新|营造|拓宽|畅通|夯实|巩固|统筹(?:协调|推进|兼顾)?|引导|扶持|保障|服务|研究|采取|积极|全面|大力|认真|务实|有效|有力|切实|扎实|持续|不断|稳步|科学|合理|规范|有序|及时|妥善|尽快|早日|始终|努力)',
  // Nouns of every plan.
  '力度|投入|机制|长效|合力|各方|流程|渠道|举措|措施|办法|思路|方式|方法|政策|制度|体系|组织|领导|干部|认识|思想|观念|作风|形象|氛围|环境|浓厚|良好|新发展理念|理念|工作|各项|方面|问题|不足|空间|事业|建设|管理|治理|发展|进步|水平|质量|能力|效率|活力|动力|第一|台阶|新台阶|难关|实惠|好事|实事|共识|力量|意识|效益|新气象|新局面|生产力|命脉|灵魂|根本|基础|之本|脸面|就业|经济|社会|民生|城市|农村|乡村振兴|乡村|农业|教育|文化|卫生|治安|旅游|交通|医疗|养老|民政|科技|安全|生产|环保|生态|国家|外交|世界|和平|少年|强则|保护|进一步|增强|扶持|时刻|人人有责|多听|声音|当自己|自己|着想|真心|实意|心里|任重道远|取信于民|实际行动|民心|向背|素质|成果|创建|惠民|协同|发力|加油干|温度|关爱|年轻人|法子|想法|下一代|青少年|学校|家庭|企业|中小|营商|基层|社区|窗口|水利|森林|防火|国际|形势',
  // People of every plan.
  '广大|各(?:有关)?(?:部门|单位|级|方面|界)|有关(?:部门|单位|方面)|相关(?:部门|单位|方面)|部门|政府|上级|社会各界|全社会|全民|人民(?:群众)?|群众|老百姓|百姓|大伙|大家|人人|我们(?:的)?|咱们?|我县|我市|我区|全县|全市|一个地方|地方',
  // Blessings and importance.
  '十分|非常|很|比较|还|重要|必要|紧迫|意义重大|重大|关系到|关系|连着|国计民生|千家万户|幸福感|获得感|安全感|满意度|满意|美好|美丽|生活|日子|未来|明天|家园|心声|声音|幸福|繁荣|和谐|宜居|文明|强大|越来越|越过越|更上一层楼|更(?:加)?|好|美|强|天更蓝|水更清|绿水青山|金山银山|永远在路上|重于泰山|泰山',
  // Grammar.
  '希望|建议|请|恳请|应该|应当|必须|需要|需|要|得|能够?|可以|让|把|使|为|为了|对|的|地|了|着|过|和|与|及|以及|并|也|都|就|在|上|下|中|里|等|是|有|将|最|搞|抓|管|做|办|解决|起来|下去|出|到|去|来|一下|一句话|就一条|真正|总之|多|少|我|你|您|他|们|这|那|些|个|件|条|情|存在|目前|现在|当前|近年来|随着|社会的发展|今年|再次|不',
].join('|');
const HOLLOW_WORDS = new RegExp(HOLLOW, 'gu');

/** Numbers that count nothing, and pictures that show nothing. */
const IDIOM =
  /千家万户|千方百计|百年大计|千秋万代|千秋大业|一心一意|一丝不苟|万众一心|万无一失|百花齐放|更上一层楼|上(?:一个)?新?台阶|一个(?:地方|国家|城市|民族|社会|地区)|一件大事|一切|一定|一方面|一步|一流|一系列|一把手|第一|就?一句话|就?一条|多措并举|绿水青山|金山银山|思路|出路|渠道|水平|家园|重于泰山|在路上|这根弦|桥梁|纽带|窗口|一盘棋|以人民为中心|中心工作|\p{Script=Han}{2,3}事业|一点|一些|乡村振兴|不断|去年|一模一样|一张网|出台(?:有关)?政策|(?:完善|建立|健全)(?:长效|各项|相关)?机制|(?:组织|加强)领导|加大力度/gu;
/** What can be pointed at: figures, places, and acts that somebody could begin tomorrow. */
const CONCRETE =
  /[\d〇一二三四五六七八九十百千万两几]+(?:多|余)?\s*(?:个|处|条|盏|座|公里|米|平方|亩|人|户|名|元|块|万|亿|次|年|月|日|号|点|小时|分钟|天|辆|台|家|所|间|栋|层|楼|套|岁|吨|斤|里|路|班|趟|份|项|%|倍|起|例|村|镇|街|道|秒|件|门)|\d{2,}|(?:\p{Script=Han}{1,6}(?:路|街|巷|桥|村|镇|小区|小学|中学|医院|公园|广场|市场|河|湖|水库|车站|路口|工业园|园区|大道|中心|幼儿园|卫生院|敬老院|大学))(?!建设|发展|治理)|修(?!改完善)|装|增设|增加|新建|改建|扩建|更换|换(?!届)|开通|划(?:定|线|出)|设(?:立|置|一)|配(?:备|齐|置)|铺|拆|清运|清淤|补(?:贴|助|种|栽|偿|画)|派|免费|延长|缩短|降低|培训|招聘|发放|公示|公布|公开|减免|纳入|列入|限速|巡(?:查|逻)|检测|监测|制定|搭建|引进|聘请|试点|推行|取消|合并|整治|整改|种|采购|购置|开门|值班|设统一|保管|领取|复训|提醒卡|上门|进村|错峰|坏|堵|漏|塌|断|没(?:有|人|电|水|药)|太/u;
const LONGEST = 120;
/** Of a hollow text this much may be left that is no phrase. */
const LEFT = { words: 14, share: 0.7 } as const;

/** R09: nothing definite is said or asked. A suggestion without advice is incomplete, which is asked for. */
export function saysNothing({ title, reason, advice, body }: Written): boolean {
  if (advice === '' && title !== '') return false;
  const said = advice === '' ? body : advice;
  if (!isHollow(said)) return false;
  return !isTangible(said) && (reason === '' || advice === '' || isHollow(reason));
}

function isHollow(text: string): boolean {
  const plain = text.replace(IDIOM, ',');
  if (length(plain) > LONGEST || CONCRETE.test(plain)) return false;
  const left = length(plain.replace(HOLLOW_WORDS, ''));
  return left <= Math.max(LEFT.words, LEFT.share * length(plain));
}

/** A lamp or a well cover is nothing hollow, whatever is said of it. */
function isTangible(text: string): boolean {
  return fieldsOf(text.replace(IDIOM, ',').replace(HOLLOW_WORDS, ',')).size > 0;
}

function length(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

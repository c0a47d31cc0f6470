import { wholeOf, type Written } from './written.ts';

/** Asking how the law stands or what one has to do, and not for anything to be done. */
const INTERROGATIVE =
  '依据是|(?:啥|多少|几)(?:钱|岁)|多少|几多|点(?:计|样|解)|好多(?:钱|年)|怎么(?:算|办|领|交|补|报|认定|规定|申请|理解|界定|解释|个)|怎样(?:算|才|申请|办)|如何(?:算|认定|理解|计算|申请|办理|界定)|咋(?:个)?(?:算|办|领)|是什么(?!样的路)|是个?啥|有?啥用|有(?:什么|哪些|没有)(?:相关)?(?:政策|规定|法律|依据|条件|手续|限制|用)|哪些(?:人|条件|手续|材料)?|(?:需要|要|准备|走)(?:什么|哪些)|什么(?:条件|手续|材料|程序|时候)|几时|几个月|哪些地方|(?<![好判])几年(?:内|才|能|可|$)|能签几年|多长时间|多大面积|(?<!转给?)哪个?(?:部门(?!合适)|窗口|里办)|第几条|哪一条|为什么停';
const WHETHER =
  '(?:能不能|能否|可不可以|可以不可以|是否可以|是不是)(?:[^,。?]{0,10})(?:领|享受|报销?|继承|申请|办证|贷|算|买卖|过户|兼|退|续签|出租|租|补助|加分|落户|合法|违法|要交|需要|违反|真的|免|改派)|(?:要不要|用不用|需不需要)(?:[^,。?]{0,8})(?:交|补|给|审批|办|缴|公开|报|去|公证|环评|还)|是否(?:合法|违法|违反|合规|符合|属于|可以|需要|有效|享受|能)|算不算|(?<!看[他她你]|大)(?!能|可|是|好|行|有|差)(?<verb>\\p{Script=Han})[不没唔]\\k<verb>|合法吗|合不合法|违法吗|(?<act>[赔算要交补退领扣罚给])不\\k<act>|不?有没有(?=[^,。]{0,8}(?:\\?|$))|(?:还是)[^,。?]{1,14}(?:\\?|开始领)|到底[^,。?]{0,12}还是';
const QUESTION = new RegExp(`${INTERROGATIVE}|${WHETHER}|[吗呢]\\s*$|\\?\\s*$`, 'u');
/** What introduces a question. */
const INQUIRES =
  /(?:我|本人|(?:^|[,:])(?:特|现)?)(?:也|就|是|们)?(?:想|来|要|特)?(?:向[^,。]{0,8})?(?:请教(?!育|师|委|学|练|授|研|职)|咨询|了解一?下|问(?!题))|^咨询|请问|麻烦问|请教(?!育|师|委|学|练|授|研|职)|(?:群众|老百姓|选民|村民)问我|答不出|想(?:请|问|弄|搞)[^,。]{0,4}(?:问|清楚|明白|教)|不知道?(?:是否|能不能|该|合不合|符不符)|搞不[清醒明懂]|我不懂|(?:不太?|没)(?:清楚|晓得|明白|听懂|看懂)|搞不懂|弄不[懂清明]|看不懂|想(?:晓得|知道|确认|了解)|打听|求(?:解|教|科普)|(?:有|几)个?(?:问题|疑问)(?:想|要|请)|拿不准|吃不准|答不上|说不上|讲不清/u;
const TITLED =
  /关于(?:请求|恳请)?(?:解释|解答)|关于(?:咨询|请教(?!育|师|委|学|练|授|研|职)|询问|了解)|(?:咨询|请教(?!育|师|委|学|练|授|研|职)|疑问)的?(?:建议|问题)?$|(?:是否|能否|如何|怎么|怎样)[^。]{0,24}(?:的)?(?:咨询|请教(?!育|师|委|学|练|授|研|职)|疑问|问题|建议)$|(?:法律|政策)(?:的)?(?:问题)?咨询(?:的建议)?$|解释的建议$/u;
/** An answer is all that is asked for. */
const EXPLAINS =
  /释明|阐明|口径|准信|准话|回个?话|回一[下声]|回我|话我知|指教|讲明|算一算|答一下|解疑|(?:给|拿)个?(?:意见|答案|依据|明白)|当(?:系|是|作)?一?[条个]建议|解答|解释|答复|回复|明确一下|明确告知|给?说明|书面说明|告知(?!承诺|书|义务)|告诉|答疑|解惑|释疑|回答|指点|明示|给个说法|盼复|说清楚|说清|明白话|教我|写(?:详细|清楚|明白)|弄清|弄明白|给个准话|求告知|讲一下|讲讲|说一声|说说|解读|帮(?:我|忙)(?:查|问|看)|给[^,。]{0,4}讲|当(?:个)?建议(?:提|问)|算(?:一条)?建议|便于我|请[^,。]{0,8}明确/u;
const DEMANDS =
  /建议(?!$|[啰哈吧嘛了呗]|提|问|办理?|书|人)|希望|应该|应当|呼吁|恳请|要求|加强|完善|建立|增加|增设|开展|推广|设立|修建|提高|出台|加大|取消|装|(?<!改)派(?!出所)|编印?|公布|开通|贴到|设/u;
const ANSWERS = /答复|回复|给?个?说法|书面说明/gu;
/** What a question has no use for: works and acts. */
const WORKS =
  /换|修|拆|清[理运淤]|停[止发]|查处|安排|治理|整治|改(?:造|为|成)|调整|协调|公示|培训|组织|统一|实行|加装|印(?:制|发)|补发|追|罚|抓|关停/u;

/** A window or a hot line for advice is something to build. */
const SERVICE =
  /咨询(?:服务|窗口|台|点|电话|热线|室|师|中心|平台|机构|公司|活动|日|会|委员|专家|接待)|(?:法律|心理|政策|就业|健康)咨询(?:服务|[、和与进等]|活动)|提供[^,。]{0,8}咨询|开展[^,。]{0,8}咨询|义诊咨询/u;
/** Law, policy and money that one is entitled to are what is asked about. */
const POLICY =
  /利息|时效|借条|遗嘱|抵押|担保|离婚|彩礼|抚养|赔|押金|定金|独生子女|外嫁女|效力|有效|政策|规定|民法|权(?!威)|法律|法规|标准|条款|合法|违法|补贴|补助|补偿|津贴|奖励|社保|医保|养老|退休|低保|报销|保险|参保|贷款|税|发票|合同|继承|宅基地|产权|过户|房|证|手续|审批|申请|条件|资格|待遇|年龄|工伤|抚恤|公积金|加分|违约|兼任|违建|竞租|租|费|户口|落户|学籍|选举|期限/u;

/** R07: a question about law or policy instead of a demand (Beijing §12). */
export function consults(written: Written): boolean {
  const { title, advice } = written;
  const all = wholeOf(written);
  const said = asked(all);
  const questions = said.filter((it) => isQuestion(it)).length;
  const asks = questions > 0 && POLICY.test(all);
  if (TITLED.test(title) && !SERVICE.test(title) && !demands(advice)) return true;
  if (
    advice !== '' &&
    asks &&
    explains(title === '' ? written.body : advice, questions) &&
    !demands(advice) &&
    !WORKS.test(advice)
  )
    return true;
  if (!asks || said.some((it) => it !== title && demands(it))) return false;
  return advice === '' || asked(advice).some((it) => isQuestion(it));
}

function isQuestion(clause: string): boolean {
  return (QUESTION.test(clause) || INQUIRES.test(clause)) && !SERVICE.test(clause);
}

/** An answer can be asked for in any grievance; with one question alone it must be explaining that is asked for. */
function explains(advice: string, questions: number): boolean {
  return EXPLAINS.test(questions > 1 ? advice : advice.replace(ANSWERS, ''));
}

/** Clauses that keep their question mark. */
function asked(text: string): string[] {
  return text.split(/(?<=\?)|[。!;,\n]+/u).filter((it) => it.trim() !== '');
}

/** Something is to be done, other than to explain. */
function demands(text: string): boolean {
  return asked(text).some(
    (it) => DEMANDS.test(it) && !EXPLAINS.test(it) && !QUESTION.test(it) && !INQUIRES.test(it),
  );
}

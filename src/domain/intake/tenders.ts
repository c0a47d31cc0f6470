import { clauses, sentences, wholeOf, type Written } from './written.ts';

/** A purchase or a contract for which several compete. */
const TENDER =
  '招标|招投标|投标|开标|评标|竞标|中标|竞争性磋商|竞争性谈判|磋商|比选|遴选|评比|采购公告|标段|定标|废标|竞价|唱标|资格预审|的标(?![准志签])|标书|招人干|对外承包|采购一台|比价|报价|截标|拟购|招采|公开招';
const HAS_TENDER = new RegExp(TENDER, 'u');
const UNDER_WAY =
  /还没|尚未|刚(?:刚)?(?:开|截|挂|发|评|公)|质疑期|正挂|挂(?:着|网|出)|等(?:着|结果|评)|今天|明天|昨天|后天|前天|报了名|[一二两三四]轮|正在|目前|现在|即将|近期|马上|在即|进入|入围|报名|截止|已?截标|递交|结束|正在进行|下(?:礼拜|星期)|(?:正在|处于)公示|公示期|出来了|已(?:经)?(?:于|发|挂|公告|递交|进入|公示)|(?:上|下|这|本)周|周[一二三四五]|这两天|还没定|[本月]底前?|本月|下个?月|这次|此次|这回|这个项目|在(?:投|评|招|比|报名)|[一二三四五六七八九十两几\d]+家(?:投|参与|竞|报)|的标|招标办|候选人|听说/u;
/** One of them is to get it, or to lose it. */
const PICKS =
  /(?:把|将)[^,。;]{1,14}(?:换成|换掉|换下|改成|定成|排到|列为|踢|剔)|作废|重新(?:判|评|招|开)|[改判]给[^,。;]{2,14}$|判给|选(?:定)?(?:报价)?第[一二三]|评委[^,。;]{0,8}(?:选|打|给|投|照顾)|优先考虑|(?:打个?|去)招呼|通融|(?:由|让|给|就给|选择?|选用|选定|定|确定|确定为|授予|交给|优先考虑|倾向于?|支持|安排|委托|改由|采购|拿下|留给)[^,。;]{0,24}(?:公司|集团|企业|厂|队|家|科技|服饰|电子|建设|建筑|建工|路桥|水利|园林|环保|环境|物业|财险|新能源|木业|信息|监理|实业|股份|品牌|牌|二处|二建|做|干|承建|承接|承包|实施|供货|成交|拿下|第[一二三四]家|的(?=$|[,。;]))|(?:不要|不能|不宜|别|取消|排除|否决|废掉|刷下去|千万不能让)[^,。;]{0,14}(?:中|选|投标|资格|第一|外地|抢走|前面)|(?:打|投)[^,。;]{0,8}(?:高分|一票)|把票|加分|给予?倾斜|照顾[^,。;]{0,6}企业|递补|(?:活儿?|项目|工程|标段?)(?:就)?(?:给|交给|让)(?:他|我|本地|本县)|作为运营|为供应商|供应商宜|中比较合适|选用[^,。;]{2,14}(?:方案|产品)|还(?:是)?用|就(?:还)?用|直接买|不用评|否掉|续做|(?:该|应)(?:让|由)|(?:让|由)[^,。;]{2,10}(?:供|来做|做)|予以照顾|中标(?!单位和|后|价|结果|公示|候选|金额)|把它刷下去|投给/u;
/** How tenders are held in general. */
const REFORM =
  /监管|公开透明|依法依规|杜绝|防止|避免|严禁|不得|规范|制度|比例|保函|保证金|专家库|监督|黑名单|电子化|第三方|家委会|预警|评定分离|集体决策|全程录|一标一评|约束|合同/u;

/** R05: who shall win a tender that is under way (Beijing §12, Henan §8). */
export function picksBidder(written: Written): boolean {
  const all = wholeOf(written);
  const told = sentences(all).filter((it) => !REFORM.test(it));
  if (!told.some((it) => HAS_TENDER.test(it)) || !told.some((it) => UNDER_WAY.test(it))) return false;
  const asked = written.advice === '' ? told.join('。') : written.advice;
  return clauses(`${asked}。${written.body === all ? '' : lastSentence(all)}`).some(
    (it) => PICKS.test(it) && !REFORM.test(it),
  );
}

function lastSentence(text: string): string {
  return sentences(text).at(-1) ?? '';
}

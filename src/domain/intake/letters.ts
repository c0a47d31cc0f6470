import { saysSo, sentences, wholeOf, type Written } from './written.ts';

/** Papers that somebody else has written. */
const PAPER =
  '(?:来信|信件|[封件]信|的信|(?:这|那|写了?|把|原|书|捎个?|喊冤|投诉|举报|检举|控告|申诉|求助|联名|上访|匿名|请愿|感谢|人民来)信(?!息|用|号|访|贷)|公开信|信函|函件|信访件|(?:信访|申诉|上访|诉求|反映|求助|举报|书面|情况)(?:反映)?材料|(?:沓|份|宗|留了?|写了?|递个|交来|了)[^,。;]{0,4}材料|材料(?:给|交|留|托|已交|两页|转)|(?:申诉|诉求|意见|陈情|请愿|请求|情况反映|控诉|反映|建议)书》?|情况说明|情况反映|书面诉求|状子|信访单|写的?(?:了)?(?:东西|情况|诉求)|很长的话)';
/** The deputy is but the bearer, and says so. */
const BEARER =
  '(?:托|委托|央求|拜托|求|让|请|要|叫|喊)(?:我|本人|本代表)[^,。;]{0,8}(?:转|带|递|交|呈|捎|送|发|帮)|(?:托|委托)(?:我|本人|本代表)|受[^,。;]{1,14}(?:委托|所托|之托|嘱托)|我(?:只|就|只是|不过)是?个?(?:传话|跑腿|转交)的?|帮人|替(?:他|她|人)发|代(?:他|她|为|其|[^,。;]{1,8})(?:转|提?交|递|呈|写|达|递上)|让我代交';
const PASSES =
  '(?:转(?!变|换|型|正|运|让|移|岗|为|向|学|办|账|业|院|贷|租)(?:交|来|上|给|达|呈|送|递|发|过来|一下|一封|予|$)?|代[转递交呈]|捎|递(?:上|交|一递)?|附后|附上|附在|随文|呈送|呈上|传上来|交上来|发给你们|拍(?:照|给|了)|念给|照搬过来|原样|请查收|收下|送来|带到会上|交到|放我这|交给(?:了)?(?:我|代表))';
const PASSED = new RegExp(`(?:${PASSES})[^。]{0,26}${PAPER}|${PAPER}[^。]{0,40}(?:${PASSES})`, 'u');
const BORNE = new RegExp(BEARER, 'u');
/** Given to the deputy by somebody: 交到我手上, 寄来一封信, 找到我. */
const GIVEN = new RegExp(
  `(?:交|送|寄|递|塞|留|发|写|拿)(?:到|给|来|在|过来)?(?:了|来)?(?:我|本人|联络站)[^。]{0,24}${PAPER}|${PAPER}[^。]{0,12}(?:交|送|寄|递|塞|留|放|发|写)(?:到|给|在|来)?(?:了)?(?:我|本人|联络站)|收到[^。]{0,14}${PAPER}`,
  'u',
);
const HAS_PAPER = new RegExp(PAPER, 'u');
const VERBATIM =
  /照录|原件如下|全文照[录抄转]|原文照|(?:信|材料)(?:的)?(?:原文|全文|内容)(?:如下|附后)|来信人[:：]?|写信人[:：]|申诉人[:：]|信访人[:：]|上访人[:：]|一字没改|(?:全体|全组)(?:村民|业主|职工|商户)(?:$|[。」”"])|[「“"](?:各位|尊敬的)?领导(?:您好)?[,:]?我们?是|[「“"『][^「“”"』。]{0,14}(?:代表|领导|书记|县长|镇长|局长|主任|政府)[^”"。]{0,4}[:,!]?(?:您|你)们?好|[「“"『]尊敬的|原文[:：]/u;
/** Somebody else has written it or speaks in it. */
const WRITTEN_BY_OTHERS =
  /写给|写来|写了|写好|写的|所写|来函|来信|联名|手印|原件|公开信|长信|口述|执笔|没署名|匿名|按(?:满|了)|签名|署名|[封份沓页]\p{Script=Han}{0,3}(?:信|材料|诉求|意见|状)|诉求|申诉|意见书|请愿|状子|上访|下文系|长微信|发来|递份|份申请|字写得|他们的|信件|信访件|情况说明/u;
/** The deputy passes it on. */
const GOES_ON =
  /转[送交呈递给来上达发]|转(?:市长|县长|政府|有关)|代[为转递交呈]|递[交上给送]|呈[递送上]|送上[来去]|交给你们|交上[来去]|附[后上]|随后附|带到会上|带给|捎|就递|递份|复制过来|拍给你们|照原样|非要我|收下/u;
/** What happened to the bearer: asked, visited, entrusted. */
const ENTRUSTED =
  /嘱|托我|委托|受[^,。;]{1,14}托|让我|要我|叫我|求我|请我|应[^,。;]{2,14}要求|说代表|给我|交我|找到我|塞|送来|寄来|收到|拦住我|选区|来信人|门缝/u;
/** Nothing is asked but to take it and to answer. */
const ONLY_TAKE =
  /(?:请|望|盼|烦)[^,。;]{0,14}(?:受理|答复|回复|回信|阅处|阅示|处理|研究|转|查收|收下|接收|批示|过目)/u;
/** Letters as a subject, or what was learnt from them, is no handing on. */
const ABOUT_LETTERS =
  /(?:处理|办理|接收|受理|登记|答复|回复|建立|完善|健全|规范|畅通|推行)[^。]{0,8}(?:来信|信访|信件|意见书)|转交(?:机制|办法|制度|流程)|申请材料(?!退|和)|申报材料|建筑材料|证明材料|所需材料|宣传材料|培训材料|材料费|代办员|代写|转发(?:到|给|进)[^,。]{0,8}群|台账|登记簿|我(?:归纳|实地|核实|调研|走访)|\d+(?:份|件|封)|不知道|去看了|来信[二三四五六七八九十几]+封/u;

/** R02: handing on a letter or papers of somebody else (Beijing §12, Shanghai §8 and others). */
export function handsOnLetter(written: Written): boolean {
  const all = wholeOf(written);
  if (VERBATIM.test(written.body)) return true;
  if (saysSo(all, PASSED, ABOUT_LETTERS) || saysSo(all, GIVEN, ABOUT_LETTERS)) return true;
  if (ABOUT_LETTERS.test(all)) return false;
  if (sentences(all).some((it) => BORNE.test(it)) && HAS_PAPER.test(all)) return true;
  const signs = [WRITTEN_BY_OTHERS, GOES_ON, ENTRUSTED, ONLY_TAKE].filter((sign) => sign.test(all)).length;
  return signs >= 3 && GOES_ON.test(all);
}

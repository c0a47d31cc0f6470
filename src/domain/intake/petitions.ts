import { saysSo, sentences, type Written } from './written.ts';

const LETTER =
  '(?:来信|信件|一封信|这封信|的信|书信|联名信|上访信|信访材料|信访件|申诉材料|申诉书|申诉信|上访材料|举报信|举报材料|控告信|求助信|感谢信|诉求材料|反映材料|情况反映|书面材料|材料|状子|请愿书|投诉信|原信)';
const HANDS_ON =
  '(?:代转|代为转|转交|转呈|转递|转上|转来|转达|转给|转发|转送|转一下|转一封|代交|代递|递上|递交|捎来|捎上|附上|附后|附在后面|呈上|交上来|现将|现把|帮[^,。]{0,8}转|托我|委托我|让我[^,。]{0,6}(?:转|交|递|带))';
const HANDED = new RegExp(`${HANDS_ON}[^。]{0,24}${LETTER}|${LETTER}[^。]{0,24}${HANDS_ON}`, 'u');
const VERBATIM =
  /(?:信|材料)(?:的)?(?:原文|全文|内容)(?:如下|附后)|来信人[:：]?|写信人[:：]|申诉人[:：]|信访人[:：]|上访人[:：]/u;
/** Letters as a subject, or what was learnt from them, is no handing on. */
const ABOUT_LETTERS =
  /(?:处理|办理|接收|受理|登记|答复|回复|建立|完善|健全|规范|畅通)[^。]{0,8}(?:来信|信访|信件)|转交(?:机制|办法|制度|流程)|申请材料|申报材料|建筑材料|证明材料|宣传材料|培训材料|材料费/u;

/** R02: handing on a letter or papers of somebody else. */
export function handsOnLetter({ title, reason, advice, body }: Written): boolean {
  const all = [title, reason, advice].join('\n').trim() === '' ? body : [title, reason, advice].join('\n');
  return saysSo(all, HANDED, ABOUT_LETTERS) || VERBATIM.test(all);
}

const ACCUSES =
  /(?:^|[,:我们现特要来想]|实名|联名|在此|向(?:组织|纪委|监委|人大|县委|上级)[^,]{0,4})(?:要求|要|来|再次)?(?:检举|举报|控告|告发|揭发|申诉|状告)(?!电话|箱|平台|渠道|机制|制度|奖励|人的|人信息|中心|热线|网站|邮箱|方式|线索|投诉|信箱|者|有奖|途径|受理|处理|核查|办法|信息|的渠道|[、和与](?:投诉|监督|受理))/u;
const OFFICE =
  '(?:支书|村书记|书记|主任|村主任|局长|镇长|乡长|县长|所长|站长|校长|院长|科长|队长|会计|文书|村干部|镇干部|干部|民警|法官|检察官|城管队员|经理|董事长|老板|股长|主席|庭长|负责人|工作人员|医生|老师)';
const MISDEED =
  '(?:贪污|受贿|行贿|收受|索要|索贿|挪用|侵吞|侵占|私分|截留|吃回扣|吃拿卡要|以权谋私|滥用职权|打击报复|虚报冒领|套取|冒领|好处费|收了[^。,]{0,8}(?:钱|元|万|红包|礼)|收钱|收红包|包养|作风问题|违法乱纪|违纪|优亲厚友|中饱私囊|公款(?:吃喝|旅游)|徇私|欺压|强占|霸占|倒卖|受贿行贿)';
const PURSUE =
  /查处|查办|严查|彻查|立案|调查|追究|撤职|免职|处分|处理他|处理她|开除|双规|留置|抓起来|法办|罢免|给个说法|还[^,。]{0,6}公道|绳之以法|移交/u;
const TITLED_ACCUSATION = new RegExp(
  `关于(?:实名)?(?:检举|举报|控告|揭发|状告)[^。]{1,24}|关于(?:查处|严查|追究|处理)[^。]{0,16}(?:某|${OFFICE})`,
  'u',
);
const ACCUSED = new RegExp(
  `(?:某某?|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭马方任袁柳唐罗薛雷贺倪汤白邱侯龙叶黄刘胡郭林高梁宋邓曾肖田董程蔡丁余杜夏钟汪石崔]某?(?:\\p{Script=Han}{0,2})?|原|现任|那个|这个|我们?(?:村|镇|县|局|单位|小区|社区)(?:的)?|该村|该局|该镇|该校|本村)?${OFFICE}[^。!?;\\n]{0,40}${MISDEED}`,
  'u',
);
/** Rules against misdeeds in general accuse nobody. */
const IN_GENERAL =
  /防止|杜绝|避免|预防|防范|严防|遏制|如有|若有|凡是|一旦|对于?(?:此类|这类|个别|少数|存在)/u;

/** R03: reporting a person's misdeed, accusing somebody, complaining of a decision. */
export function accusesSomebody({ title, reason, advice, body }: Written): boolean {
  const all = [title, reason, advice].join('\n').trim() === '' ? body : [title, reason, advice].join('\n');
  if (TITLED_ACCUSATION.test(title) && !/机制|制度|渠道|平台|奖励|办法|行为的(?:力度|建议)|力度/u.test(title))
    return true;
  if (
    saysSo(
      all,
      ACCUSES,
      /(?:设立|开通|公布|畅通|鼓励|接受|受理|公开|群众|市民|村民|居民|可以?|方便|有奖|及时|匿名)[^,]{0,8}(?:检举|举报|控告|申诉)/u,
    )
  )
    return true;
  return sentences(all).some((it) => ACCUSED.test(it) && !IN_GENERAL.test(it)) && PURSUE.test(all);
}

const CASE_NUMBER =
  /[([〔【]\s*(?:19|20)\d{2}\s*[)\]〕】][^,。\n]{0,10}(?:民|刑|行|执|破|知|仲|监|检)[^,。\n]{0,6}\d+号|仲(?:裁)?(?:案|字)[^,。]{0,6}\d+号/u;
const CASE =
  /一案|该案|此案|本案|这个?案子?|这起案件?|这场官司|那场官司|这个官司|打官司|官司|案件(?:正在|已经|尚|还在|目前|至今)|被(?:公安|检察|法院|监委|留置|拘留|逮捕|刑拘|判)|起诉(?:到|至)?(?:县|区|市|人民)?法院|(?:县|区|市|中级|人民|基层)法院[^。]{0,16}(?:判|开庭|受理|立案|驳回|裁定|审理|执行)|一审|二审|再审|终审|上诉|刑事拘留|取保|涉嫌|仲裁(?:委|庭)?[^。]{0,10}(?:受理|裁决|开庭|审理)|向[^,。]{0,6}法院(?:提起)?(?:起诉|诉讼|提起)|(?:已经?|下个?月|下周|即将|明天)[^,。]{0,4}开庭|劳动仲裁(?:正在|已经|还在|结果)/u;
const OUTCOME_ASKED =
  /改判|重审|再审|从轻|从宽|从重|轻判|重判|减刑|缓刑|免于|判(?:决|令|处|他|她|给|赔|还|我|离|无罪|有罪|原告|被告|死刑)|依法(?:判|改判|撤销|纠正|公正审理)|尽快(?:判|开庭|审结|结案|宣判|裁决|执行到位)|公正(?:审理|判决|裁决|处理)|撤销[^。]{0,8}(?:判决|裁定|裁决|处罚)|抗诉|发回|不予?起诉|不起诉|撤诉|撤案|释放|放人|解除(?:留置|拘留|羁押|查封|冻结)|取保候审|支持(?:原告|被告|他|她|村民|我们?)的?(?:诉讼)?请求|胜诉|改正判决|督促法院|要求法院|请法院|建议法院(?:对|就|在|将|把|尽快|依法)|建议(?:检察院|监委|公安局?)(?:对|就)[^。]{0,12}(?:案|某)|无罪|赔偿[^。]{0,10}万/u;

/** R04: a definite case before a court, the procuratorate, the supervision commission or an arbitrator. */
export function asksInCase({ title, reason, advice, body }: Written): boolean {
  const all = [title, reason, advice].join('\n').trim() === '' ? body : [title, reason, advice].join('\n');
  const asked = advice === '' ? all : `${title}\n${advice}`;
  if (CASE_NUMBER.test(all)) return true;
  return CASE.test(all) && OUTCOME_ASKED.test(asked);
}

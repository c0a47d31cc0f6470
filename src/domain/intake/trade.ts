import { saysSo, type Written } from './written.ts';

const TENDER =
  /招标|投标|招投标|开标|评标|竞标|中标|竞争性磋商|竞争性谈判|比选|采购公告|标段|定标|废标|竞价/u;
const BIDDER =
  '(?:公司|集团|企业|厂家|建筑队|施工队|供应商|单位(?!应)|[^,。]{0,8}(?:建工|建设集团|路桥|建筑|园林|科技|实业|股份))';
const PICKS = new RegExp(
  `(?:由|让|选择?|选定|确定|定为|交给|给|优先考虑|优先选择?|照顾|推荐|倾向于?|支持|安排|直接委托)[^,。]{0,24}${BIDDER}[^,。]{0,12}(?:中标|承建|承接|承包|实施|施工|来?做|来?干|负责建设|拿下|供货|为中标|作为中标|成交)|(?:${BIDDER})[^,。]{0,10}中标(?!后|结果|单位|公示|价|通知|企业(?:要|应|必须))|(?:不要|不能|不宜|别|取消|排除|否决)[^,。]{0,14}(?:${BIDDER})[^,。]{0,12}(?:中标|投标|资格)|确定[^,。]{0,20}(?:${BIDDER})[^,。]{0,4}(?:为|作)?(?:中标|承建|供应|施工)|(?:评标|打分|评分)[^,。]{0,14}(?:倾斜|加分|照顾|倾向)`,
  'u',
);
const UNDER_WAY =
  /正在|目前|现在|即将|近期|马上|已(?:经)?(?:发|挂|公告|进入)|下周|本月|下个?月|今年|这次|此次|项目|工程|标段/u;

/** R05: who shall win a tender that is under way. */
export function picksBidder({ title, reason, advice, body }: Written): boolean {
  const asked = `${title}\n${advice === '' ? body : advice}`;
  const all = `${reason}\n${asked}`;
  return (
    TENDER.test(all) &&
    UNDER_WAY.test(all) &&
    saysSo(asked, PICKS, /监管|公开透明|依法依规|杜绝|防止|避免|严禁|不得指定/u)
  );
}

const AD_SIGNS: readonly RegExp[] = [
  /欢迎(?:订购|选购|咨询|来电|致电|联系|加盟|合作|试用|了解)|详情(?:请)?(?:咨询|致电|联系|扫码)|(?:订购|咨询|加盟|销售|服务|购买|订货)(?:热线|电话|专线)|加(?:我)?微信|扫码(?:下单|购买|咨询|关注)|现在(?:下单|订购)|免费试用|包邮|限时|买[一二三\d]送|优惠价|团购价|厂家直销|批发价|出厂价|代理商|招商加盟|折扣|打[一二三四五六七八九\d]折/u,
  /(?:国际|国内|世界|行业|全国)(?:领先|一流|首创|先进水平)|领先(?:品牌|技术|水平)|(?:国家|发明)?专利(?:技术|产品|号)|荣获|获得[^,。]{0,12}(?:金奖|认证|大奖)|性价比|质量过硬|效果(?:显著|神奇|特别好)|疗效|包治|纯天然|独特配方|祖传|口碑|畅销|深受(?:用户|客户|消费者)|值得信赖|无副作用|一流的?(?:产品|服务|品质)|功能强大|节能\d+%/u,
  /(?:\p{L}{1,8})牌(?!照|子|匾|坊|楼|位|桥)|(?:本|我|该|这款|这种|此款)(?:公司|厂|品牌|产品|款)|系列产品|(?:这|该)(?:款|套)(?:产品|设备|系统|软件)|型号|旗下|公司(?:研发|生产|推出|代理)的/u,
  /(?:推广|推介|推荐|宣传|采购|选购|购买|使用|选用|引进|订购|安装)[^,。]{0,16}(?:牌|产品|系列|净水器|保健品|设备|系统|软件|app|平台|饮料|白酒|化肥|仪器|口服液|课程)/u,
];
const SCHOLARLY_TITLE =
  /^(?:关于)?(?:浅谈|浅析|浅议|试论|试析|刍议|初探|略论|论(?!坛|证))|(?:刍议|浅析|初探|探析|探微|研究综述|学术探讨|理论探讨|之我见|的思考|理论研究|机理研究|若干理论问题)|(?:学术|理论)(?:问题)?(?:的)?(?:探讨|研究|商榷)|的哲学思考/u;
const SCHOLARLY =
  /摘要[:：]|关键词[:：]|参考文献|本文(?:认为|从|以|拟|试图|旨在|通过|提出)|学界|学者(?:们)?(?:认为|提出|普遍)|理论(?:框架|基础|模型|意义)|范式|内涵与外延|概念(?:辨析|界定)|文献(?:综述|回顾)|实证(?:研究|分析)|回归(?:模型|分析)|假说|学理|学术界|方法论|本体论|辨析|论文|学派|理论上的?(?:探讨|争鸣)|值得商榷|学术(?:讨论|探讨|争鸣)/gu;

/** R08: scholarly discussion, promotion of a product, advertising. */
export function advertises({ title, reason, advice, body }: Written): boolean {
  const all = [title, reason, advice].join('\n').trim() === '' ? body : [title, reason, advice].join('\n');
  const signs = AD_SIGNS.filter((sign) => sign.test(all)).length;
  // The call to buy decides; praise and brand alone may tell of a local product that deserves help.
  const calls = AD_SIGNS[0]?.test(`${all}\n${body}`) === true;
  if (calls ? signs >= 2 : signs >= 3) return true;
  const words = new Set(all.match(SCHOLARLY) ?? []).size;
  return words >= 2 || (SCHOLARLY_TITLE.test(title) && (words >= 1 || advice === ''));
}

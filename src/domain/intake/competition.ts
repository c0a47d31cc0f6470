import { OWN_FIRM, TRADE } from './people.ts';
import { askedOf, clauses, saysSo, sentences, type Written } from './written.ts';

/** Only one is to be bought from, whoever else is better. */
const EXCLUSIVE =
  /强制(?:安装|使用|购买|配备)|未[装用买]的(?:一律)?不|(?:划|分|派|归|引|送|留|导)(?:归|给|到|往|入|进)[^,。]{0,4}(?:我|俺|咱|本店|保留)|优先(?:考虑|安排|照顾|支持|给|让|选)[^,。]{0,6}(?:我|俺|咱|本)|按我们?[^,。]{0,4}的(?:标准|规格|参数|要求|方案)|包销|包给|承包给|打包给|唯有|认准|全部(?:改|换)|指定(?!地点|时间|区域|位置)|独家|唯一|专营|特许经营权|(?<!不)定点(?!医|药)|定为|定下来|固定下来|统一(?:采购|使用|购买|订购|更换|安装|选用|向|规定)|优先(?:采购|使用|选用|承包|承接)|(?:都|一律|必须|只能|只准|只(?!有|是|占|剩)|全部|全(?=用|从))[^,。]{0,6}(?:到|从|向|用|使用|采购|买|购买|由|交给|找|送|补)|交给|交由|授予|续签|买断|就给|只给|必须在|从我家|迁到我|打个?招呼|不经招标|不搞公开竞价|就用|中标|直接(?:和|与|给|交|授)/u;
/** Rivals are shut out, driven out, or never let in. */
const SHUTS =
  '吊[了销]|卡(?:一卡|住|死)|压一压|挤(?:走|出|掉)|别让|[不莫]批|莫让|别给|勒令|封[了掉]|劝退|缓批|少批|抬高|加[收征]|多收|禁止|不准|不许|不让|不得|限制|不允许|排除|取消|关停|关闭|关掉|停办|停止|不再|暂停|停批|不要批|不要租|别再|撵走|收回去|不再新增|不给|不予|撤销|撤掉|清退|清出去|取缔|都关了?|关了|查封|拦在|撵出?|赶出?|轰出?|搬走|叫停|别批|收回';
const SHUTS_OUT = new RegExp(
  `(?:${SHUTS})[^,。]{0,12}(?:${TRADE}|它|他|资格|许可|执照|牌照|招生|营业|摆摊|进场|进货|经营|生意|网点|接单|接活|新证?|审批|给|卖|进山|办照)|(?:把|将)[^,。]{1,16}(?:${SHUTS})`,
  'u',
);
const RIVAL =
  '人家|第[二两三]家|后来开|新开|刚开|后开|连锁|大超市|电商|网店|直播|流动|地摊|游商|小贩|其余|剩下|剩余|散户|小作坊|小店|小厂|外面|别处|另外(?:的|那)|新来的|后来的|外地|外来|外县|外省|外市|其[他它]|别的|别家|同类|同行|竞争|隔壁|对面|对手|老\\p{Script=Han}的|另外两家|另外几家|新(?:的|开|建|批|增|网点)|网上药?店?|网约车|夜市|课后服务|各镇|他(?=办|们)';
const SHUTS_RIVAL = new RegExp(
  `(?:${SHUTS})[^,。]{0,14}(?:${RIVAL})|(?:${RIVAL})[^,。]{0,16}(?:${SHUTS})`,
  'u',
);
/** A condition, a plan, a right that is cut for one firm. */
const CUT_TO_FIT =
  /(?:条件|容积率|规划|牌照|经营权|门槛|定价)[^,。]{0,14}(?:设为|定(?:成|到|在)|提(?:高)?到|抬高?到|卡在|调到|调整为?|改为|授予|以便)|以便我|(?:符合|达标|够格|具备)[^,。]{0,6}只有我/u;
const OUTSIDERS =
  /(?:禁止|不准|不许|不让|不得|限制|不允许|排除|清退|取缔|都关了?|关了|清出)[^,。]{0,14}(?:外地|外来|外县|外省|外市|同类|同行业?|竞争)[^,。]{0,6}(?:企业|公司|厂|商家|商户|经销商|店|品牌|产品|队伍|机构|个体|砖)|(?:外地|外来|外县|外省|外市|县外|市外|外面)(?:的)?(?!人|户口|车|务工|老乡|学生|游客)[^,。]{0,10}(?:企业|公司|厂|商|店|牌|产品|施工队|砖|水泥|建材)[^,。]{0,4}(?:一律|全部|统统)?(?:不予验收|不(?:得|准|许|让|能)(?:进|卖|来|投|参加|销)|拦在|清出|加收)/u;
const KEEPS_FOR_LOCALS =
  /(?:只|仅|必须|一律|只能|只准)[^,。]{0,8}(?:本地|本县|本镇|本市)(?:的)?(?:企业|公司|厂家?|产品|施工队)|垄断经营|独家经营/u;
/** Against those who break a rule, or for all of a trade alike. */
const LAWFUL =
  /无证|无照|违法|违规|非法|污染|不合格|不达标|未备案|黑(?:车|作坊|诊所)|校园周边|学校周边|公开招标|均可|不得(?:指定|限制|设置|捆绑)|均可使用|都能申请/u;

/** One firm by name is to have it all, whoever owns it. */
const ONE_FOR_ALL =
  /(?:只[准能许由用]|独家|统一由|全部由|一律[由用到从]|必须[用到从由找])[^,。]{0,4}\p{Script=Han}{2,6}(?<!的|有资质|专业|正规|持证|国有|物业|平台|第三方|保险|运营|环卫|县级?|具备)(?:公司|厂|集团|商行|车队|酒厂|砖厂)/u;

/** R06: an interest of one's own that bends competition: my firm alone, or others kept out (Beijing §12). */
export function bendsCompetition(written: Written): boolean {
  const asked = askedOf(written);
  const owns = sentences(`${written.reason}\n${asked}`).some((it) => OWN_FIRM.test(it));
  if (owns) {
    const wishes = clauses(asked).filter((it) => !LAWFUL.test(it));
    return wishes.some(
      (it) => EXCLUSIVE.test(it) || SHUTS_RIVAL.test(it) || CUT_TO_FIT.test(it) || SHUTS_OUT.test(it),
    );
  }
  return (
    saysSo(asked, ONE_FOR_ALL, LAWFUL) || saysSo(asked, OUTSIDERS, LAWFUL) || saysSo(asked, KEEPS_FOR_LOCALS)
  );
}

import { sentences, type Written } from './written.ts';

/** Asking, not demanding: how a law is to be understood, whether something is allowed, what one has to do. */
const ASKS =
  /(?:我|本人|(?:^|[,:])(?:特|现)?)(?:也|就|是|们)?(?:想|来|要|特)?(?:向[^,。]{0,8})?(?:请教(?!育|师|委|学|练|授|研|职)|咨询|了解一下|问(?!题))(?:一下|下|一个|一?些|几个|个)?|^咨询|咨询(?:一下|下|个|几个)|请问|请教(?!育|师|委|学|练|授|研|职)|我?想问一?[下问]|不知道?(?:是否|能不能|该|合不合|符不符)|是不是合法|合法吗|合不合法|违法吗|是否(?:合法|违法|违反|合规|符合(?:法律|规定|政策|条件)|属于|可以|需要|有效|享受)|(?:怎么|如何|怎样)(?:算|规定|认定|计算|理解|界定|解释|申请|办理)的?|有(?:什么|哪些|没有)(?:相关)?(?:政策|规定|法律|依据|条件|手续)|(?:法律|政策)依据(?:是什么|在哪)|能不能(?:享受|继承|申请|领|报销|办)|需要(?:什么|哪些)(?:条件|手续|材料)|(?:第几条|哪一条|哪部法律)|多少(?:钱|年|岁)(?:才)?(?:能|可以)/u;
const TITLED =
  /关于(?:咨询|请教(?!育|师|委|学|练|授|研|职)|询问|了解)|(?:咨询|请教(?!育|师|委|学|练|授|研|职)|疑问)的(?:建议|问题)?$|(?:是否|能否|如何|怎么|怎样)[^。]{0,24}(?:的)?(?:咨询|请教(?!育|师|委|学|练|授|研|职)|疑问|问题)(?:的建议)?$|(?:法律|政策)(?:的)?(?:问题)?咨询(?:的建议)?$/u;
const DEMANDS =
  /建议(?!$)(?!办理?|书|人|的答复)|希望(?!(?:能)?(?:给|予|得到)[^,。]{0,6}(?:答复|解答|解释|回复|明确|说明))|应该|应当|呼吁|恳请|要求|加强|完善|建立|增加|增设|开展|推广|设立|修建|提高|出台|尽快|加大/u;
/** A window or a hot line for advice is something to build. */
const SERVICE =
  /咨询(?:服务|窗口|台|点|电话|热线|室|师|中心|平台|机构|公司|活动|日|会|委员|专家|接待)|(?:法律|心理|政策|就业|健康)咨询(?:服务|[、和与进等]|活动)|提供[^,。]{0,8}咨询|开展[^,。]{0,8}咨询|义诊咨询/u;

const ONLY_EXPLAIN =
  /^\s*(?:请|希望|建议|恳请)?[^,。]{0,12}?(?:给予|予以|作出|给个|给)?(?:解释|解答|答复|回复|说明|告知|明确)(?:一下|清楚)?[^,。]{0,6}[。!?]?$/u;
const OPEN = /政策|规定|法律|法规|标准|条款|合法|违法|是否|要不要|能不能|到底/u;
const IS_QUESTION =
  /\?\s*$|[吗呢]\s*[。!]?\s*$|能不能|是不是|需要(?:什么|哪些)|多少|什么时候|哪(?:里|儿|个|些)/u;
/** 能不能装个路灯 asks for the lamp. */
const POLITE_DEMAND =
  /(?:能不能|能否|可否|可不可以|是否可以|是不是可以|什么时候能)[^,。?]{0,14}(?:装|修|建(?!房)|配|派|增|开通|开设|设|换|解决|管|清|拆|挖|铺|画|划|延|加|治理|改造|给我们|帮我们)/u;
/** An answer is all that is asked for. */
const EXPLAINS = /解答|解释|答复|回复|明确一下|说明|告知|答疑|释疑|回答|指点|帮(?:我|忙)(?:查|问|看)/u;

/** R07: a question about law or policy instead of a demand. */
export function consults({ title, reason, advice, body }: Written): boolean {
  const all = [title, reason, advice].join('\n').trim() === '' ? body : [title, reason, advice].join('\n');
  if (TITLED.test(title) && !SERVICE.test(title)) return true;
  if (
    advice !== '' &&
    questions(advice).every((it) => ONLY_EXPLAIN.test(it)) &&
    OPEN.test(`${title}\n${reason}`)
  )
    return true;
  if (!questions(all).some((it) => ASKS.test(it) && !SERVICE.test(it) && !POLITE_DEMAND.test(it)))
    return false;
  if (advice === '') return !sentences(all).some((it) => !ASKS.test(it) && DEMANDS.test(it));
  return questions(advice).every(
    (it) => !POLITE_DEMAND.test(it) && (IS_QUESTION.test(it) || ASKS.test(it) || EXPLAINS.test(it)),
  );
}

/** Split a text into sentences that keep their question mark. */
function questions(text: string): string[] {
  return text.split(/(?<=[。!?;\n])/u).filter((it) => /[\p{L}\p{N}]/u.test(it));
}

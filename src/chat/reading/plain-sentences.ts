import type { CommandCall, Targets } from '../command-call.ts';
import { contactOf } from './contact.ts';
import { cut, type Passage } from './fold.ts';
import { spokenGrades } from './grades.ts';
import { extensionOf, readSignOff } from './handling.ts';
import { withoutClosing, withoutFiller } from './politeness.ts';
import { present } from './present.ts';
import { returnOf, withoutBecause } from './returns.ts';
import { punctuated, type Said, wordsOf } from './said.ts';
import { certainTargets, isEmpty, leadingTargets } from './targets.ts';
import { askedHow, guideFor } from './topic.ts';
import { UNIT, unitPointedAt } from './units.ts';

type Context = Pick<Said, 'lexicon' | 'today'>;

const US = '(?:我们?(?:单位|局|办|委|校|院|镇|乡|街道|中心)?|本(?:单位|局|办|委)|我方|咱们?)';
/** 不归我们管, 不属于我局职责; 不是我的 is said of a telephone too, and 不是我们不想办 of anything. */
const NOT_OURS = new RegExp(
  `^[^\\n。]{0,12}?(?:不(?:属于?|归|该归|应该?归|应属于?)${US}` +
    `|(?<!人|电话|手机|号码|名字|微信)(?:不是|不该|不应该?)(?:归|由|属于?)?${US}(?=的(?:$|[\\s,。;!]|事|活|职责|业务|范围|建议)|管|职责|职权|负责|范围|业务|分管|主管|牵头|承办|主办|办理?(?:$|[\\s,。的])|$|[\\s,。;!])` +
    `|不在${US}的?(?:职责|职权|管理|管辖|业务|服务)?(?:范围|权限))`,
  'u',
);
/** 25归交通局,因为…: the reason is what comes after the unit. */
const BELONGS = new RegExp(
  `^(?:这件)?(?:(?:应该?|应当|该)?归|(?:请|应该?)?转(?:交|给)+)(?:给|到|由|于)?(?!我|本|哪)${UNIT}(?:来?(?:管|办理?|负责|承办))?(?:的|吧|才对)?(?=[\\s,。;!]|因为|$)`,
  'u',
);
/** 延到9月30日; what is put off is no meeting. */
const EXTEND =
  /^(?![^\n。]{0,10}?(?:会|活动|培训|考试|时间|报送|合同|工期))[^\n。]{0,10}?(?:延期?|延长|推迟|顺延|展期|宽限)[^\n。]{0,6}?(?:到|至)/u;
/** 打算明天去见张代表: not yet. */
const NOT_YET = /打算|准备|计划|下周|明天|后天|改天|稍后|回头|将要?|拟于?|约好|没|未|不/;
/** 和财政局沟通了: with another unit, not with the deputy. */
const WITH_UNIT = new RegExp(`(?:和|与|跟|同|向)(?!.{0,12}(?:代表|委员))${UNIT}[^\\n。]{0,4}$`, 'u');

const CONTACTED =
  /^[^\n。]{0,24}?(?:见了|见到了?|见过|去见|面谈了?|当面|见面|走访了|上门|登门|打了?(?:个|过)?电话|通了?(?:个|过)?电话|联系了|联系过|沟通了|沟通过|座谈了|约见了?)/;
/** The matter, and nothing else, stands in front. */
const THIS = '(?:(?:这|那|该|本)(?:一?[件条个]|份)?(?:建议|事|件)?(?:情)?|建议)?';
const WITHDRAW = new RegExp(
  `^(?:我|本人|我们)?(?:现|就|也|还是|想|要|申请|请求|请|把|将)*${THIS}(?:就|也|都|还是|想|要|先)*` +
    `(?:不用再?办了?|不需要再?办了?|不提了|撤了吧|(?:撤回|收回)(?=$|[\\s,。!;吧了]|${THIS}(?:$|[\\s,。!;吧了])|因为|因))`,
  'u',
);
const SIGNED = new RegExp(
  `^(?:(?!由|让|请|叫|等|归|给)(?:${US}|${UNIT}))?${THIS}(?:都|均|全部|已经?|现已?|确认|也)*签收(?:了|完成|完毕)?[\\s。!]*$`,
  'u',
);
/** A unit says of itself that it signs. */
const SIGNER = new RegExp(
  `^(?!由|让|请|叫|等|归|给)(?:${US}|本(?:校|院|镇|乡|中心)|${UNIT})(?:已经?|现|现已|确认)?签收(?!率|单|表|情况|时|期|吗|没|与否)`,
  'u',
);
const COSIGNED = /^(?:我|本人)?(?:也|都|完全)?(?:同意)?附议/;
const HOW =
  /(?:怎么样了?|怎样了|咋样了?|办得?(?:怎么样|如何|咋样)|办到(?:哪|什么)|到哪(?:一步|里|儿)?了|哪一步|什么进展|啥进展|进展(?:怎么样|如何|到)|有(?:没有)?(?:进展|结果|消息|答复|眉目)|办(?:好|完|结)(?:了)?(?:吗|没)|(?:签收|收到|答复|处理|解决|受理|交办|立案|通过|办理|回复|审核|登记)(?:了|过|好|完)?(?:吗|没有?|没|吧|么)(?=$|[\s?!,。])|什么情况|什么状态|(?:是)?哪个(?:单位|部门|局)(?:在)?(?:办|负责|承办))/;

/** A question about a matter is short; a long text that happens to ask something is more than that. */
const LONGEST_QUESTION = 40;

/**
 * Return what a plain sentence says (25不是我们的,归交通局; 25归交通局,因为…; 18 昨天去见了张代表; 18 延到9月30日,因为…;
 * 不满意,因为…; 现在怎么样了), or `undefined` when it says none of these.
 */
export function readPlainSentence(text: Passage, context: Context): CommandCall | undefined {
  const topic = askedHow(text, context.lexicon);
  if (topic !== undefined) return { name: 'help', topic };
  const guided = guideFor(text);
  if (guided !== undefined) return guided;
  const options = { series: context.lexicon.series, rangeWords: 'no' } as const;
  const start = withoutFiller(text);
  const { targets: leading, rest } = leadingTargets(start, options);
  const numbered = !isEmpty(leading);
  const said = punctuated(cut(rest, /^(?:这件|那件|这个建议|的)?/.exec(rest.folded)?.[0].length ?? 0));
  const targets = numbered ? leading : certainTargets(start, context.lexicon.series);
  const { folded } = said;
  if (isQuestion(folded)) return { name: 'query', targets };
  if (NOT_OURS.test(folded)) {
    const { unit } = returnOf(said, context);
    return present({ name: 'requestReturn' as const, targets, reason: wordsOf(said), unit });
  }
  const belongs = numbered ? BELONGS.exec(folded)?.[0] : undefined;
  if (belongs !== undefined) return belongingTo(said, belongs.length, targets);
  if (EXTEND.test(folded)) {
    const extension = extensionOf(said, context);
    if (extension.until !== undefined || numbered) return { name: 'extend', targets, ...extension };
  }
  const contacted = CONTACTED.exec(folded)?.[0];
  if (
    contacted !== undefined &&
    !NOT_YET.test(contacted) &&
    !WITH_UNIT.test(contacted) &&
    (numbered || !isEmpty(targets))
  ) {
    return { name: 'contact', targets, ...contactOf(said, { ...context, word: '' }) };
  }
  return numbered || !isEmpty(targets) || folded.length <= LONGEST_QUESTION
    ? shortSaying(said, targets, context)
    : undefined;
}

function belongingTo(said: Passage, length: number, targets: Targets): CommandCall {
  const reason = wordsOf(withoutBecause(cut(said, length)));
  return present({
    name: 'requestReturn' as const,
    targets,
    reason,
    unit: unitPointedAt(cut(said, 0, length)),
  });
}

function shortSaying(said: Passage, targets: Targets, context: Context): CommandCall | undefined {
  const { folded } = withoutClosing(said);
  if (isCosigned(folded)) return { name: 'cosign', targets, names: [] };
  if (WITHDRAW.test(folded)) return present({ name: 'withdraw' as const, targets, reason: wordsOf(said) });
  if (SIGNED.test(folded)) return { name: 'signOff', targets };
  if (SIGNER.test(folded)) return signedBy(said, targets, context);
  const grades = spokenGrades(said, context);
  return grades && { name: 'rate', targets, ...grades };
}

/** 我也附议, 我也附议拟12 and nothing more. */
function isCosigned(folded: string): boolean {
  const length = COSIGNED.exec(folded)?.[0].length ?? 0;
  return (
    length > 0 && /^[\s。!]*(?:拟|第|[\d-]|闭|急|会|号|建议|[、,和])*[\s。!]*$/u.test(folded.slice(length))
  );
}

/** 县教育局签收18号,承办人王敏: what follows the word is read as behind the command. */
function signedBy(said: Passage, targets: Targets, context: Context): CommandCall {
  const start = said.folded.indexOf('签收') + '签收'.length;
  const { lexicon, today } = context;
  const empty = cut(said, 0, 0);
  const rest = cut(said, start + (said.folded.charAt(start) === '了' ? 1 : 0));
  const call = readSignOff({ key: 'signOff', word: '签收', numbers: empty, rest, lexicon, today, files: [] });
  return 'targets' in call && isEmpty(call.targets) ? { ...call, targets } : call;
}

function isQuestion(folded: string): boolean {
  return folded.length <= LONGEST_QUESTION && HOW.test(folded);
}

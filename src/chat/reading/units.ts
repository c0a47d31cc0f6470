import { cut, type Passage, passage } from './fold.ts';

/** The name of a unit, in a folded text. */
export const UNIT =
  '[\\p{Script=Han}A-Za-z]{2,20}?(?:局|委员会|委|办公室|办|中心|街道|镇|乡|法院|检察院|院|公司|大队|支队|队|站|处|部|所|校|厅|会|行|社|集团)';

/**
 * 归交通局, 属于县公路中心管, 应由区城管局负责, 请转给住建局: a unit that somebody points at; 不属于我局 points at none,
 * and the 交 of 区交通局 is no verb.
 */
const POINTED = new RegExp(
  `(?<!不(?:应该?)?)(?:归|属于?|由|找|转|给|改交|移交|交(?=[给由到于])|(?<!\\p{Script=Han})交|是)(?:给|到|由|于|交)?(?!我|本|给|到|由|于)[\\s:]*(${UNIT})(?=[\\s,。;!?]|管|办|负责|承办|主办|牵头|职责|的|$)`,
  'gu',
);

/** Return the unit that a sentence points at, as typed. */
export function unitPointedAt(text: Passage): string | undefined {
  for (const match of text.folded.matchAll(POINTED)) {
    const unit = match[1];
    if (unit === undefined || /^(?:我|本|这|那|其他|别的|哪)/.test(unit)) continue;
    const start = match.index + match[0].lastIndexOf(unit);
    return cut(text, start, start + unit.length).clean;
  }
  return undefined;
}

/** Return the unit that a text begins with before a colon (县消防救援大队：充电棚应…). */
export function unitBeforeColon(text: Passage): string | undefined {
  const match = new RegExp(`^(${UNIT})(?:意见)?:`, 'u').exec(text.folded);
  return match?.[1] === undefined ? undefined : text.clean.slice(0, match[1].length);
}

/** Return whether a piece of text is the name of a unit and nothing else. */
export function isUnitName(folded: string): boolean {
  return new RegExp(`^${UNIT}$`, 'u').test(folded);
}

/** 单位:县水利局, 县水利局:…, 我是县水利局的, 县水利局签收: the unit that speaks, as it names itself. */
const SPEAKING = new RegExp(
  `(?:^|\\n)[ ]*(?:(?:承办|主办|协办|会办|签收|答复|办理|回复|所在)?单位[ ]*:[ ]*(${UNIT})(?=$|[\\s,;。])|(${UNIT})(?:意见)?:|(${UNIT})(?=$|\\n|[ ,]|(?:已经?|现|确认)?签收))`,
  'u',
);

/** Return the unit that a text names as the one which acts, or `undefined`. */
export function unitNamed(spoken: string): string | undefined {
  const text = passage(spoken);
  const match = SPEAKING.exec(text.folded);
  const unit = match?.slice(1).find((it) => it !== undefined);
  if (
    !match ||
    unit === undefined ||
    /^(?:我|本|这|那|请|签收|答复|沟通|附议|承办|协办|退办|延期|撤回)/.test(unit)
  )
    return undefined;
  const start = match.index + match[0].indexOf(unit);
  return text.clean.slice(start, start + unit.length);
}

import { cut, type Passage } from './fold.ts';

const UNIT =
  '[\\p{Script=Han}A-Za-z]{2,20}?(?:局|委员会|委|办公室|办|中心|街道|镇|乡|法院|检察院|院|公司|大队|支队|队|站|处|部|所|校|厅|会|行|社|集团)';

/** 归交通局, 属于县公路中心管, 应由区城管局负责, 请转给住建局: a unit that somebody points at. */
const POINTED = new RegExp(
  `(?:应该?归|归|应属于?|属于|属|应由|该由|是由|由|应找|找|转给|转交|转到|交给|改交|移交|请转|转|建议交|交由|建议由|是)(?!我|本)[\\s:]*(${UNIT})(?=[\\s,。;!?]|管|办|负责|承办|职责|的|$)`,
  'u',
);

/** Return the unit that a sentence points at, as typed. */
export function unitPointedAt(text: Passage): string | undefined {
  const match = POINTED.exec(text.folded);
  const unit = match?.[1];
  if (!match || unit === undefined || /^(?:我|本|这|那|其他|别的|哪)/.test(unit)) return undefined;
  const start = match.index + match[0].lastIndexOf(unit);
  return cut(text, start, start + unit.length).clean;
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

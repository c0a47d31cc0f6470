import { cut, type Passage } from './fold.ts';

/**
 * A pasted suggestion is a letter: it begins with whom it is for and ends with who wrote it and when. Neither
 * belongs to the reason or the advice.
 */

const SALUTATION =
  /^(?:尊敬的)?[^\n。,;:]{0,24}(?:人大常委会|人大|代表工委|选任联工委|委员会|办公室|大会|主席团|领导|各位[^\n。,;:]{0,8}|主任|同志|大家|代表)(?:们|你们?|您)?(?:好)?\s*[:,!。]?$/;
const HELLO =
  /^(?:尊敬的)?(?:各位)?(?:领导|老师|代表|主任|同志|大家|你|您)?们?(?:好|早上好|上午好|下午好|晚上好)[,。:!~\s]*/;
const FIRST_WORDS =
  /^(?:我(?:们)?(?:想|要|来)?(?:再)?(?:提|反映|说)(?:一个|一条|一件|个|条|件|一下)?(?:建议|意见|问题|情况|事情|事)?|有个?(?:建议|问题|情况))[:,。]\s*/;
const SIGNATURE =
  /^(?:此致|敬礼|\(?(?:领衔|提议|提出|提|建议|联名|附议)?(?:代表|建议人|提出人|提议人|反映人|联系人|署名|姓名)(?:签名)?\s*[:\s(].*|(?:联系)?(?:电话|手机|方式|地址)(?:号码)?\s*[:\s].*|(?:代表证号?|所在代表团|代表团|单位|职务|选区|日期|时间|邮箱|提交日期)\s*[:].*|(?:人大代表|代表)\s*\p{Script=Han}{2,4}\)?|第.{1,4}代表团.{0,8}|\p{Script=Han}{2,4}代表|(?:\d{4}|二[〇零○]..)\s*[年.\-/].{1,10}|(?:电话|手机)?\s*1?\d{3,4}-?\d{7,8})$/u;

/** More greetings than this are none. */
const MOST_GREETINGS = 8;

/** Return the text without greeting lines at its head. */
export function withoutSalutation(text: Passage): Passage {
  let rest = cut(text, 0);
  for (let greetings = 0; greetings < MOST_GREETINGS; greetings += 1) {
    const end = rest.folded.search(/\n|$/);
    const line = rest.folded.slice(0, end).trim();
    if (line !== '' && !line.startsWith('关于') && end < rest.folded.length && SALUTATION.test(line)) {
      rest = cut(rest, end);
      continue;
    }
    const words = [HELLO, FIRST_WORDS]
      .map((it) => it.exec(rest.folded)?.[0].length ?? 0)
      .find((it) => it > 0);
    if (words === undefined) return rest;
    rest = cut(rest, words);
  }
  return rest;
}

/** A letter ends with name, telephone, date and a few lines more. */
const MOST_CLOSING_LINES = 12;

/** Return the text without signature, date and telephone lines at its end. */
export function withoutSignature(text: Passage): Passage {
  let rest = cut(text, 0);
  for (let lines = 0; lines < MOST_CLOSING_LINES; lines += 1) {
    const start = rest.folded.lastIndexOf('\n') + 1;
    if (start === 0 || !SIGNATURE.test(rest.folded.slice(start).trim())) return rest;
    rest = cut(rest, 0, start);
  }
  return rest;
}

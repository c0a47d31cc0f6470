import { cut, type Passage } from './fold.ts';

const PEOPLE = '(?:各位|大家|领导|老师|主任|科长|同志|代表|委员|同仁|朋友|小助手|机器人)';
const GREETING = new RegExp(
  `^(?:[\\s,。.!~、:]|(?:尊敬的)?(?:各位)?${PEOPLE}{0,3}(?:们)?(?:你好|您好|好|早上好|上午好|中午好|下午好|晚上好|早|辛苦了|打扰了)(?=[\\s,。.!~、:]|$)|(?:你|您)们?好(?=[\\s,。.!~、:呀啊]|$)|(?:好的|好|收到|嗯|哦|ok|谢谢|打扰了|不好意思|辛苦了)(?=[\\s,。.!~、]))+`,
);
const FILLER =
  /^(?:(?:我们?|我单位|我局|本人|本单位)?(?:想要|想|要|来|申请|已经|已)|我们?(?=[附签撤延提查沟])|请|麻烦(?:您|你)?|劳烦|帮忙|帮我|帮(?!助)|给我|现)+[\s,]*/;

const CLOSING =
  /(?:[\s,。.!?;~、:\p{Extended_Pictographic}\ufe0f]|\[[\p{Script=Han}]{1,4}\]|谢谢(?:大家|各位|领导|您|你|老师)?|感谢|多谢|辛苦(?:了|啦)?|麻烦了|拜托了|哈|啦|哦|呢|吧)+$/u;

/** Thanks and faces are short; looking further back would only cost time. */
const LONGEST_CLOSING = 60;

/** Return the text from where the greeting ends. */
export function withoutGreeting(text: Passage): Passage {
  return cut(text, GREETING.exec(text.folded)?.[0].length ?? 0);
}

/** Return the text without greeting and without 请, 帮我, 我要 in front of the verb. */
export function withoutFiller(text: Passage): Passage {
  const plain = withoutGreeting(text);
  return cut(plain, FILLER.exec(plain.folded)?.[0].length ?? 0);
}

/** Return the text without thanks, faces and punctuation at its end. */
export function withoutClosing(text: Passage): Passage {
  const from = Math.max(0, text.folded.length - LONGEST_CLOSING);
  const closing = CLOSING.exec(text.folded.slice(from));
  return closing ? cut(text, 0, from + closing.index) : text;
}

const RECEIPT =
  /^(?:好的?|嗯+|ok)?[,\s]*(?:我(?:们|单位|局|办)?|本单位|已经?|均已?|都)?(?:收到|收悉|知悉)(?:了|啦)?$/;

/** Return whether somebody said 收到 and nothing more: no act, but a unit that has not signed gets a hint. */
export function isBareReceipt(text: Passage): boolean {
  return RECEIPT.test(withoutClosing(cut(text, 0)).folded);
}

const WHOM = '(?:你们?|您|大家|各位|领导|老师|主任|同志们?|小助手|机器人)';
const TITLE = '(?:主任|科长|局长|书记|老师|代表|同志|领导|委员)';
/** 小王, 王主任, 李大姐: somebody who is thanked by name. */
const NAMED = `(?:[小老阿]\\p{Script=Han}{1,2}?${TITLE}?|\\p{Script=Han}{1,3}?(?:${TITLE}|大?[姐哥]))`;
const KIND_WORDS = new RegExp(
  `^(?:(?:\\p{Script=Han}{0,3}${TITLE}|${WHOM})*们?(?:早上|上午|中午|下午|晚上|新年|节日|周末)?好(?:的|呀|啊|嘞)?` +
    `|(?:早|早安|晚安|嗨|哈喽|在吗|在不在|再见|拜拜|hello|hi|ok|okay|嗯+|收到|明白|知道|了解)` +
    `|(?:新年|春节|节日|中秋|国庆|元旦|周末)(?:快乐|愉快)` +
    `|(?:太|多|非常|十分|很)?(?:谢谢|感谢|多谢|谢)(?:${WHOM}*|${NAMED})(?:的?(?:关心|支持|理解|帮助|配合|提醒|指导))?` +
    `|${WHOM}?(?:真是)?(?:辛苦|费心|麻烦|打扰)${WHOM}*)(?:了|啦)?$`,
  'u',
);
/** What `withoutClosing` takes away and is kind by itself: 谢谢, 辛苦了, 👍, [强]; not a question mark alone. */
const KIND_CLOSING = /谢|辛苦|麻烦|拜托|哈|\p{Extended_Pictographic}|\[/u;

/** Words of kindness are few; beyond this, titles in a row (主任主任主任…) could be split in too many ways. */
const LONGEST_GREETING = 60;

/** Return whether a text greets, thanks or acknowledges and asks for nothing: 你好, 谢谢, 好的, 辛苦了, 👍. */
export function isGreeting(text: Passage): boolean {
  if (text.folded.length > LONGEST_GREETING) return false;
  if (isBareReceipt(text)) return true;
  const parts = partsOf(text);
  if (parts.length === 0) return KIND_CLOSING.test(text.folded);
  return parts.every(isKindWord);
}

/** Return what stands between the signs of a short text, without thanks and faces at its end. */
export function partsOf(text: Passage): readonly string[] {
  const { folded } = withoutClosing(cut(text, 0));
  return folded.split(/[\s,。.!~、:;]+/).filter((part) => part !== '');
}

export function isKindWord(part: string): boolean {
  return KIND_WORDS.test(part);
}

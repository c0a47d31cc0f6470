import { api, type Place } from './api.ts';
import { newestCard, waitForAnswer } from './tour-answers.ts';
import type { TourCast } from './tour-cast.ts';

/** What the tour knows when a step begins. */
export interface TourMoment {
  readonly cast: TourCast;
  /** The number of the tour's suggestion, as the last answer named it; empty before there is one. */
  readonly number: string;
}

/** One click of the tour. */
export interface TourStep {
  readonly part: '提' | '办' | '评';
  readonly title: string;
  readonly words: (moment: TourMoment) => string;
  readonly button: string;
  /** The chat in which it happens, and where else it can be seen. */
  readonly chats: (cast: TourCast) => readonly Place[];
  /** Do it and wait for the bot; returns the number that it named, when it named a new one. */
  readonly act: (moment: TourMoment) => Promise<string | undefined>;
}

const LETTER = [
  '#建议',
  '标题:关于更换人民路路灯的建议',
  '问题:人民路北段十一盏路灯不亮,群众夜里出行不便。',
  '建议:一个月内更换损坏的路灯,以后每季度巡查一次。',
].join('\n');

const INTAKE = /拟\d+/;
const FORMAL = /\d{4}[^\d\s]{0,2}-\d+/;

const deputyPlace = (cast: TourCast): Place => ({ by: cast.deputy.id, chat: cast.deputyChat });
const staffPlace = (cast: TourCast): Place => ({ by: cast.staff.id, chat: cast.staffChat });
const unitPlace = (cast: TourCast): Place => ({ by: cast.handler.id, chat: cast.unitChat });

/** A suggestion from its first word to its rating: 提, 办, 评. */
export const TOUR: readonly TourStep[] = [
  {
    part: '提',
    title: '代表提出建议',
    words: ({ cast }) => `${cast.deputy.name}代表把一件建议发给小助手,像发微信一样,一条消息就行。`,
    button: '替代表发出建议',
    chats: (cast) => [deputyPlace(cast)],
    act: ({ cast }) => say(deputyPlace(cast), LETTER, INTAKE),
  },
  {
    part: '提',
    title: '代表核对并提交',
    words: ({ number }) => `小助手给了收件号 ${number},念回标题请代表核对。没问题就确认,工委马上收到待审。`,
    button: '确认提交',
    chats: (cast) => [deputyPlace(cast), staffPlace(cast)],
    act: async ({ cast }) => {
      await press(deputyPlace(cast), '确认提交', cast.staffChat, /待审/);
      return undefined;
    },
  },
  {
    part: '办',
    title: '工委审核',
    words: ({ cast }) =>
      `${cast.staff.name}在工委群里看到待审卡片,点「通过」:立案,给出正式编号,代表收到通知。`,
    button: '审核通过',
    chats: (cast) => [staffPlace(cast), deputyPlace(cast)],
    act: ({ cast }) => press(staffPlace(cast), '通过', cast.deputyChat, FORMAL),
  },
  {
    part: '办',
    title: '工委交办',
    words: ({ cast, number }) =>
      `${cast.staff.name}把 ${number} 交给${cast.unit}主办。期限由小助手按工作日算好。`,
    button: '交办给单位',
    chats: (cast) => [staffPlace(cast), unitPlace(cast)],
    act: async ({ cast, number }) => {
      const heard = await heardSoFar(cast.unitChat);
      await api.say({ ...staffPlace(cast), text: `#交办 ${number} 主办:${cast.unit}`, attachments: [] });
      await waitForAnswer(cast.unitChat, heard, (words) => words.includes(number));
      return undefined;
    },
  },
  {
    part: '办',
    title: '单位签收',
    words: ({ cast }) => `${cast.handler.name}在${cast.unit}的群里回一个词「签收」就行,不用填表。`,
    button: '回「签收」',
    chats: (cast) => [unitPlace(cast), staffPlace(cast)],
    act: ({ cast, number }) => say(unitPlace(cast), `签收 ${number}`, /签收/),
  },
  {
    part: '办',
    title: '到期前提醒',
    words: () => '时间拨到下一件到期的事:小助手只在工作日、工作时间提醒,快到期才说一句。',
    button: '拨时钟',
    chats: (cast) => [unitPlace(cast), staffPlace(cast)],
    act: async () => {
      await api.advance({ by: 'nextDue' });
      return undefined;
    },
  },
  {
    part: '办',
    title: '单位答复',
    words: ({ cast }) => `${cast.handler.name}把答复发在群里,A 表示已经解决。小助手念回来,请单位核对。`,
    button: '替单位答复',
    chats: (cast) => [unitPlace(cast), deputyPlace(cast)],
    act: ({ cast, number }) =>
      say(unitPlace(cast), `#答复 ${number} A 内容:十一盏路灯已全部更换,今后每季度巡查一次。`, /答复/),
  },
  {
    part: '办',
    title: '确认答复',
    words: () => '确认以后,答复送到代表的私聊里,并请代表评价。别的单位、别的群都看不到。',
    button: '确认答复',
    chats: (cast) => [unitPlace(cast), deputyPlace(cast)],
    act: async ({ cast }) => {
      await press(unitPlace(cast), '确认答复', cast.deputyChat, /评价|满意/);
      return undefined;
    },
  },
  {
    part: '评',
    title: '代表评价',
    words: ({ cast }) =>
      `${cast.deputy.name}代表在私聊里回「满意」。单位看不到评价;不满意的,工委先打电话听意见。`,
    button: '回「满意」',
    chats: (cast) => [deputyPlace(cast), unitPlace(cast)],
    act: ({ cast }) => say(deputyPlace(cast), '满意', /登记好了|评价/),
  },
  {
    part: '评',
    title: '工委看全局',
    words: ({ cast }) => `${cast.staff.name}随时问「情况」:多少件、办到哪里、评得怎样,一条消息说清楚。`,
    button: '问「情况」',
    chats: (cast) => [staffPlace(cast), deputyPlace(cast)],
    act: ({ cast }) => say(staffPlace(cast), '情况', /截至|建议/),
  },
];

/** Say something and wait for the answer in the same chat; returns what the pattern found in it. */
async function say(place: Place, text: string, answer: RegExp): Promise<string | undefined> {
  const heard = await heardSoFar(place.chat);
  await api.say({ ...place, text, attachments: [] });
  return answer.exec(await waitForAnswer(place.chat, heard, matches(answer)))?.[0];
}

/** Press a choice of the newest card that has it, and wait for what the bot then says elsewhere. */
async function press(
  place: Place,
  choice: string,
  elsewhere: string,
  answer: RegExp,
): Promise<string | undefined> {
  const { messageId } = newestCard(await api.lines(place.chat), choice);
  const heard = await heardSoFar(elsewhere);
  await api.press({ ...place, messageId, choice });
  return answer.exec(await waitForAnswer(elsewhere, heard, matches(answer)))?.[0];
}

async function heardSoFar(chat: string): Promise<number> {
  return (await api.lines(chat)).at(-1)?.sequence ?? 0;
}

function matches(pattern: RegExp): (words: string) => boolean {
  return (words) => pattern.test(words);
}

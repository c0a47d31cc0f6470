import { describe, expect, it, vi } from 'vitest';
import { mentionsIn } from '../../../src/platforms/wechat/mentions.ts';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  bot: ['人大小助手', '小助手'],
  zhang: ['张明'],
  space: ['住建局 王敏'],
};
const namesOf = vi.fn(async (person: string) => Promise.resolve(NAMES[person] ?? []));
const find = (text: string, ids: readonly string[] = []) => mentionsIn({ text, ids, self: 'bot' }, namesOf);
const bot = (text: string) => ({ id: 'bot', text, bot: true });

describe('who is mentioned', () => {
  it.each([
    [
      'the bot by its id, under the name in the group',
      '@人大小助手\u2005待办',
      ['bot'],
      [bot('@人大小助手')],
    ],
    ['the bot by its id, under its nickname', '@小助手 待办', ['bot'], [bot('@小助手')]],
    ['the bot by its id in the middle', '请@小助手\u2005看看', ['bot'], [bot('@小助手')]],
    ['the bot under a name that it had before', '@老名字\u2005待办', ['bot'], [bot('@老名字')]],
    ['the bot without a name in the text', '待办', ['bot'], [bot('')]],
    ['the bot by its name alone', '@小助手\u2005待办', [], [bot('@小助手')]],
    ['the bot by its name and nothing else', '@小助手', [], [bot('@小助手')]],
    ['the bot by its name and a line', '@小助手\n待办', [], [bot('@小助手')]],
    ['another person', '@张明\u2005请看', ['zhang'], [{ id: 'zhang', text: '@张明', bot: false }]],
    [
      'a person with a space in the name',
      '@住建局 王敏\u2005请看',
      ['space'],
      [{ id: 'space', text: '@住建局 王敏', bot: false }],
    ],
    [
      'two, in their order',
      '@张明\u2005@小助手\u2005看',
      ['bot', 'zhang'],
      [{ id: 'zhang', text: '@张明', bot: false }, bot('@小助手')],
    ],
  ])('is %s', async (_, text, ids, mentions) => {
    expect(await find(text, ids)).toEqual(mentions);
  });

  it.each([
    ['everybody is called by words', '@所有人 开会', ['bot', 'zhang']],
    ['everybody is called by id', '@所有人\u2005开会', ['announcement@all']],
    ['everybody is called in English', '@all meeting', ['bot']],
    ['a name only begins with the one of the bot', '@小助手二号\u2005你好', []],
    ['the name stands later in the text and no id is told', '问问 @小助手 吧', []],
    ['there is no at-sign', '小助手', []],
    ['somebody unknown is mentioned', '@某人\u2005你好', ['nobody']],
  ])('is nobody when %s', async (_, text, ids) => {
    expect(await find(text, ids)).toEqual([]);
  });

  it('is the bot when everybody is called but the bot is named first', async () => {
    expect(await find('@小助手 转告 @所有人 开会', ['bot', 'zhang'])).toEqual([bot('@小助手')]);
  });

  it('asks for no name without an at-sign, and for ten at most', async () => {
    namesOf.mockClear();
    await find('今天下雨', ['zhang']);
    expect(namesOf).not.toHaveBeenCalled();
    await find(
      '@大家\u2005看',
      Array.from({ length: 40 }, (_, index) => `p${index}`),
    );
    expect(namesOf).toHaveBeenCalledTimes(11);
  });
});

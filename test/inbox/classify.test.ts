import { describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../src/chat/message.ts';
import { classify } from '../../src/inbox/classify.ts';
import { loadCommandTable } from '../../src/scripts/commands.ts';
import { aMessage, aPress } from '../support/engine.ts';
import { createWorld } from '../support/world.ts';
import { ACCOUNT } from '../support/world-cast.ts';

const world = await createWorld();
const TABLE = loadCommandTable('bot-scripts');
const verdictOn = async (event: InboundEvent): Promise<string> =>
  (await classify(TABLE, { ...event, account: ACCOUNT }, world.app.database.read)).kind;
const inGroup = (id: string) => ({ conversation: { kind: 'group' as const, id } });
const DIRECT = { conversation: { kind: 'direct' as const, id: 'zhang' } };
const file = (name: string) => ({
  attachments: [{ kind: 'file' as const, name, mediaType: 'application/pdf', data: '' }],
});

describe('before anything is stored', () => {
  it.each([
    ['a mark', '#建议 更换路灯', 'g1', 'store'],
    ['a full-width mark', '＃建议 更换路灯', 'g1', 'store'],
    ['a bare word', '签收', 'ge', 'store'],
    ['a bare word with numbers', '签收 18、22', 'ge', 'store'],
    ['talk', '明天下午开会', 'g1', 'chatter'],
    ['a bare number', '1', 'g1', 'chatter'],
    ['a word inside a sentence', '这份快递谁签收一下', 'ge', 'chatter'],
    ["收到 in a unit's group", '收到', 'ge', 'store'],
    ["收到 in the units' group", '收到', 'gu', 'store'],
    ['收到 among deputies', '收到', 'g1', 'chatter'],
    ['a mark of secrecy', '#建议 机密★5年 关于仓库', 'g1', 'secrecy'],
    ['a mark of secrecy in talk', '这份是秘密★1年的', 'g1', 'secrecy'],
  ])('%s in a group is seen for what it is', async (_what, text, group, verdict) => {
    expect(await verdictOn(aMessage(text, inGroup(group)))).toBe(verdict);
  });

  it('everything in a direct chat is kept, but no mark of secrecy', async () => {
    expect(await verdictOn(aMessage('明天下午开会', DIRECT))).toBe('store');
    expect(await verdictOn(aMessage('绝密★ 仓库图', DIRECT))).toBe('secrecy');
  });

  it('the name of a file counts', async () => {
    expect(await verdictOn(aMessage('请看', { ...DIRECT, ...file('机密★方案.pdf') }))).toBe('secrecy');
    expect(await verdictOn(aMessage('请看', { ...DIRECT, ...file('方案.pdf') }))).toBe('store');
  });

  it('what is filled into a form is asked like what is typed', async () => {
    const { text: _text, attachments: _none, mentions: _nobody, ...event } = aMessage('', inGroup('g1'));
    const filled = (form: string, values: Record<string, string | string[]>): InboundEvent => ({
      ...event,
      kind: 'form',
      form,
      values,
    });
    const secret = {
      标题: '关于修雷达站水泥路的建议',
      问题: '雷达站天线朝东南,坐标是东经多少北纬多少,一个班九个人',
      建议: '给他们修条水泥路',
    };
    expect(await verdictOn(filled('建议', { 标题: '关于更换路灯的建议', 问题: '灯不亮。' }))).toBe('store');
    expect(await verdictOn(filled('建议', { 标题: '机密 油库扩建', 问题: '太小。' }))).toBe('secrecy');
    expect(await verdictOn(filled('答复', { 内容: '机密★5年' }))).toBe('secrecy');
    expect(await verdictOn(filled('交办', { 协办: ['区教育局', '机密★5年'] }))).toBe('secrecy');
    expect(await verdictOn(filled('建议', secret))).toBe('secrecy');
  });

  it('what is no message is kept', async () => {
    expect(await verdictOn(aPress('签收', inGroup('ge')))).toBe('store');
  });

  it('a quote of the bot makes a known word a command, and leaves talk talk', async () => {
    await world.submitted({ in: 'g1' });
    const quoted = world.network.lines('group:gs').findLast((line) => line.from === 'bot');
    const quote = { quote: { messageId: quoted?.messageId ?? '' } };
    expect(await verdictOn(aMessage('退改 请写明路段', { ...inGroup('gs'), ...quote }))).toBe('store');
    expect(await verdictOn(aMessage('这件不错', { ...inGroup('gs'), ...quote }))).toBe('chatter');
    expect(await verdictOn(aMessage('退改 请写明路段', inGroup('gs')))).toBe('chatter');
  });
});

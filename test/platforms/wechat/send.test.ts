import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OutboundMessage, text } from '../../../src/chat/card.ts';
import { PermanentSendError, RetryableSendError } from '../../../src/chat/platform.ts';
import type { SimulatedLine } from '../../../src/chat/simulation.ts';
import { type Bot, startBot, startWorld, to, type World } from './rig.ts';

const DRAFT = {
  kind: 'card',
  card: {
    title: '草稿',
    lines: ['请看一看。'],
    fields: [{ label: '标题', value: '充电棚' }],
    choices: ['确认提交', '放弃'],
  },
} satisfies OutboundMessage;

const FORM = {
  kind: 'card',
  card: {
    title: '请交办',
    lines: [],
    fields: [],
    choices: [],
    form: {
      name: '交办',
      fields: [
        { name: '主办', required: true, multiline: false },
        { name: '协办', required: false, multiline: false },
      ],
    },
  },
} satisfies OutboundMessage;

describe('sending through a gateway', () => {
  let world: World;
  let bot: Bot;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    bot = await startBot(world, { patience: { call: 500, silence: 3000 } });
  });
  afterEach(async () => {
    await bot.platform.stop();
    world.network.detach();
    await world.gateway.misbehave({
      refusal: null,
      refusesLate: false,
      tellsNoIds: false,
      knowsNobody: false,
    });
    expect(world.gateway.stops()).toBe(0);
  });
  afterAll(async () => {
    await world.gateway.stop();
  });

  const shown = (chat: string): OutboundMessage | undefined => world.network.lines(chat).at(-1)?.message;
  const nextLine = (): Promise<SimulatedLine> =>
    new Promise((resolve) => {
      const end = world.network.subscribe((line) => {
        end();
        resolve(line);
      });
    });

  it.each([
    ['a direct chat', to('direct', 'zhang'), 'direct:zhang'],
    ['a group', to('group', 'deputies'), 'group:deputies'],
  ] as const)('shows a text in %s and returns its id there', async (_, address, chat) => {
    const receipt = await bot.platform.send(address, text('您好!'), 'k');
    expect(world.network.lines(chat).at(-1)).toMatchObject({
      ...receipt,
      from: 'bot',
      message: text('您好!'),
    });
  });

  it('makes an id of its own when the gateway tells none', async () => {
    await world.gateway.misbehave({ tellsNoIds: true });
    expect(await bot.platform.send(to('direct', 'zhang'), text('您好!'), 'k7')).toEqual({
      messageId: 'unknown:k7',
    });
  });

  it('calls people by the names they have now', async () => {
    const message = { kind: 'text' as const, text: '请签收', mentions: ['wxid_zhang', 'wxid_li'] };
    await bot.platform.send(to('group', 'deputies'), message, 'k');
    expect(shown('group:deputies')).toEqual({
      kind: 'text',
      text: '@张明\u2005@李芳 请签收',
      mentions: ['zhang', 'li'],
    });
  });

  it('lets a nickname call nobody else', async () => {
    await world.gateway.rename('li', '所有人');
    const message = { kind: 'text' as const, text: '请签收', mentions: ['wxid_li'] };
    await bot.platform.send(to('group', 'deputies'), message, 'k');
    await world.gateway.rename('li', '李芳');
    expect(shown('group:deputies')).toMatchObject({ text: '＠所有人 请签收' });
  });

  it('sends without names that cannot be looked up', async () => {
    await world.gateway.misbehave({ knowsNobody: true });
    const message = { kind: 'text' as const, text: '请签收', mentions: ['wxid_zhang'] };
    await bot.platform.send(to('group', 'deputies'), message, 'k');
    expect(shown('group:deputies')).toEqual({ kind: 'text', text: '请签收', mentions: [] });
  });

  it('shows a card as text whose choice is its number', async () => {
    const { messageId } = await bot.platform.send(to('direct', 'zhang'), DRAFT, 'k');
    expect(shown('direct:zhang')).toMatchObject({ card: { title: '草稿', choices: ['确认提交', '放弃'] } });
    await world.network.press({ by: 'zhang', messageId, choice: '放弃' });
    expect((await bot.message('2')).quote).toBeUndefined();
  });

  it('shows a card in a group, where it is quoted with the number', async () => {
    const { messageId } = await bot.platform.send(to('group', 'staff'), DRAFT, 'k');
    await world.network.press({ by: 'zhang', in: 'staff', messageId, choice: '确认提交' });
    expect((await bot.message('1')).quote).toEqual({
      text: '草稿\n请看一看。\n标题:充电棚\n\n1. 确认提交\n2. 放弃\n引用本条回数字',
    });
  });

  it('shows a form as lines to fill in', async () => {
    const { messageId } = await bot.platform.send(to('direct', 'zhang'), FORM, 'k');
    expect(shown('direct:zhang')).toMatchObject({ card: { form: { name: '交办' } } });
    const values = { 主办: '区住建局', 协办: ['区交通局', '梅溪街道'] };
    await world.network.fill({ by: 'zhang', messageId, form: '交办', values });
    const filled = await bot.message('#交办\n主办:区住建局\n协办:区交通局、梅溪街道');
    expect(filled.quote?.text).toContain('#交办\n主办:\n协办:');
  });

  it.each([
    ['a short', 'image', '图表.png', 'image/png', 100],
    ['a long', 'file', '通报.pdf', 'application/pdf', 5_000_000],
  ] as const)('sends %s file', async (_, kind, name, mediaType, length) => {
    const data = Buffer.alloc(length, 3).toString('base64');
    const before = world.network.lines().length;
    const { messageId } = await bot.platform.send(to('group', 'staff'), { kind, name, mediaType, data }, 'k');
    expect(world.network.lines().slice(before)).toMatchObject([{ messageId, message: { kind, name, data } }]);
  });

  it('sends a file once when the gateway delivers it and then fails', async () => {
    await world.gateway.misbehave({ refusal: 'socket hang up', refusesLate: true });
    const data = Buffer.alloc(100, 3).toString('base64');
    const file = { kind: 'file' as const, name: '通报.pdf', mediaType: 'application/pdf', data };
    const before = world.network.lines().length;
    const failed = bot.platform.send(to('group', 'staff'), file, 'k').catch((error: unknown) => error);
    expect(await failed).not.toBeInstanceOf(RetryableSendError);
    expect(await failed).not.toBeInstanceOf(PermanentSendError);
    await world.gateway.misbehave({});
    expect(world.network.lines().slice(before)).toHaveLength(1);
    expect(world.gateway.calls('messageSendFileStream')).toBe(0);
  });

  it.each([
    ['nobody knows', to('direct', 'nobody')],
    ['is no friend of the bot', to('direct', 'zhou')],
    ['is another group', to('group', 'none')],
    ['is another account', { ...to('direct', 'zhang'), account: 'other' }],
  ])('gives a chat up that %s', async (_, address) => {
    await expect(bot.platform.send(address, text('您好!'), 'k')).rejects.toThrow(PermanentSendError);
  });

  it('waits when the gateway says that it is too fast', async () => {
    await world.gateway.misbehave({ refusal: '操作过于频繁,请稍后再试' });
    const failed = bot.platform
      .send(to('direct', 'zhang'), text('您好!'), 'k')
      .catch((error: unknown) => error);
    expect(await failed).toBeInstanceOf(RetryableSendError);
    expect(await failed).toMatchObject({ retryAfter: 60_000 });
  });

  it('does not know what became of a message when the gateway stands still: it may be delivered later', async () => {
    world.gateway.freeze();
    const failed = bot.platform
      .send(to('direct', 'zhang'), text('迟到的'), 'k')
      .catch((error: unknown) => error);
    expect(await failed).not.toBeInstanceOf(RetryableSendError);
    expect(await failed).not.toBeInstanceOf(PermanentSendError);
    const line = nextLine();
    world.gateway.thaw();
    expect((await line).message).toEqual(text('迟到的'));
  });

  it('cuts a long text at line ends', async () => {
    const paragraph = '建'.repeat(999);
    const before = world.network.lines().length;
    const receipt = await bot.platform.send(
      to('direct', 'zhang'),
      text([1, 2, 3].map(() => paragraph).join('\n')),
      'k',
    );
    const lines = world.network.lines().slice(before);
    expect(lines.map(({ message }) => message)).toEqual([
      text(`${paragraph}\n${paragraph}`),
      text(paragraph),
    ]);
    expect(receipt.messageId).toBe(lines[0]?.messageId);
  });

  it('never says that a message was not taken of which a part was delivered', async () => {
    const end = world.network.subscribe(() => {
      end();
      void world.gateway.misbehave({ refusal: '操作过于频繁' });
    });
    const long = text(`${'建'.repeat(1500)}\n${'议'.repeat(1500)}`);
    const failed = bot.platform.send(to('direct', 'zhang'), long, 'k').catch((error: unknown) => error);
    expect(await failed).not.toBeInstanceOf(RetryableSendError);
    expect(await failed).toMatchObject({ message: '1 of 2 parts were delivered' });
  });
});

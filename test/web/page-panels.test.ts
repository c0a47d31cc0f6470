import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { text } from '../../src/chat/card.ts';
import { describePage, groupAddress } from './page-stage.ts';

describePage('the panels of the sandbox page', (stage) => {
  const desk = { width: 1280, height: 800 };

  it('finds people by a part of the name, the role or the unit', async () => {
    const field = stage.page.getByLabel('我是谁');
    const options = stage.page.getByRole('option');

    await field.fill('教育');
    await options.getByText('陈老师').waitFor();
    expect(await options.count()).toBe(1);
    await field.fill('代表');
    await field.press('ArrowDown');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('李芳');
    await field.fill('没有这个人');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('没有这个人');
    await field.press('Escape');

    expect(await field.inputValue()).toBe('李芳');
    expect(await options.count()).toBe(0);
  });

  it('shows two chats side by side, each with its own speaker', async () => {
    await stage.page.setViewportSize(desk);
    await stage.open('小助手(私聊)');
    await stage.become('王敏');
    await stage.open('区教育局办理群');
    const deputy = stage.chat('张明与小助手');
    const unit = stage.chat('区教育局办理群');

    await deputy.getByRole('textbox').fill('#建议 换路灯');
    await deputy.getByRole('textbox').press('Enter');
    await deputy.getByRole('heading', { name: '请核对:拟12' }).waitFor();
    await unit.getByLabel('说话的人').selectOption('chen');
    await unit.getByRole('textbox').fill('大家好');
    await unit.getByRole('textbox').press('Enter');
    await unit.getByRole('log').getByText('大家好').waitFor();

    expect(stage.example.heard.map(({ sender }) => sender)).toEqual(['zhang', 'chen']);
    await deputy.getByRole('button', { name: '关闭张明与小助手' }).click();
    await deputy.waitFor({ state: 'detached' });
    expect(await unit.isVisible()).toBe(true);
  });

  it('has the same chats on view after a reload', async () => {
    await stage.open('第一代表团群');
    await stage.chat('第一代表团群').waitFor();
    await stage.page.reload();

    await stage.chat('第一代表团群').waitFor();
    expect(await stage.page.getByLabel('我是谁').inputValue()).toBe('张明');
  });

  it('tells where else something has happened, and goes there as somebody who may speak', async () => {
    stage.example.network.accept(groupAddress('ge'), text('请签收'), 'assigned');
    const news = stage.page.getByRole('region', { name: '别处有新消息' });

    await news.getByRole('button', { name: '区教育局办理群' }).click();
    await stage.log().getByText('请签收').waitFor();
    await stage.say('签收');
    await stage.log().getByText('签收', { exact: true }).waitFor();

    expect(stage.example.heard).toMatchObject([{ text: '签收', sender: 'chen' }]);
    await news.waitFor({ state: 'detached' });
  });

  it('says who is in a chat, and what they may see there', async () => {
    await stage.become('王敏');
    await stage.open('区教育局办理群');
    const head = stage.chat('区教育局办理群');
    await head.getByText('谁能看到什么').click();

    await head.getByText('群里有2人和小助手').waitFor();
    await head.getByText('承办人 · 区教育局', { exact: true }).waitFor();
    await head.getByText('不公开的建议').waitFor();
    expect(await head.getByRole('definition').allInnerTexts()).toEqual(['全文和办理情况', '看不到']);
  });

  it('moves the clock and shows its day in Chinese', async () => {
    const clock = stage.page.getByRole('region', { name: '沙盒里的时间' });
    const now = clock.getByRole('status');
    const shows = (words: string) => now.getByText(words).waitFor();
    await shows('2026年3月2日');
    await shows('星期一 09:00');
    await shows('工作日');

    await clock.getByRole('button', { name: '一小时后' }).click();
    await shows('星期一 10:00');
    await shows('调休,要上班');
    await clock.getByRole('button', { name: '下一个工作日' }).click();
    await shows('星期二 10:00');
    await clock.getByText('选一个时刻').click();
    await clock.getByLabel('拨到(北京时间)').fill('2026-03-06T14:30');
    await clock.getByRole('button', { name: '前往' }).click();
    await shows('2026年3月6日');
    await shows('星期五 14:30');
  });

  it('says what falls due next', async () => {
    stage.example.clock.due = {
      at: new Date('2026-03-05T09:00:00+08:00'),
      what: '提醒区教育局:2026闭-018 签收期限3月5日',
    };
    await stage.page.getByRole('button', { name: '一小时后' }).click();

    await stage.page.getByText('下一件:3月5日 09:00,提醒区教育局:2026闭-018 签收期限3月5日。').waitFor();
  });

  it('switches the network into faults, marks them, and shows what became of the words', async () => {
    await stage.open('第一代表团群');
    await stage.say('到了吗');
    await stage.log().getByText('09:00 已送达').waitFor();
    await stage.page.getByText('网络故障演练').click();
    await stage.page.getByRole('switch', { name: '丢失' }).click();
    const mark = stage.page.getByRole('status').getByText('网络故障演练中:丢失');
    await mark.waitFor();
    await stage.say('又到了吗');

    await stage.log().getByText('没有送到,网络弄丢了').waitFor();
    await stage.page.getByRole('switch', { name: '丢失' }).click();
    await mark.waitFor({ state: 'detached' });
    await stage.page.getByRole('switch', { name: '断线' }).click();
    await stage.page.getByText('网络故障演练中:断线').waitFor();
    await stage.say('等一等');
    await stage.log().getByText('等待送达').waitFor();
    await stage.page.getByRole('button', { name: '恢复正常' }).click();
    await stage.log().getByText('等待送达').waitFor({ state: 'detached' });

    expect(stage.example.heard).toMatchObject([{ text: '到了吗' }, { text: '等一等' }]);
  });

  it('shows messages of the bot that wait, and those that cannot be delivered', async () => {
    const next = '2026-03-03T01:00:00.000Z';
    stage.example.office.waiting = [
      { id: '1', chat: 'group:g1', state: 'waiting', summary: '提醒:请评价', next },
      { id: '2', chat: 'group:g1', state: 'undeliverable', summary: '' },
      { id: '3', chat: 'group:ge', state: 'waiting', summary: '别处' },
    ];
    await stage.open('第一代表团群');
    const waiting = stage.log().getByRole('list', { name: '还没有送到的消息' });

    await waiting.getByText('等待送达,3月3日 09:00再发').waitFor();
    await waiting.getByText('提醒:请评价').waitFor();
    await waiting.getByText('送不到').waitFor();
    expect(await waiting.getByRole('listitem').count()).toBe(2);
  });

  it('saves the session as a rehearsal file, and says when there is nothing to save', async () => {
    await stage.page.getByText('导出彩排文件').click();
    const save = stage.page.getByRole('button', { name: '导出', exact: true });
    await save.click();
    await stage.page.getByRole('alert').getByText('还没有可以导出的内容').waitFor();
    stage.example.office.yaml = 'title: 沙盒记录\n';

    const [download] = await Promise.all([stage.page.waitForEvent('download'), save.click()]);
    await stage.page.getByText('已导出「沙盒记录-2026-03-02.yaml」').waitFor();

    expect(download.suggestedFilename()).toBe('沙盒记录-2026-03-02.yaml');
    expect(readFileSync(await download.path(), 'utf8')).toBe('title: 沙盒记录\n');
  });
});

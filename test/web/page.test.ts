import { expect, it } from 'vitest';
import { text } from '../../src/chat/card.ts';
import { createExample, RED_DOT } from './example.ts';
import { describePage, groupAddress, isFocused } from './page-stage.ts';

describePage('the chats of the sandbox page', (stage) => {
  it('sends on Enter, breaks the line on Shift+Enter, and shows what was said', async () => {
    await stage.open('第一代表团群');
    await stage.box().pressSequentially('大家好');
    await stage.box().press('Shift+Enter');
    await stage.box().pressSequentially('今天开会');
    await stage.box().press('Enter');

    await stage.log().getByText('大家好\n今天开会').waitFor();
    expect(await stage.box().inputValue()).toBe('');
    expect(stage.example.heard).toMatchObject([
      { kind: 'message', text: '大家好\n今天开会', sender: 'zhang' },
    ]);
  });

  it('takes a pasted suggestion of 1,300 characters whole', async () => {
    const suggestion = `#建议\n${'人民路路灯不亮,群众出行不便。'.repeat(100)}`.slice(0, 1300);
    await stage.open('小助手(私聊)');
    await stage.box().focus();
    await stage.page.evaluate((words) => document.execCommand('insertText', false, words), suggestion);
    await stage.page.getByRole('button', { name: '发送' }).click();

    await stage.log().getByRole('heading', { name: '请核对:拟12' }).waitFor();
    expect(stage.example.heard).toMatchObject([{ text: suggestion }]);
  });

  it('shows words of people as words, never as markup', async () => {
    await stage.open('第一代表团群');
    await stage.say('<img src=x onerror="document.title=1"> <b>粗</b>');

    await stage.log().getByText('<b>粗</b>').waitFor();
    expect(await stage.log().locator('b').count()).toBe(0);
    expect(await stage.page.title()).toBe('代表建议机器人 · 沙盒');
  });

  it('presses a choice of a card, and shows the card as the bot changes it', async () => {
    await stage.open('小助手(私聊)');
    await stage.say('#建议 换路灯');
    await stage.log().getByRole('button', { name: '确认提交' }).click();

    await stage.log().getByRole('heading', { name: '拟12 已提交' }).waitFor();
    expect(await stage.log().getByRole('button', { name: '确认提交' }).count()).toBe(0);
    expect(stage.example.heard.at(-1)).toMatchObject({ kind: 'press', choice: '确认提交', sender: 'zhang' });
  });

  it('fills a form, and asks for what is missing first', async () => {
    await stage.become('王敏');
    await stage.open('区教育局办理群');
    await stage.say('#交办');
    await stage.log().getByRole('button', { name: '提交' }).click();
    await stage.log().getByText('请填写「主办」。').waitFor();
    await stage.log().getByLabel('主办(必填)').selectOption('区教育局');
    await stage.log().getByLabel('区财政局').check();
    await stage.log().getByRole('button', { name: '提交' }).click();

    await stage.log().getByText('已交办:区教育局').waitFor();
    expect(stage.example.heard.at(-1)).toMatchObject({
      values: { 主办: '区教育局', 协办: ['区财政局'] },
      form: '交办',
    });
  });

  it('quotes a line', async () => {
    await stage.open('第一代表团群');
    stage.example.network.accept(groupAddress('g1'), text('请联名'), 'invitation');
    await stage.log().getByText('请联名').hover();
    await stage.page.getByRole('button', { name: '引用小助手的这条消息' }).click();
    await stage.page.getByText('引用:请联名').waitFor();
    await stage.say('附议');

    await stage.log().locator('blockquote').getByText('请联名').waitFor();
    expect(stage.example.heard).toMatchObject([{ text: '附议', quote: { text: '请联名' } }]);
  });

  it('sends files and pictures, and shows those of the bot', async () => {
    await stage.open('小助手(私聊)');
    const picture = { name: '路灯.png', mimeType: 'image/png', buffer: Buffer.from(RED_DOT, 'base64') };
    const paper = { name: '018.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') };
    await stage.page.locator('input[type=file]').setInputFiles([picture, paper]);
    await stage.say('文件');

    await stage.log().getByAltText('图片:路灯.png').waitFor();
    await stage.log().getByRole('link', { name: '答复函.pdf' }).waitFor();
    expect(stage.example.heard).toMatchObject([
      {
        attachments: [
          { kind: 'image', name: '路灯.png', mediaType: 'image/png', data: RED_DOT },
          { kind: 'file', name: '018.pdf', mediaType: 'application/pdf', data: 'JVBERi0=' },
        ],
      },
    ]);
    await stage.page.waitForFunction(
      '[...document.images].every((image) => image.complete && image.naturalWidth > 0)',
    );
  });

  it('marks chats with lines that the person has not seen', async () => {
    await stage.open('小助手(私聊)');
    stage.example.network.accept(groupAddress('g1'), text('新通知'), 'notice');
    const entry = stage.page.getByRole('navigation').getByRole('button', { name: '第一代表团群' });

    await entry.getByLabel('有新消息').waitFor();
    await entry.click();
    await stage.log().getByText('新通知').waitFor();

    expect(await entry.getByLabel('有新消息').count()).toBe(0);
    await stage.open('小助手(私聊)');
    await stage.become('李芳');
    await entry.getByLabel('有新消息').waitFor();
  });

  it('lets one look at a group, but not speak in it, as somebody who is not in it', async () => {
    await stage.page.getByText('我不在的群(1),只能看').click();
    await stage.open('区教育局办理群');

    await stage.page.getByText('您不在这个群里,只能看').waitFor();
    expect(await stage.box().count()).toBe(0);
  });

  it('keeps what was written while one looks elsewhere', async () => {
    await stage.open('第一代表团群');
    await stage.box().fill('写到一半');
    await stage.open('小助手(私聊)');
    expect(await stage.box().inputValue()).toBe('');
    await stage.open('第一代表团群');

    expect(await stage.box().inputValue()).toBe('写到一半');
  });

  it('says what to do when something cannot be done', async () => {
    await stage.page.getByRole('button', { name: '到下一件到期的事' }).click();

    await stage.page.getByRole('alert').getByText('眼下没有会到期的事').waitFor();
    await stage.page.getByRole('button', { name: '知道了' }).click();
    await stage.page.getByRole('alert').getByText('眼下没有会到期的事').waitFor({ state: 'detached' });
  });

  it('tells when the server is gone, keeps the unsent words, and catches up when it is back', async () => {
    await stage.open('第一代表团群');
    await stage.example.server.stop();
    await stage.page.getByRole('status').getByText('正在重新连接').waitFor();
    await stage.say('听得到吗');
    await stage.page.getByRole('button', { name: '发送' }).and(stage.page.locator(':enabled')).waitFor();
    expect(await stage.box().inputValue()).toBe('听得到吗');

    stage.example.network.accept(groupAddress('g1'), text('离线时的通知'), 'while away');
    const { port, pageFolder } = stage;
    stage.example = await createExample({ like: stage.example, port, pageFolder });
    await stage.example.server.start();

    await stage.log().getByText('离线时的通知').waitFor();
    await stage.page.getByRole('status').getByText('正在重新连接').waitFor({ state: 'detached' });
    await stage.box().press('Enter');
    await stage.log().getByText('听得到吗').waitFor();
  });

  it('can be used by keyboard alone', async () => {
    await stage.page.getByLabel('我是谁').focus();
    const direct = stage.page.getByRole('button', { name: '小助手(私聊)' });
    for (let presses = 0; presses < 12 && !(await isFocused(direct)); presses += 1)
      await stage.page.keyboard.press('Tab');
    expect(await isFocused(direct)).toBe(true);
    await stage.page.keyboard.press('Enter');
    for (let presses = 0; presses < 12 && !(await isFocused(stage.box())); presses += 1)
      await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.type('#建议 换路灯');
    await stage.page.keyboard.press('Enter');
    await stage.log().getByRole('button', { name: '确认提交' }).press('Enter');

    await stage.log().getByRole('heading', { name: '拟12 已提交' }).waitFor();
  });
});

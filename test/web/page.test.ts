import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../src/chat/card.ts';
import { buildPage, findChromium, openBrowser, seriousFindings, type Browser } from './browser.ts';
import { createExample, RED_DOT, type Example } from './example.ts';

const chromiumPath = findChromium();
if (chromiumPath === undefined) console.log('page tests skipped: no Chromium found (set CHROMIUM_PATH)');

const WIDTHS = [
  ['a phone', 390],
  ['a desk', 1280],
] as const;

// A browser on a busy machine takes its time.
const PATIENCE = 120_000;

describe.skipIf(chromiumPath === undefined)('the sandbox page', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let pageFolder: string;
  let example: Example;
  let port: number;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    pageFolder = await buildPage();
    browser = await openBrowser(chromiumPath ?? '');
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    rmSync(pageFolder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    example = await createExample({ pageFolder });
    ({ port } = await example.server.start());
    page = await browser.context.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on(
      'console',
      (message) => void (/Content Security Policy/.test(message.text()) && problems.push(message.text())),
    );
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByLabel('我是谁').selectOption('zhang');
  });
  afterEach(async () => {
    await page.close();
    await example.server.stop();
    expect(problems.splice(0)).toEqual([]);
  });

  const open = (chat: string) => page.getByRole('button', { name: chat }).click();
  const box = () => page.getByRole('textbox', { name: '说点什么' });
  const log = () => page.getByRole('log');
  const say = async (words: string): Promise<void> => {
    await box().fill(words);
    await box().press('Enter');
  };

  it('sends on Enter, breaks the line on Shift+Enter, and shows what was said', async () => {
    await open('第一代表团群');
    await box().pressSequentially('大家好');
    await box().press('Shift+Enter');
    await box().pressSequentially('今天开会');
    await box().press('Enter');

    await log().getByText('大家好\n今天开会').waitFor();
    expect(await box().inputValue()).toBe('');
    expect(example.heard).toMatchObject([{ kind: 'message', text: '大家好\n今天开会', sender: 'zhang' }]);
  });

  it('takes a pasted suggestion of 1,300 characters whole', async () => {
    const suggestion = `#建议\n${'人民路路灯不亮,群众出行不便。'.repeat(100)}`.slice(0, 1300);
    await open('小助手(私聊)');
    await box().focus();
    await page.evaluate((words) => document.execCommand('insertText', false, words), suggestion);
    await page.getByRole('button', { name: '发送' }).click();

    await log().getByRole('heading', { name: '请核对:拟12' }).waitFor();
    expect(example.heard).toMatchObject([{ text: suggestion }]);
  });

  it('shows words of people as words, never as markup', async () => {
    await open('第一代表团群');
    await say('<img src=x onerror="document.title=1"> <b>粗</b>');

    await log().getByText('<b>粗</b>').waitFor();
    expect(await log().locator('b').count()).toBe(0);
    expect(await page.title()).toBe('代表建议机器人 · 沙盒');
  });

  it('presses a choice of a card, and shows the card as the bot changes it', async () => {
    await open('小助手(私聊)');
    await say('#建议 换路灯');
    await log().getByRole('button', { name: '确认提交' }).click();

    await log().getByRole('heading', { name: '拟12 已提交' }).waitFor();
    expect(await log().getByRole('button', { name: '确认提交' }).count()).toBe(0);
    expect(example.heard.at(-1)).toMatchObject({ kind: 'press', choice: '确认提交', sender: 'zhang' });
  });

  it('fills a form, and asks for what is missing first', async () => {
    await page.getByLabel('我是谁').selectOption('wang');
    await open('区教育局办理群');
    await say('#交办');
    await log().getByRole('button', { name: '提交' }).click();
    await log().getByText('请填写「主办」。').waitFor();
    await log().getByLabel('主办(必填)').selectOption('区教育局');
    await log().getByLabel('区财政局').check();
    await log().getByRole('button', { name: '提交' }).click();

    await log().getByText('已交办:区教育局').waitFor();
    expect(example.heard.at(-1)).toMatchObject({
      values: { 主办: '区教育局', 协办: ['区财政局'] },
      form: '交办',
    });
  });

  it('quotes a line', async () => {
    await open('第一代表团群');
    example.network.accept(address('g1'), text('请联名'), 'invitation');
    await log().getByText('请联名').hover();
    await page.getByRole('button', { name: '引用小助手的这条消息' }).click();
    await page.getByText('引用:请联名').waitFor();
    await say('附议');

    await log().locator('blockquote').getByText('请联名').waitFor();
    expect(example.heard).toMatchObject([{ text: '附议', quote: { text: '请联名' } }]);
  });

  it('sends files and pictures, and shows those of the bot', async () => {
    await open('小助手(私聊)');
    const picture = { name: '路灯.png', mimeType: 'image/png', buffer: Buffer.from(RED_DOT, 'base64') };
    const paper = { name: '018.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') };
    await page.locator('input[type=file]').setInputFiles([picture, paper]);
    await say('文件');

    await log().getByAltText('图片:路灯.png').waitFor();
    await log().getByRole('link', { name: '答复函.pdf' }).waitFor();
    expect(example.heard).toMatchObject([
      {
        attachments: [
          { kind: 'image', name: '路灯.png', mediaType: 'image/png', data: RED_DOT },
          { kind: 'file', name: '018.pdf', mediaType: 'application/pdf', data: 'JVBERi0=' },
        ],
      },
    ]);
    await page.waitForFunction(
      '[...document.images].every((image) => image.complete && image.naturalWidth > 0)',
    );
  });

  it('marks chats with lines that the person has not seen', async () => {
    await open('小助手(私聊)');
    example.network.accept(address('g1'), text('新通知'), 'notice');
    const entry = page.getByRole('button', { name: '第一代表团群' });

    await entry.getByLabel('有新消息').waitFor();
    await entry.click();
    await log().getByText('新通知').waitFor();

    expect(await entry.getByLabel('有新消息').count()).toBe(0);
    await open('小助手(私聊)');
    await page.getByLabel('我是谁').selectOption('li');
    await entry.getByLabel('有新消息').waitFor();
  });

  it('lets one look at a group, but not speak in it, as somebody who is not in it', async () => {
    await page.getByText('我不在的群(1),只能看').click();
    await open('区教育局办理群');

    await page.getByText('您不在这个群里,只能看').waitFor();
    expect(await box().count()).toBe(0);
  });

  it('keeps what was written while one looks elsewhere', async () => {
    await open('第一代表团群');
    await box().fill('写到一半');
    await open('小助手(私聊)');
    expect(await box().inputValue()).toBe('');
    await open('第一代表团群');

    expect(await box().inputValue()).toBe('写到一半');
  });

  it('moves the clock and shows its day in Chinese', async () => {
    const clock = page.getByRole('region', { name: '沙盒里的时间' });
    await clock.getByText('2026年3月2日星期一 09:00').waitFor();

    await clock.getByRole('button', { name: '一小时后' }).click();
    await clock.getByText('2026年3月2日星期一 10:00').waitFor();
    await clock.getByRole('button', { name: '下一个工作日' }).click();
    await clock.getByText('2026年3月3日星期二 10:00').waitFor();
    await clock.getByText('选一个时刻').click();
    await clock.getByLabel('拨到(北京时间)').fill('2026-03-06T14:30');
    await clock.getByRole('button', { name: '前往' }).click();
    await clock.getByText('2026年3月6日星期五 14:30').waitFor();
  });

  it('says what to do when something cannot be done', async () => {
    await page.getByRole('button', { name: '到下一件到期的事' }).click();

    await page.getByRole('alert').getByText('眼下没有会到期的事').waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('alert').getByText('眼下没有会到期的事').waitFor({ state: 'detached' });
  });

  it('tells when the server is gone, keeps the unsent words, and catches up when it is back', async () => {
    await open('第一代表团群');
    await example.server.stop();
    await page.getByRole('status').getByText('正在重新连接').waitFor();
    await say('听得到吗');
    await page.getByRole('button', { name: '发送' }).and(page.locator(':enabled')).waitFor();
    expect(await box().inputValue()).toBe('听得到吗');

    example.network.accept(address('g1'), text('离线时的通知'), 'while away');
    example = await createExample({ like: example, port, pageFolder });
    await example.server.start();

    await log().getByText('离线时的通知').waitFor();
    await page.getByRole('status').getByText('正在重新连接').waitFor({ state: 'detached' });
    await box().press('Enter');
    await log().getByText('听得到吗').waitFor();
  });

  it('can be used by keyboard alone', async () => {
    await page.getByLabel('我是谁').focus();
    const direct = page.getByRole('button', { name: '小助手(私聊)' });
    for (let presses = 0; presses < 12 && !(await isFocused(direct)); presses += 1)
      await page.keyboard.press('Tab');
    expect(await isFocused(direct)).toBe(true);
    await page.keyboard.press('Enter');
    for (let presses = 0; presses < 12 && !(await isFocused(box())); presses += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.type('#建议 换路灯');
    await page.keyboard.press('Enter');
    await log().getByRole('button', { name: '确认提交' }).press('Enter');

    await log().getByRole('heading', { name: '拟12 已提交' }).waitFor();
  });

  it.each(WIDTHS)('has no serious finding of axe and nothing cut off on %s', async (name, width) => {
    await page.setViewportSize({ width, height: 800 });
    await shoot(page, `${name} list`);
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByLabel('我是谁').selectOption('wang');
    await open('第一代表团群');
    for (const words of [
      '早上好',
      '#建议 换路灯',
      '#交办',
      '文件',
      'https://example.org/'.padEnd(200, 'x'),
    ]) {
      await say(words);
      await log().getByText(words).waitFor();
    }
    await log().getByRole('link', { name: '答复函.pdf' }).waitFor();
    await shoot(page, `${name} chat`);
    await log().evaluate((element) => element.scrollTo({ top: 0 }));
    await shoot(page, `${name} chat top`);

    expect(await seriousFindings(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

function address(id: string) {
  return { platform: 'sandbox', account: 'jianyi', conversation: { kind: 'group', id } } as const;
}

async function isFocused(locator: ReturnType<Page['locator']>): Promise<boolean> {
  return (await locator.count()) > 0 && locator.evaluate((element) => element === document.activeElement);
}

/** Pictures for people to look at, only where `PAGE_PICTURES` names a folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['PAGE_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}.png`) });
}

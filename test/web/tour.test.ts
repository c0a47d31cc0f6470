import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotProgram, startProgram } from '../support/bot-program.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { findChromium, openBrowser, seriousFindings, type Browser } from './browser.ts';
import { shoot } from './page-stage.ts';

const chromium = findChromium();
if (chromium === undefined) console.log('the tour: skipped, no Chromium found (set CHROMIUM_PATH)');

const STEPS = 10;
const PATIENCE = 240_000;

/** `npm start` as it is, its page in a browser, and `npm run rehearse`. */
describe.skipIf(chromium === undefined)('a first hour in the sandbox', { timeout: PATIENCE }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jianyi-tour-'));
  let database: TestDatabase;
  let program: BotProgram;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    program = await startProgram({ PORT: '0', DATABASE_URL: database.url, DATA_DIR: join(folder, 'data') });
    browser = await openBrowser(chromium ?? '');
    page = await browser.context.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(program.url);
  }, PATIENCE);
  afterAll(async () => {
    await browser.close();
    await program.interrupt();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const tour = () => page.getByRole('region', { name: '导览' });
  const step = (number: number) =>
    tour()
      .getByText(`第${String(number)}步,共${String(STEPS)}步`)
      .waitFor();
  const go = () => tour().getByRole('button').first().click();
  const chat = (title: string) => page.getByRole('region', { name: title });

  it('goes from 提 to 评 in ten clicks, left and resumed on the way, two chats side by side', async () => {
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByRole('main').getByRole('button', { name: '跟着导览走一遍(十步)' }).click();
    for (let number = 1; number <= STEPS; number += 1) {
      await step(number);
      if (number === 4) await leaveAndResume();
      await go();
    }
    await tour().getByText('走完了').waitFor();

    expect(await page.getByRole('log').count()).toBe(2);
    await chat('代表工委工作群').getByText('已评价1件:满意1').waitFor();
    await chat('张明与小助手').getByText('的评价登记好了:态度满意').waitFor();
    await shoot(page, 'tour desk');
    expect(await seriousFindings(page)).toEqual([]);
  });

  async function leaveAndResume(): Promise<void> {
    await tour().getByRole('button', { name: '先停一停' }).click();
    await tour().waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: '继续导览(第4步)' }).click();
    await step(4);
  }

  it('goes the same way on a phone, with a network that delivers everything twice', async () => {
    await page.getByText('网络故障演练').click();
    await page.getByRole('switch', { name: '重复' }).click();
    await page.getByText('网络故障演练中:重复').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await tour().getByRole('button', { name: '再来一件' }).click();
    for (let number = 1; number <= STEPS; number += 1) {
      await step(number);
      await go();
    }
    await tour().getByText('走完了').waitFor();

    await chat('代表工委工作群').getByText('已评价2件:满意2').waitFor();
    expect(await page.getByRole('heading', { name: /^待审:/ }).count()).toBe(2);
    await shoot(page, 'tour phone');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('leaves a rehearsal file that holds when it is played again', async () => {
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByRole('button', { name: '恢复正常' }).click();
    await page.getByText('导出彩排文件').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出', exact: true }).click(),
    ]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);

    const { code, output } = await rehearse(file, database.url);

    expect(code, output).toBe(0);
    expect(output.match(/待审:拟[12]《关于更换人民路路灯的建议》/g)?.length).toBeGreaterThanOrEqual(2);
    expect(problems).toEqual([]);
  });
});

/** On a database of its own, on the server of this run. */
async function rehearse(file: string, url: string): Promise<{ code: unknown; output: string }> {
  const child = spawn(process.execPath, ['dist/cli/rehearse.js', file], {
    env: { ...process.env, DATABASE_URL: url.replace(/\/[^/]*$/, '/postgres') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, output };
}

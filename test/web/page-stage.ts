import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { buildPage, findChromium, openBrowser, type Browser } from './browser.ts';
import { createExample, type Example } from './example.ts';

/** A browser on a busy machine takes its time. */
const PATIENCE = 120_000;

/** One chat is on view at this width, beside the list; from 1180 on there are two. */
const ONE_CHAT = { width: 1100, height: 800 };

/** The page in a browser, over the small district of `example.ts`. */
export interface Stage {
  readonly page: Page;
  readonly port: number;
  readonly pageFolder: string;
  /** Set anew by a test that starts another server. */
  example: Example;
  /** Type a part of the name, the role or the unit, and take the first who fits. */
  become(words: string): Promise<void>;
  /** Press a chat in the list. */
  open(chat: string): Promise<void>;
  /** A chat on view. */
  chat(title: string): Locator;
  box(): Locator;
  log(): Locator;
  say(words: string): Promise<void>;
}

/** A suite of the page; where there is no Chromium it is skipped, and says so. */
export function describePage(name: string, suite: (stage: Stage) => void): void {
  const chromium = findChromium();
  if (chromium === undefined) console.log(`${name}: skipped, no Chromium found (set CHROMIUM_PATH)`);
  describe.skipIf(chromium === undefined)(name, { timeout: PATIENCE }, () => {
    suite(openStage(chromium ?? ''));
  });
}

interface Parts {
  browser?: Browser;
  page?: Page;
  example?: Example;
  port: number;
  pageFolder: string;
}

function openStage(chromium: string): Stage {
  const parts: Parts = { port: 0, pageFolder: '' };
  const problems: string[] = [];
  beforeAll(async () => {
    parts.pageFolder = await buildPage();
    parts.browser = await openBrowser(chromium);
  }, PATIENCE);
  afterAll(async () => {
    await parts.browser?.close();
    rmSync(parts.pageFolder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    parts.example = await createExample({ pageFolder: parts.pageFolder });
    parts.port = (await parts.example.server.start()).port;
    parts.page = await there(parts.browser).context.newPage();
    watch(parts.page, problems);
    await parts.page.setViewportSize(ONE_CHAT);
    await parts.page.goto(`http://127.0.0.1:${parts.port}/`);
    await stage.become('张明');
  }, PATIENCE);
  afterEach(async () => {
    // Another server may get the same port, and with it what the page remembers.
    await parts.page?.evaluate(() => localStorage.clear());
    await parts.page?.close();
    await parts.example?.server.stop();
    expect(problems.splice(0)).toEqual([]);
  });
  const stage: Stage = {
    get page() {
      return there(parts.page);
    },
    get port() {
      return parts.port;
    },
    get pageFolder() {
      return parts.pageFolder;
    },
    get example() {
      return there(parts.example);
    },
    set example(example) {
      parts.example = example;
    },
    ...acting(() => there(parts.page)),
  };
  return stage;
}

function acting(page: () => Page): Pick<Stage, 'become' | 'open' | 'chat' | 'box' | 'log' | 'say'> {
  const box = (): Locator => page().getByRole('textbox', { name: '说点什么' });
  return {
    async become(words) {
      await page().getByLabel('我是谁').fill(words);
      await page().getByLabel('我是谁').press('Enter');
    },
    open: (chat) => page().getByRole('navigation').getByRole('button', { name: chat }).click(),
    chat: (title) => page().getByRole('region', { name: title }),
    box,
    log: () => page().getByRole('log'),
    async say(words) {
      await box().fill(words);
      await box().press('Enter');
    },
  };
}

/** A page without faults of its own, and within the security policy. */
function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on(
    'console',
    (message) => void (/Content Security Policy/.test(message.text()) && problems.push(message.text())),
  );
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the stage is not open yet');
  return part;
}

export function groupAddress(id: string) {
  return { platform: 'sandbox', account: 'jianyi', conversation: { kind: 'group', id } } as const;
}

export async function isFocused(locator: Locator): Promise<boolean> {
  return (await locator.count()) > 0 && locator.evaluate((element) => element === document.activeElement);
}

/** Pictures for people to look at, only where `PAGE_PICTURES` names a folder. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['PAGE_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}.png`) });
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is; `undefined` where there is none. `CHROMIUM_PATH` decides when it is set. */
export function findChromium(): string | undefined {
  const places = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  return places.find((path) => path !== undefined && path !== '' && existsSync(path));
}

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export async function openBrowser(executablePath: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'jianyi-page-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ARGUMENTS,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(30_000);
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Builds the page from its sources into a folder of its own, and returns that folder. */
export async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'jianyi-page-built-'));
  const configFile = fileURLToPath(new URL('../../src/web/page/vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'warn', build: { outDir } });
  return outDir;
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong, worst two grades only, as `rule: element`. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Not by a script tag: the page's security policy allows none.
  await page.evaluate(axeSource());
  const violations = await page.evaluate<readonly Violation[]>(
    'axe.run(document).then((results) => results.violations)',
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

function axeSource(): string {
  // The package exports its own text for exactly this use.
  const { source } = createRequire(import.meta.url)('axe-core') as { readonly source: string };
  return source;
}

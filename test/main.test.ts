import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startProgram } from './support/bot-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'jianyi 代表-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const health = z.object({ ok: z.boolean(), parts: z.object({ clock: z.iso.datetime() }) });
const lines = z.array(z.object({ from: z.string(), message: z.object({ kind: z.string() }).loose() }));

async function get(url: string): Promise<unknown> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return response.json();
}

async function say(url: string, text: string): Promise<void> {
  const response = await fetch(`${url}/api/sandbox/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ by: 'deputy-101', chat: 'direct:deputy-101', text }),
  });
  expect(response.ok).toBe(true);
}

/** What the bot has said to the deputy, once it said anything about `about`. */
async function answered(url: string, about: string): Promise<string> {
  const deadline = AbortSignal.timeout(60_000);
  for (;;) {
    deadline.throwIfAborted();
    const shown = lines.parse(await get(`${url}/api/sandbox/lines?chat=direct:deputy-101&after=0`));
    const said = JSON.stringify(shown.filter((line) => line.from === 'bot'));
    if (said.includes(about)) return said;
  }
}

describe('npm start', { timeout: 180_000 }, () => {
  const env = { PORT: '0', DATA_DIR: join(folder, 'data') };

  it('goes on after SIGKILL with all it had, and stops on Ctrl-C', async () => {
    const first = await startProgram(env);
    expect(health.parse(await get(`${first.url}/health`)).ok).toBe(true);
    await say(first.url, '标题:关于修路灯的建议\n问题:路灯不亮。\n建议:换灯。');
    await answered(first.url, '拟1');
    await first.kill();

    const second = await startProgram(env);
    expect(await answered(second.url, '拟1')).toContain('关于修路灯的建议');
    await say(second.url, '提交');
    await answered(second.url, '已提交');
    expect(await second.interrupt()).toBe(0);
    expect(second.output()).not.toMatch(/"level":"(?:error|fatal|warn)"/u);

    const third = await startProgram(env);
    expect(await answered(third.url, '已提交')).toContain('拟1');
    const { parts } = health.parse(await get(`${third.url}/health`));
    expect(parts.clock > '2026-03-02T01:00:00').toBe(true);
    expect(await third.interrupt()).toBe(0);
  });

  it('does not start with a mistake in bot-scripts, and names file and line', async () => {
    const scripts = join(folder, 'scripts');
    cpSync('bot-scripts', scripts, { recursive: true });
    const file = join(scripts, 'texts', 'contacts.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}bad: "{没有}"\n`);

    await expect(startProgram({ ...env, BOT_SCRIPTS: scripts })).rejects.toThrow(
      /exit 1[\s\S]*contacts\.yaml:\d+ bad/u,
    );
  });

  it('names every wrong setting at once', async () => {
    await expect(startProgram({ PORT: 'abc', DATABASE_URL: 'mysql://x' })).rejects.toThrow(
      /exit 1[\s\S]*DATABASE_URL[\s\S]*PORT/u,
    );
  });
});

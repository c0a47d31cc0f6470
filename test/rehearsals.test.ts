import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { openBots } from '../src/cli/rehearsal/bots.ts';
import { createCleanUp } from '../src/cli/rehearsal/clean-up.ts';
import { playFile } from '../src/cli/rehearsal/play-file.ts';
import { readScenario } from '../src/cli/rehearsal/read-scenario.ts';
import type { Reporter } from '../src/cli/rehearsal/report.ts';
import { platformName } from '../src/cli/rehearsal/scenario-fields.ts';

const FOLDER = 'bot-scripts/rehearsals';
const PROGRAM = 'dist/cli/rehearse.js';
const MINUTES_6 = 360_000;

const SILENT: Reporter = {
  step: () => undefined,
  line: () => undefined,
  failure: () => undefined,
  note: () => undefined,
};

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function rehearse(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // The server of this run: a database of its own is quicker than a server of its own.
      env: { ...process.env, DATABASE_URL: serverUrl() },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

function serverUrl(): string {
  const { host, port, user, password } = inject('testServer');
  return `postgresql://${user}:${encodeURIComponent(password)}@${host}:${String(port)}/postgres`;
}

const files = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));

/** Each file on every platform that it names. */
const plays = files.flatMap((name) => {
  const { platforms = 'sandbox' } = readScenario(join(FOLDER, name), 'bot-scripts');
  const named = platforms === 'all' ? platformName.options : [platforms].flat();
  return named.map((platform) => [name, platform] as const);
});

/** The compiled bot, whose processes serve one play after the other. */
const bots = openBots(resolve('dist/cli/rehearsal/bot.js'));
afterAll(bots.close);

it.concurrent.each(plays)(
  '%s holds on %s, word for word',
  async (name, platform) => {
    const file = join(FOLDER, name);
    const cleanUp = createCleanUp();
    const troubles: unknown[] = [];
    const notes: string[] = [];
    try {
      const failures = await playFile({
        file,
        scenario: readScenario(file, 'bot-scripts'),
        platform,
        scriptsFolder: 'bot-scripts',
        migrationsFolder: 'prisma/migrations',
        databaseUrl: serverUrl(),
        keep: false,
        bots,
        report: () => SILENT,
        cleanUp,
        note: (text) => notes.push(text),
      });
      expect(failures, notes.join('\n')).toEqual([]);
    } finally {
      await cleanUp.run((error) => troubles.push(error));
    }
    expect(troubles).toEqual([]);
  },
  MINUTES_6,
);

it('the command prints what was said and how it went', async () => {
  const { code, out, err } = await rehearse(join(FOLDER, 'example.yaml'), '--json');
  const kinds = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { readonly kind: string }).kind);
  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds).not.toContain('failure');
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('彩排通过') });
});

it('at least ten of them hold on all three platforms', () => {
  const counts = files.map((name) => plays.filter(([file]) => file === name).length);
  expect(counts.filter((count) => count === 3).length).toBeGreaterThanOrEqual(10);
});

it('every file says what it is about', () => {
  for (const name of files) expect(readScenario(join(FOLDER, name), 'bot-scripts').title, name).toBeTruthy();
});

it.each([
  ['no file', [], 'usage: npm run -s rehearse'],
  ['an unknown option', [join(FOLDER, 'example.yaml'), '--fast'], '--fast'],
  [
    'an unknown platform',
    [join(FOLDER, 'example.yaml'), '--platform', 'qq'],
    'allowed: sandbox, feishu, wechat',
  ],
  ['a file that is not there', ['nowhere.yaml'], 'nowhere.yaml: the file cannot be read'],
])('%s ends with exit code 2 and a sentence', async (_, args, sentence) => {
  const { code, out, err } = await rehearse(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
});

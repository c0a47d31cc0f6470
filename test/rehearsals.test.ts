import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { openBots } from '../src/cli/rehearsal/bots.ts';
import { createCleanUp } from '../src/cli/rehearsal/clean-up.ts';
import { playFile } from '../src/cli/rehearsal/play-file.ts';
import { readScenario } from '../src/cli/rehearsal/read-scenario.ts';
import type { Reporter } from '../src/cli/rehearsal/report.ts';
import { countYear, share } from './support/count-year.mjs';
import { platformName } from '../src/cli/rehearsal/scenario-fields.ts';

const FOLDER = 'bot-scripts/rehearsals';
const PROGRAM = 'dist/cli/rehearse.js';
const MINUTES_6 = 360_000;

/** Played by the command below. */
const YEAR = 'year-01-district.yaml';

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
const plays = files
  .filter((name) => name !== YEAR)
  .flatMap((name) => {
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

/** Played by the command, so that its transcript can be counted. */
it(
  'a year of a district adds up when its transcript is counted by another program',
  async () => {
    const file = join(FOLDER, YEAR);
    const { code, out, err } = await rehearse(file, '--json');
    const lines = out.split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => line.includes('"kind":"failure"'))).toEqual([]);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('彩排通过') });

    const { groups, units = [] } = readScenario(file, 'bot-scripts');
    const systems = new Map(units.map(({ name, system }) => [name, system]));
    const systemOf = Object.fromEntries(
      groups.flatMap(({ id, unit }) => (unit === undefined ? [] : [[id, systems.get(unit) ?? '']])),
    );
    const counted = countYear(lines, systemOf);
    expect(counted).toEqual({
      total: 159,
      replied: 151,
      bySystem: { 区政府: { total: 129, replied: 121 }, 国际港务区: { total: 30, replied: 30 } },
      byClass: { A: 79, B: 57, C: 15 },
    });
    const { A, B, C } = counted.byClass;
    const told = lines.at(-1) ?? '';
    for (const [name, count] of Object.entries({ A, B, C }))
      expect(told).toContain(`${name}${String(count)}(${share(count, A + B + C, 2)}%)`);
    for (const [system, { total, replied }] of Object.entries(counted.bySystem))
      expect(told).toContain(`${system}${String(total)}件(已答复${String(replied)})`);
  },
  MINUTES_6,
);

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

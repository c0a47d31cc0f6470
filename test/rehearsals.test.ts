import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readScenario } from '../src/cli/rehearsal/read-scenario.ts';

const FOLDER = 'bot-scripts/rehearsals';
const PROGRAM = 'dist/cli/rehearse.js';
const MINUTES_2 = 120_000;

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function rehearse(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

const files = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));

it.concurrent.each(files)(
  '%s holds, word for word',
  async (name) => {
    const { code, out, err } = await rehearse(join(FOLDER, name), '--json');
    const lines = out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly kind: string });
    expect(
      lines.filter(({ kind }) => kind === 'failure'),
      err,
    ).toEqual([]);
    expect(code, err).toBe(0);
  },
  MINUTES_2,
);

it('every file says what it is about', () => {
  for (const name of files) expect(readScenario(join(FOLDER, name), 'bot-scripts').title, name).toBeTruthy();
});

it.each([
  ['no file', [], 'usage: npm run -s rehearse'],
  ['an unknown option', [join(FOLDER, 'example.yaml'), '--fast'], '--fast'],
  ['a platform of later', [join(FOLDER, 'example.yaml'), '--platform', 'feishu'], 'not available'],
  ['a file that is not there', ['nowhere.yaml'], 'nowhere.yaml: the file cannot be read'],
])('%s ends with exit code 2 and a sentence', async (_, args, sentence) => {
  const { code, out, err } = await rehearse(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
});

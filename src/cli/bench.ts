/** `npm run bench -- message`: figures measured in one run, as ratios; the machine's own speed cancels out. */
import process from 'node:process';
import { benchMessage } from './bench/message.ts';

const BENCHES: Readonly<Record<string, (say: (line: string) => void) => Promise<void>>> = {
  message: benchMessage,
};

process.exitCode = await main(process.argv.slice(2));

/** 0 when it was measured, 2 when no such bench was asked for. */
async function main([name = '']: readonly string[]): Promise<0 | 2> {
  const bench = BENCHES[name];
  if (bench === undefined) {
    process.stderr.write(`usage: npm run bench -- ${Object.keys(BENCHES).join('|')}\n`);
    return 2;
  }
  await bench((line) => process.stdout.write(`${line}\n`));
  return 0;
}

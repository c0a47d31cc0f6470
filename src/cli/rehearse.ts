/** `npm run -s rehearse -- FILE.yaml [--json] [--platform sandbox|feishu|wechat] [--keep]` */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PlatformName } from '../chat/message.ts';
import { ScriptError } from '../scripts/yaml-file.ts';
import { openBots } from './rehearsal/bots.ts';
import { createCleanUp } from './rehearsal/clean-up.ts';
import { playFile } from './rehearsal/play-file.ts';
import { readScenario } from './rehearsal/read-scenario.ts';
import type { Reporter } from './rehearsal/report.ts';
import { platformName } from './rehearsal/scenario-fields.ts';
import { jsonReporter, textReporter } from './rehearsal/transcript.ts';

const USAGE = 'usage: npm run -s rehearse -- FILE.yaml [--json] [--platform sandbox|feishu|wechat] [--keep]';
const SCRIPTS = fileURLToPath(new URL('../../bot-scripts', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

interface Arguments {
  readonly file: string;
  readonly platform: PlatformName;
  readonly json: boolean;
  readonly keep: boolean;
}

process.exitCode = await main(process.argv.slice(2));

/** 0 when every expectation held, 1 when one did not (or the bot could not play), 2 when the file is not valid. */
async function main(argv: readonly string[]): Promise<0 | 1 | 2> {
  const given = argumentsOf(argv);
  if (typeof given === 'string') {
    tell(given);
    return 2;
  }
  const cleanUp = createCleanUp();
  const stop = (signal: NodeJS.Signals): void => {
    void cleanUp.run(tell).then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  try {
    return await rehearse(given, cleanUp);
  } catch (error) {
    if (error instanceof ScriptError) {
      error.problems.forEach(tell);
      return 2;
    }
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  } finally {
    await cleanUp.run(tell);
  }
}

async function rehearse(
  { file, platform, json, keep }: Arguments,
  cleanUp: ReturnType<typeof createCleanUp>,
): Promise<0 | 1> {
  const scenario = readScenario(file, SCRIPTS);
  const bots = openBots();
  cleanUp.add(bots.close);
  // A reader that stopped reading (| head) is no failure of the rehearsal.
  process.stdout.on('error', () => undefined);
  const out = (text: string): void => void process.stdout.write(text);
  const report = (filesFolder: string | undefined): Reporter => {
    const output = { out, err: note, ...(filesFolder === undefined ? {} : { filesFolder }) };
    return json ? jsonReporter(output) : textReporter(scenario, output);
  };
  const failures = await playFile({
    file,
    scenario,
    platform,
    scriptsFolder: SCRIPTS,
    migrationsFolder: MIGRATIONS,
    databaseUrl: process.env['DATABASE_URL'],
    keep,
    bots,
    report,
    cleanUp,
    note: tell,
  });
  tell(failures.length === 0 ? '✓ 彩排通过' : `✗ ${String(failures.length)} 处不符`);
  return failures.length === 0 ? 0 : 1;
}

/** Return what was asked for, or the sentence that says what is wrong with it. */
function argumentsOf(argv: readonly string[]): Arguments | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, keep: { type: 'boolean' }, platform: { type: 'string' } },
    });
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
  const { positionals, values } = parsed;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return USAGE;
  const platform = platformName.safeParse(values.platform ?? 'sandbox');
  if (!platform.success) {
    return `--platform ${String(values.platform)}: no such platform; allowed: ${platformName.options.join(', ')}`;
  }
  return { file, platform: platform.data, json: values.json === true, keep: values.keep === true };
}

function note(text: string): void {
  process.stderr.write(text);
}

function tell(message: unknown): void {
  note(`${message instanceof Error ? message.message : String(message)}\n`);
}

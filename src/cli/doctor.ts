/** `npm run -s doctor`: what works on this machine, what does not, and what to do about it. Makes DATA_DIR and changes nothing else. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { checkFonts } from './doctor/check-fonts.ts';
import { checkDataFolder, checkNode } from './doctor/check-machine.ts';
import { checkPlatforms } from './doctor/check-platforms.ts';
import { checkCalendar, checkScripts } from './doctor/check-scripts.ts';
import { type Finding, findingText, ok, trouble } from './doctor/finding.ts';
import { heldConnections } from './doctor/held-connections.ts';

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

process.exitCode = await main();

/** 0 when nothing is broken, 1 when something is. */
async function main(): Promise<0 | 1> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  let troubles = 0;
  const tell = (findings: readonly Finding[]): void => {
    for (const finding of findings) {
      process.stdout.write(`${findingText(finding)}\n`);
      if (finding.level === 'trouble') troubles += 1;
    }
  };
  tell([checkNode(process.version)]);
  const config = configuration(tell);
  if (config !== undefined) await examine(config, tell);
  process.stdout.write(
    troubles === 0 ? '\n都好,可以启动:npm start\n' : `\n有 ${String(troubles)} 处要处理。\n`,
  );
  return troubles === 0 ? 0 : 1;
}

function configuration(tell: (findings: readonly Finding[]) => void): Config | undefined {
  try {
    const config = readConfig(process.env);
    tell([ok('配置(环境变量和 .env)')]);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const remedy = '请照 .env.example 里的说明改。';
    tell(error.problems.map((problem) => trouble(problem, remedy)));
    return undefined;
  }
}

async function examine(config: Config, tell: (findings: readonly Finding[]) => void): Promise<void> {
  const scriptsFolder = resolve(config.botScripts);
  if (!existsSync(join(scriptsFolder, 'commands.yaml'))) {
    tell([trouble(`没有 ${scriptsFolder}`, '请把 BOT_SCRIPTS 指到项目里的 bot-scripts 文件夹。')]);
    return;
  }
  tell(checkScripts(scriptsFolder));
  tell([checkCalendar(scriptsFolder, new Date())]);
  tell([await checkFonts()]);
  tell([await checkDataFolder(config.dataDir)]);
  tell(await checkDatabase(config, MIGRATIONS));
  const held = await heldConnections(config);
  tell(await checkPlatforms(config, { scriptsFolder, held }));
}

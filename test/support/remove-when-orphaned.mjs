// node remove-when-orphaned.mjs <data folder>: waits until the process that started it is gone (its end of
// standard input closes, also after SIGKILL), then stops the test server and removes its folder.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const [folder] = process.argv.slice(2);
const pidFile = join(folder, 'postgres', 'cluster', 'postmaster.pid');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.stdin.resume();
process.stdin.on('end', async () => {
  const pid = await runningServer();
  if (pid !== undefined) process.kill(pid, 'SIGQUIT');
  for (let round = 0; round < 500 && (await runningServer()) !== undefined; round += 1) await delay(20);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function runningServer() {
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  return Number.isNaN(pid) ? undefined : pid;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export interface PostgresProcess {
  readonly port: number;
  /** End it as a crash would. */
  kill(): Promise<void>;
  /** End it in order, and wait. */
  stop(): Promise<void>;
}

/** Start the embedded server from a process of its own, in an environment without LANG and all else. */
export async function startPostgresProcess(dataDir: string, outside: string): Promise<PostgresProcess> {
  const program = [
    '--import',
    path('../../scripts/typescript.mjs'),
    path('./start-postgres.ts'),
    dataDir,
    outside,
  ];
  const child = spawn(process.execPath, program, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], PGDATA: '/nowhere', PGPORT: '1' },
  });
  const gone = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data'), gone.then(() => ['{}'])]);
  // What start-postgres.ts prints, in one piece.
  const { port } = JSON.parse(String(said[0])) as { port?: number };
  if (port === undefined) throw new Error('the process ended before its server was ready');

  const ended = async (end: () => void) => {
    end();
    await gone;
  };
  return { port, kill: () => ended(() => child.kill('SIGKILL')), stop: () => ended(() => child.stdin.end()) };
}

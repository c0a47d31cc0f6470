import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { pino } from 'pino';
import type { MessageEvent } from '../../chat/message.ts';
import type { Platform, Receive } from '../../chat/platform.ts';
import { type App, composeApp } from '../../compose.ts';
import { instantAt } from '../../domain/calendar/civil-date.ts';
import { sampleCongress } from '../../features/roster/sample.ts';
import { seedCongress } from '../../features/roster/seed.ts';
import { loadRuleSet } from '../../scripts/rules.ts';
import { openThrowAwayDatabase } from '../rehearsal/throw-away-database.ts';
import { plainWriter } from './plain-writer.ts';
import { atOnce, compare, type Contender } from './rounds.ts';

const SCRIPTS = fileURLToPath(new URL('../../../bot-scripts', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));
const NOW = instantAt('2026-03-02', '09:00');
const ACCOUNT = 'bench';
const TEXT = '标题:关于修路灯的建议\n问题:人民路十一盏路灯不亮,晚上看不清路。\n建议:一、换灯。二、定期检查。';

const WARM_UP = 60;
const COUNT = 240;
const ROUNDS = 3;
const CONCURRENCIES = [1, 16];
const DEPUTIES = 30;

/**
 * Messages a second from a deputy's event to its stored record and queued answer, beside plain `pg` that writes the
 * same rows and the same job, in one run.
 */
export async function benchMessage(say: (line: string) => void): Promise<void> {
  const place = await openThrowAwayDatabase(process.env['DATABASE_URL'], () => undefined);
  try {
    const bot = await startBot(place.connection);
    const pool = new pg.Pool({ ...place.connection, max: Math.max(...CONCURRENCIES) });
    try {
      const before = memory();
      await bot.work(WARM_UP, 1);
      const write = await plainWriter(place.connection);
      const plain: Contender = (count, concurrency) =>
        atOnce(count, concurrency, async () => {
          const client = await pool.connect();
          try {
            await write(client);
          } finally {
            client.release();
          }
        });
      await plain(WARM_UP, 1);
      say(
        `一条建议消息:从收到事件到存下记录、排好回复;对照是用 pg 直接写同样的行和任务(${String(ROUNDS)} 轮取中位数)`,
      );
      for (const concurrency of CONCURRENCIES) {
        const rates = await compare([bot.work, plain], { count: COUNT, concurrency, rounds: ROUNDS });
        say(
          `并发 ${String(concurrency).padStart(2)}: 机器人 ${rates.first.toFixed(0)} 条/秒,pg 直写 ` +
            `${rates.second.toFixed(0)} 条/秒,比值 ${rates.ratio.toFixed(2)}`,
        );
      }
      say(`内存: 开始 ${String(before)} MB,结束 ${String(memory())} MB(RSS)`);
    } finally {
      await pool.end();
      await bot.app.stop();
    }
  } finally {
    await place.remove();
  }
}

interface BenchBot {
  readonly app: App;
  readonly work: Contender;
}

/** The real application over a platform that takes everything at once. */
async function startBot(connection: pg.ClientConfig): Promise<BenchBot> {
  const handled = { count: 0, wake: (): void => undefined };
  const listening: { receive?: Receive } = {};
  const app = await composeApp({
    connection,
    migrationsFolder: MIGRATIONS,
    scriptsFolder: SCRIPTS,
    platforms: [takingAll(listening)],
    clock: { now: () => NOW },
    log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
    schedules: 'manual',
    onLost: () => process.exit(1),
    checkpoint: (point) => {
      if (point !== 'handled') return;
      handled.count += 1;
      handled.wake();
    },
  });
  const rules = loadRuleSet(join(SCRIPTS, 'rules'), 'cn-county');
  await app.database.write((tx) =>
    seedCongress(tx, sampleCongress(rules, { platform: 'sandbox', account: ACCOUNT }), NOW),
  );
  await app.start();
  return { app, work: (count, concurrency) => feed({ handled, listening }, count, concurrency) };
}

interface Feeding {
  readonly handled: { count: number; wake: () => void };
  readonly listening: { readonly receive?: Receive };
}

/** Hand in messages, so many unhandled at a time, until all are handled. */
function feed({ handled, listening }: Feeding, count: number, concurrency: number): Promise<void> {
  const until = handled.count + count;
  let sent = 0;
  return new Promise((resolve, reject) => {
    const fill = (): void => {
      const done = count - (until - handled.count);
      if (done === count) resolve();
      while (sent < count && sent - done < concurrency) {
        listening.receive?.(messageOf(sent)).catch(reject);
        sent += 1;
      }
    };
    handled.wake = fill;
    fill();
  });
}

function takingAll(listening: { receive?: Receive }): Platform {
  return {
    name: 'sandbox',
    account: ACCOUNT,
    sendsOncePerKey: true,
    start: ({ receive }) => {
      listening.receive = receive;
      return Promise.resolve();
    },
    send: (_address, _message, key) => Promise.resolve({ messageId: key }),
    health: () => ({ state: 'connected', detail: 'bench' }),
    stop: () => Promise.resolve(),
  };
}

/** Deputies take turns, each in the own direct chat. */
function messageOf(index: number): MessageEvent {
  const turn = index % DEPUTIES;
  const sender = `deputy-${String(Math.floor(turn / 10) + 1)}${String((turn % 10) + 1).padStart(2, '0')}`;
  const id = randomUUID();
  return {
    platform: 'sandbox',
    account: ACCOUNT,
    eventId: id,
    messageId: id,
    kind: 'message',
    conversation: { kind: 'direct', id: sender },
    sender,
    sentAt: NOW,
    text: TEXT,
    mentions: [],
    attachments: [],
  };
}

function memory(): number {
  return Math.round(process.memoryUsage().rss / 1024 ** 2);
}

import { resolve } from 'node:path';
import type pg from 'pg';
import type { Config } from '../../config.ts';
import { connectionFrom, withClient } from '../../storage/connect.ts';
import { readMigrations } from '../../storage/migration-folder.ts';
import { startEmbeddedPostgres } from '../../storage/postgres/embedded.ts';
import { type Finding, ok, trouble } from './finding.ts';

const OLDEST_SERVER = 14;

/** Open the database as the bot would, and look whether it can hold what the bot stores. */
export async function checkDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  migrationsFolder: string,
): Promise<readonly Finding[]> {
  const place =
    config.databaseUrl === undefined ? `自带的 PostgreSQL(${resolve(config.dataDir)})` : 'DATABASE_URL';
  try {
    const server =
      config.databaseUrl === undefined
        ? await startEmbeddedPostgres({ dataDir: resolve(config.dataDir), log: () => undefined })
        : { connection: connectionFrom(config.databaseUrl), stop: () => Promise.resolve() };
    try {
      return await withClient(server.connection, (client) => examine(client, place, migrationsFolder));
    } finally {
      await server.stop();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown';
    const remedy =
      config.databaseUrl === undefined
        ? '请照上面的说明处理;不行就装一个 PostgreSQL,用 DATABASE_URL 指过去。'
        : '请检查 DATABASE_URL 的地址、端口、用户和密码,以及服务器是否开着。';
    return [trouble(`数据库打不开:${place}(${withoutSecret(why, config.databaseUrl)})`, remedy)];
  }
}

async function examine(client: pg.Client, place: string, migrationsFolder: string): Promise<Finding[]> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int / 10000 as version,
            current_setting('server_encoding') as encoding`,
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  return [
    version < OLDEST_SERVER
      ? trouble(`PostgreSQL ${String(version)} 太旧:${place}`, `请用 ${String(OLDEST_SERVER)} 以上的版本。`)
      : ok(`PostgreSQL ${String(version)}:${place}`),
    encoding === 'UTF8'
      ? ok('数据库编码 UTF8')
      : trouble(`数据库编码是 ${encoding}`, '中文会坏。请新建一个编码为 UTF8 的数据库,再改 DATABASE_URL。'),
    await checkTrigrams(client),
    await checkMigrations(client, migrationsFolder),
  ];
}

/** Similar suggestions are found by trigrams; with LC_CTYPE C those of Chinese are empty. */
async function checkTrigrams(client: pg.Client): Promise<Finding> {
  const remedy =
    '找相似建议用得着。请装上 PostgreSQL 的 contrib(pg_trgm),数据库的 LC_CTYPE 用 C.UTF-8 或 zh_CN.UTF-8,不用 C。';
  await client.query('begin');
  try {
    await client.query('create extension if not exists pg_trgm');
    const { rows } = await client.query<{ trigrams: string[] }>(`select show_trgm('建议') as trigrams`);
    const works = (rows[0]?.trigrams.length ?? 0) > 0;
    return works ? ok('相似查找(pg_trgm)认得中文') : trouble('相似查找(pg_trgm)不认中文', remedy);
  } catch {
    return trouble('相似查找(pg_trgm)用不了', remedy);
  } finally {
    await client.query('rollback');
  }
}

/** Migrations are applied at the start; one that failed or was changed is found here before. */
async function checkMigrations(client: pg.Client, folder: string): Promise<Finding> {
  const { rows: known } = await client.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  );
  const names = (await readMigrations(folder)).map(({ name }) => name);
  if (known[0]?.there !== true) return ok(`数据库是空的,第一次启动时建表(${String(names.length)} 步)`);
  const { rows } = await client.query<{ name: string; done: boolean }>(
    `select migration_name as name, finished_at is not null and rolled_back_at is null as done from _prisma_migrations`,
  );
  const applied = new Set(rows.filter(({ done }) => done).map(({ name }) => name));
  const unknown = [...applied].filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    return trouble(
      '数据库比程序新',
      `这里没有:${unknown.join('、')}。请用原来那个版本或更新的程序,不要退回旧版。`,
    );
  }
  const open = names.filter((name) => !applied.has(name)).length;
  return ok(open === 0 ? '数据库结构是最新的' : `数据库结构有 ${String(open)} 步要升级,下次启动时自动做`);
}

function withoutSecret(text: string, url: string | undefined): string {
  const password = url === undefined ? undefined : connectionFrom(url).password;
  return typeof password === 'string' && password !== '' ? text.replaceAll(password, '***') : text;
}

import { describe, expect, it } from 'vitest';
import {
  connectionFrom,
  createDatabase,
  dropDatabase,
  openPool,
  urlOf,
  withClient,
} from '../../src/storage/connect.ts';
import { createEmptyDatabase } from '../support/postgres.ts';

describe('a connection from a URL', () => {
  it('has the parts as fields, decoded', () => {
    const url = 'postgresql://b%40t:p%3Aw%2F%E5%AF%86@db.example:6543/%E5%BB%BA%E8%AE%AE?sslmode=disable';

    expect(connectionFrom(url)).toMatchObject({
      user: 'b@t',
      password: 'p:w/密',
      host: 'db.example',
      port: 6543,
      database: '建议',
      ssl: false,
    });
    expect(connectionFrom(url)).not.toHaveProperty('connectionString');
  });

  it('becomes the same URL again', () => {
    const url = 'postgresql://b%40t:p%3Aw@db.example:6543/main';
    expect(urlOf(connectionFrom(url))).toBe(url);
  });

  it.each(['mysql://localhost/x', 'localhost:5432', 'postgresql://a:secret@[bad/x'])(
    'refuses %s without repeating what may be a password',
    (url) => {
      expect(() => connectionFrom(url)).toThrow(/^(?!.*secret).*it looks like postgresql:\/\//s);
    },
  );
});

describe('sessions', () => {
  it('speak UTC, whatever the server is set to, so that instants are stored as they are', async () => {
    const { connection, drop } = await createEmptyDatabase();
    await withClient(connection, (client) =>
      client.query(`alter database "${String(connection.database)}" set TimeZone = 'Asia/Shanghai'`),
    );
    const pool = openPool(connection, { max: 2, applicationName: 'test', log: () => undefined });

    const { rows } = await pool.query(
      `select current_setting('TimeZone') as zone, current_setting('application_name') as name`,
    );
    expect(rows).toEqual([{ zone: 'UTC', name: 'test' }]);

    await pool.end();
    await drop();
  });

  it('may be broken off by the server: the pool reports it and goes on', async () => {
    const { connection, drop } = await createEmptyDatabase();
    const lost: unknown[] = [];
    const pool = openPool(connection, {
      max: 1,
      applicationName: 'victim',
      log: (event) => lost.push(event),
    });
    await pool.query('select 1');

    await withClient(connection, (client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`,
      ),
    );

    await expect.poll(() => lost).toEqual([{ code: '57P01' }]);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    await drop();
  });
});

describe('throw-away databases', () => {
  it('are copied and dropped under any name, also from the database they copy', async () => {
    const { connection, drop } = await createEmptyDatabase();
    await withClient(connection, (client) => client.query('create table kept (id int)'));
    const name = `copy"; of 代表 ${String(connection.database)}`;

    await createDatabase(connection, name, connection.database);
    const copy = { ...connection, database: name };
    const count = () =>
      withClient(copy, async (client) => (await client.query('select * from kept')).rowCount);
    expect(await count()).toBe(0);
    await dropDatabase(copy, name);
    await dropDatabase(copy, name);

    await expect(count()).rejects.toThrow(/does not exist/);
    await drop();
  });
});

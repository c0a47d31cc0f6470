import { request } from 'node:http';
import { connect } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulation } from '../../src/platforms/sandbox/simulation.ts';
import type { HealthReport } from '../../src/web/health.ts';
import { createWebServer, type WebServer, type WebServerOptions } from '../../src/web/server.ts';
import { createExample, healthy, noPage } from './example.ts';

const running: WebServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function start(options: Partial<WebServerOptions> = {}): Promise<number> {
  const server = createWebServer({
    port: 0,
    host: '127.0.0.1',
    health: () => Promise.resolve(healthy),
    pageFolder: noPage,
    log: pino({ level: 'silent' }),
    ...options,
  });
  running.push(server);
  return (await server.start()).port;
}

/** `fetch` does not let one choose the Host header. */
function status(
  port: number,
  headers: Record<string, string>,
  method = 'GET',
  path = '/health',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}

describe('GET /health', () => {
  it('answers 200 and the parts when all is well', async () => {
    const response = await fetch(`http://127.0.0.1:${await start()}/health`);

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(healthy);
  });

  it('answers 503 and the reasons otherwise', async () => {
    const sick: HealthReport = { ok: false, reasons: ['the database is away'], parts: { database: 'down' } };
    const port = await start({ health: () => Promise.resolve(sick) });

    const response = await fetch(`http://127.0.0.1:${port}/health`);

    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(sick);
  });

  it('answers 503 when the check itself fails', async () => {
    const port = await start({ health: () => Promise.reject(new Error('pool is closed')) });

    const response = await fetch(`http://127.0.0.1:${port}/health`);

    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      ok: false,
      reasons: ['the health check failed: pool is closed'],
    });
  });
});

describe('who may ask', () => {
  it.each([
    ['localhost:7300', 200],
    ['127.0.0.1', 200],
    ['[::1]:7300', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example:7300', 403],
    ['192.168.1.7', 403],
    ['a b', 400],
  ])('answers a request to Host "%s" with %i', async (host, expected) => {
    expect(await status(await start(), { host })).toBe(expected);
  });

  it('knows the host it is bound to, and addresses when bound to all of them', async () => {
    const port = await start({ host: '0.0.0.0' });

    expect(await status(port, { host: '192.168.1.7:7300' })).toBe(200);
    expect(await status(port, { host: 'evil.example' })).toBe(403);
  });

  it.each([
    ['http://evil.example', 403],
    ['null', 403],
    ['http://localhost:1', 403],
  ])('refuses a post from a page of %s', async (origin, expected) => {
    const { server } = await createExample();
    running.push(server);
    const { port } = await server.start();

    expect(await status(port, { origin }, 'POST', '/api/sandbox/say')).toBe(expected);
    // The same without a foreign origin gets as far as the missing content.
    expect(await status(port, { origin: `http://127.0.0.1:${port}` }, 'POST', '/api/sandbox/say')).toBe(400);
  });
});

describe('start and stop', () => {
  it('says which setting to change when the port is in use', async () => {
    const port = await start();

    await expect(start({ port })).rejects.toThrow(`PORT ${port} is in use on 127.0.0.1`);
  });

  it('says which setting to change when the host is not of this machine', async () => {
    await expect(start({ host: '203.0.113.1' })).rejects.toThrow(
      'HOST 203.0.113.1 is no address of this machine',
    );
  });

  it('stops although a page is listening, lets a running request finish, and frees the port', async () => {
    let finish = (_report: HealthReport): void => undefined;
    let begun = (): void => undefined;
    const asked = new Promise<void>((resolve) => (begun = resolve));
    const slow = new Promise<HealthReport>((resolve) => (finish = resolve));
    const { network, clock, office } = await createExample();
    const port = await start({
      simulation: createSimulation(network, clock, office),
      health: () => {
        begun();
        return slow;
      },
    });
    const live = await fetch(`http://127.0.0.1:${port}/api/sandbox/live`);
    const answer = fetch(`http://127.0.0.1:${port}/health`);
    await asked;

    const stopped = running.splice(0)[0]?.stop();
    expect(await live.text()).toContain('event: time');
    finish(healthy);

    expect((await answer).status).toBe(200);
    await stopped;
    expect(await start({ port })).toBe(port);
  });

  it('does not wait for a connection on which nothing was asked', async () => {
    const port = await start();
    const socket = connect(port, '127.0.0.1');
    const closed = new Promise<string>((resolve) => socket.once('close', () => resolve('closed')));
    // Once a later connection is answered, the server knows the earlier one.
    await new Promise((resolve) => socket.once('connect', resolve));
    await fetch(`http://127.0.0.1:${port}/health`);

    await running.splice(0)[0]?.stop();

    expect(await closed).toBe('closed');
  });

  it('can be stopped without having been started', async () => {
    const { server } = await createExample();

    await expect(server.stop()).resolves.toBeUndefined();
  });
});

describe('without a simulation', () => {
  it('says in Chinese that the sandbox is off, and has no sandbox API', async () => {
    const origin = `http://127.0.0.1:${await start()}`;

    expect(await (await fetch(origin)).text()).toContain('沙盒页面是关闭的');
    expect((await fetch(`${origin}/api/sandbox/people`)).status).toBe(404);
  });
});

describe('files of the page', () => {
  it.each(['/assets/..%2f..%2fpackage.json', '/../package.json', '/assets/.env', '/assets/none.js', '/x'])(
    'does not serve %s',
    async (path) => {
      const { server } = await createExample();
      running.push(server);
      const { port } = await server.start();

      expect(await status(port, {}, 'GET', path)).toBe(404);
    },
  );

  it('tells what to do when the page is not built', async () => {
    const { network, clock, office } = await createExample();
    const port = await start({ simulation: createSimulation(network, clock, office) });

    const response = await fetch(`http://127.0.0.1:${port}/`);

    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });
});

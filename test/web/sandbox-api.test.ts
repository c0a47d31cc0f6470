import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageChat, PageClock, PageLine, PageTraffic } from '../../src/web/page-types.ts';
import { createExample, RED_DOT, type Example } from './example.ts';

let example: Example;
let origin: string;

beforeAll(async () => {
  example = await createExample();
  const { port } = await example.server.start();
  origin = `http://127.0.0.1:${port}/api/sandbox`;
});
afterAll(() => example.server.stop());

async function get<T>(path: string): Promise<T> {
  // The tests below compare what they get with what they expect.
  return (await (await fetch(`${origin}/${path}`)).json()) as T;
}

async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${origin}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const linesOf = (chat: string): Promise<PageLine[]> => get(`lines?chat=${encodeURIComponent(chat)}`);

describe('looking', () => {
  it('lists people with their roles, and chats with their newest line', async () => {
    const chats = await get<PageChat[]>('chats');

    expect(await get('people')).toContainEqual({ id: 'chen', name: '陈老师', caption: '承办人 · 区教育局' });
    expect(chats[0]).toMatchObject({
      id: 'group:g1',
      title: '第一代表团群',
      members: ['zhang', 'li', 'wang'],
    });
    expect(chats.map((chat) => typeof chat.latest)).toEqual(chats.map(() => 'number'));
  });

  it('gives only the lines after the one that the page has', async () => {
    await post('say', { by: 'zhang', chat: 'group:g1', text: '一' });
    await post('say', { by: 'zhang', chat: 'group:g1', text: '二' });
    const [first] = (await linesOf('group:g1')).slice(-2);

    const later = await get<PageLine[]>(`lines?chat=group:g1&after=${first?.sequence ?? 0}`);

    expect(later).toMatchObject([{ from: 'zhang', message: { kind: 'text', text: '二' } }]);
  });

  it('gives the bytes of a file by themselves, and never as a page of this server', async () => {
    const html = Buffer.from('<script>alert(1)</script>').toString('base64');
    const attachments = [
      { kind: 'image', name: '照片.png', mediaType: 'image/png', data: RED_DOT },
      { kind: 'file', name: '恶意.html', mediaType: 'text/html', data: html },
      { kind: 'image', name: '恶意.svg', mediaType: 'image/svg+xml', data: html },
    ];
    await post('say', { by: 'zhang', chat: 'group:g1', text: '', attachments });
    const lines = (await linesOf('group:g1')).slice(-3);
    const urls = lines.map(({ message }) => ('url' in message ? message.url : ''));

    const files = await Promise.all(urls.map((url) => fetch(new URL(url, origin))));

    expect(lines.map(({ message }) => message.kind)).toEqual(['image', 'file', 'file']);
    expect(lines[0]?.message).toMatchObject({ size: Buffer.byteLength(RED_DOT, 'base64') });
    expect(Buffer.from((await files[0]?.arrayBuffer()) ?? new ArrayBuffer(0)).toString('base64')).toBe(
      RED_DOT,
    );
    expect(files.map((file) => file.headers.get('content-type'))).toEqual([
      'image/png',
      'application/octet-stream',
      'application/octet-stream',
    ]);
    expect(files[1]?.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(files[1]?.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('acting', () => {
  it('carries words, quotes, presses and forms to the bot', async () => {
    await post('say', { by: 'zhang', chat: 'direct:zhang', text: '#建议 换路灯' });
    const card = (await linesOf('direct:zhang')).at(-1);
    const messageId = card?.messageId ?? '';
    await post('say', { by: 'zhang', chat: 'direct:zhang', text: '好', quote: messageId });
    await post('press', { by: 'zhang', chat: 'direct:zhang', messageId, choice: '确认提交' });
    await post('fill', {
      by: 'wang',
      chat: 'group:ge',
      form: '交办',
      values: { 主办: '区教育局', 协办: ['甲'] },
    });

    expect(example.heard.slice(-3)).toMatchObject([
      { kind: 'message', text: '好', quote: { messageId } },
      { kind: 'press', messageId, choice: '确认提交' },
      { kind: 'form', form: '交办', values: { 主办: '区教育局', 协办: ['甲'] }, sender: 'wang' },
    ]);
  });

  it.each([
    ['say', { by: 'zhang', chat: 'group:g1', text: ' \n' }, 400, '请写几个字'],
    ['say', { by: 'zhang', chat: 'group:g1' }, 400, 'text'],
    ['say', { by: 'zhang', chat: 'group:g1', text: '长'.repeat(20_001) }, 400, 'text'],
    ['say', '{', 400, 'JSON'],
    ['say', { by: 'zhang', chat: 'group:none', text: '签收' }, 404, '从左边选一个'],
    ['say', { by: 'nobody', chat: 'group:g1', text: '签收' }, 404, '没有这个人'],
    ['say', { by: 'chen', chat: 'group:g1', text: '签收' }, 403, '陈老师不在这个聊天里'],
    ['say', { by: 'wang', chat: 'direct:zhang', text: '签收' }, 403, '王敏不在这个聊天里'],
    ['say', { by: 'zhang', chat: 'group:g1', text: '好', quote: 'gone' }, 404, '不在了'],
    ['press', { by: 'zhang', chat: 'group:g1', messageId: 'gone', choice: '附议' }, 404, '不在了'],
    ['press', { by: 'zhang', chat: 'group:g1', messageId: 'gone' }, 400, 'choice'],
    ['fill', { by: 'wang', chat: 'group:ge', form: '交办', values: { 主办: 1 } }, 400, 'values.主办'],
    ['advance', { by: 'year' }, 400, '请改好再发'],
    ['advance', { to: '2020-01-01T00:00:00+08:00' }, 400, '时间只能往前走'],
    ['advance', { by: 'nextDue' }, 409, '没有会到期的事'],
  ])('refuses %s %j with %i and says why', async (path, body, expected, reason) => {
    const before = example.heard.length;

    const answer = await post(path, body);

    expect(answer).toMatchObject({
      status: expected,
      body: { error: expect.stringContaining(reason) as string },
    });
    expect(example.heard).toHaveLength(before);
  });

  it('takes away the characters that no database stores', async () => {
    await post('say', { by: 'zhang', chat: 'group:g1', text: '早\0上\ud800好' });

    expect(example.heard.at(-1)).toMatchObject({ text: '早上\ufffd好' });
  });

  it('refuses attachments that are not base64', async () => {
    const attachments = [{ kind: 'file', name: 'a.pdf', mediaType: 'application/pdf', data: '%%%' }];

    expect(await post('say', { by: 'zhang', chat: 'group:g1', text: '', attachments })).toMatchObject({
      status: 400,
    });
  });

  it('refuses what another site could post without asking first', async () => {
    const body = JSON.stringify({ by: 'zhang', chat: 'group:g1', text: '签收' });
    const response = await fetch(`${origin}/say`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
    });

    expect(response.status).toBe(400);
  });

  it('refuses requests larger than any message', async () => {
    const body = Buffer.alloc(49 * 1024 * 1024, 'a');
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${origin}/say`, { method: 'POST', body, headers }).catch(() => undefined);

    expect(response?.status).toBe(413);
  });
});

describe('the clock', () => {
  it('moves by an hour, a working day, to a moment and to what falls due', async () => {
    const hour = await post('advance', { by: 'hour' });
    const day = await post('advance', { by: 'workday' });
    example.clock.due = { at: new Date('2026-03-05T09:00:00+08:00'), what: '提醒区教育局' };
    const due = await post('advance', { by: 'nextDue' });
    example.clock.due = undefined;
    const moment = await post('advance', { to: '2026-03-09T14:30:00+08:00' });

    expect([hour, day, due, moment].map((answer) => answer.body)).toMatchObject([
      { now: '2026-03-02T02:00:00.000Z' },
      { now: '2026-03-03T02:00:00.000Z' },
      {
        now: '2026-03-05T01:00:00.000Z',
        nextDue: { at: '2026-03-05T01:00:00.000Z', what: '提醒区教育局' },
      },
      { now: '2026-03-09T06:30:00.000Z', day: 'make_up', nextDue: null },
    ]);
    expect(await get('clock')).toEqual(moment.body);
  });

  it('goes one way at a time', async () => {
    let arrive = (): void => undefined;
    let begun = (): void => undefined;
    const setOut = new Promise<void>((resolve) => (begun = resolve));
    const { advanceTo } = example.clock;
    example.clock.advanceTo = () => {
      begun();
      return new Promise((resolve) => (arrive = resolve));
    };

    const first = post('advance', { by: 'hour' });
    await setOut;
    const second = await post('advance', { by: 'hour' });
    arrive();
    example.clock.advanceTo = advanceTo;

    expect(second).toMatchObject({ status: 409 });
    expect(await first).toMatchObject({ status: 200 });
  });
});

describe('the network', () => {
  it('switches faults on and off, and shows what is still on its way', async () => {
    example.office.waiting = [{ id: '7', chat: 'group:ge', state: 'waiting', summary: '提醒:区教育局' }];

    const on = await post('faults', { faults: ['drop', 'delay'] });
    const lost = await post('say', { by: 'zhang', chat: 'group:g1', text: '#建议 换路灯' });
    const line = (await linesOf('group:g1')).at(-1);
    const off = await post('faults', { faults: [] });
    example.office.waiting = [];

    expect(on.body).toMatchObject({ faults: ['drop', 'delay'], outgoing: [{ summary: '提醒:区教育局' }] });
    expect(lost.status).toBe(200);
    expect(line).toMatchObject({ message: { text: '#建议 换路灯' }, delivery: { state: 'lost' } });
    expect(off.body).toMatchObject({ faults: [] });
    expect(await get<PageTraffic>('traffic')).toEqual({ faults: [], outgoing: [] });
  });

  it('refuses a fault that does not exist', async () => {
    expect(await post('faults', { faults: ['flood'] })).toMatchObject({ status: 400 });
  });

  it('says who may see what in a chat, and nothing of one that there is not', async () => {
    expect(await get('audience?chat=group:ge')).toEqual([
      { sort: 'own_unit', sees: 'full' },
      { sort: 'confidential', sees: 'none' },
    ]);
    expect((await fetch(`${origin}/audience?chat=group:none`)).status).toBe(404);
  });

  it('gives the session as a file named after its day, once there is something in it', async () => {
    const nothing = await fetch(`${origin}/rehearsal`);
    example.office.yaml = 'title: 沙盒记录\n';
    const file = await fetch(`${origin}/rehearsal`);
    const day = (await get<PageClock>('clock')).now.slice(0, 10);

    expect(nothing.status).toBe(409);
    expect(await nothing.json()).toMatchObject({ error: expect.stringContaining('请先在聊天里说几句') });
    expect(await file.text()).toBe('title: 沙盒记录\n');
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain(
      `沙盒记录-${day}.yaml`,
    );
  });
});

describe('live connection', () => {
  it('tells the time at once, then each new line and each move of the clock', async () => {
    const response = await fetch(`${origin}/live`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async (event: string): Promise<string> => {
      let read = '';
      while (!read.includes(`event: ${event}`)) read += (await reader?.read())?.value ?? '';
      return read;
    };

    expect(await next('time')).toContain(example.clock.now().toISOString());
    await post('say', { by: 'zhang', chat: 'group:g1', text: '大家好' });
    expect(await next('line')).toContain('大家好');
    await post('advance', { to: '2026-04-01T09:00:00+08:00' });
    expect(await next('time')).toContain('2026-04-01T01:00:00.000Z');

    await reader?.cancel();
  });

  it('tells of faults at once when they are switched, and of what waits', async () => {
    const response = await fetch(`${origin}/live`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const until = async (words: string): Promise<void> => {
      let read = '';
      while (!read.includes(words)) read += (await reader?.read())?.value ?? '';
    };

    await until('{"faults":[],"outgoing":[]}');
    await post('faults', { faults: ['disconnect'] });
    await until('{"faults":["disconnect"],"outgoing":[]}');
    await post('faults', { faults: [] });
    await until('{"faults":[],"outgoing":[]}');

    await reader?.cancel();
  });
});

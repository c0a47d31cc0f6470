import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { text } from '../../../src/chat/card.ts';
import type { FailedAnswer } from '../../../src/cli/local/feishu/faults.ts';
import { aCard, connect, direct, gate, group, openStage, type Stage } from './stage.ts';

const SAID = '张三的电话是多少';

/** What sending rejects with when the platform answers like this. */
async function failure(stage: Stage, answer: FailedAnswer): Promise<unknown> {
  stage.server.failNext('message.create', answer);
  return stage.platform.send(group(stage), text(SAID), 'key').catch((error: unknown) => error);
}

describe('a refusal', () => {
  it.each([
    ['the bot is not in the chat', 400, 230002],
    ['the person cannot be reached', 400, 230013],
    ['the content is refused', 400, 230022],
    ['no permission', 403, 99991672],
    ['an unknown code with HTTP 400', 400, 123456],
    ['an unknown code with HTTP 404', 404, 123456],
    ['a known code with HTTP 200', 200, 232009],
  ])('is for good: %s', async (_case, status, code) => {
    const stage = await openStage();

    expect(await failure(stage, { status, code })).toMatchObject({
      name: 'PermanentSendError',
      message: `im.message.create: code ${code} with HTTP ${status}`,
    });
  });

  it.each([
    ['too many messages in the chat', 400, 230020],
    ['too many calls, as older interfaces say it', 400, 99991400],
    ['too many calls at a full hour', 200, 11232],
    ['the same message on its way', 400, 230049],
    ['HTTP 429', 429, 99991400],
    ['an inner error', 500, 2200],
    ['an unknown code with HTTP 200', 200, 123456],
  ])('is for now: %s', async (_case, status, code) => {
    const stage = await openStage();

    expect(await failure(stage, { status, code })).toMatchObject({ name: 'RetryableSendError' });
  });

  it('says how long to wait when the platform does', async () => {
    const stage = await openStage();
    const headers = { 'x-ogw-ratelimit-reset': '7' };

    expect(await failure(stage, { status: 429, code: 99991400, headers })).toMatchObject({
      retryAfter: 7000,
    });
  });

  it('for a group or person that is not there is for good', async () => {
    const stage = await openStage();

    for (const to of [group(stage, 'g9'), direct(stage, 'lin'), direct(stage, 'nobody')]) {
      await expect(stage.platform.send(to, text('好'), 'key')).rejects.toMatchObject({
        name: 'PermanentSendError',
      });
    }
    expect(stage.network.lines()).toEqual([]);
  });

  it('to show a card anew after 14 days is for good', async () => {
    let now = new Date('2026-03-02T09:00:00+08:00');
    const stage = await openStage({ now: () => now });
    const receipt = await stage.platform.send(group(stage), aCard({ choices: ['好'] }), 'key');
    now = new Date('2026-03-17T09:00:00+08:00');

    await expect(stage.platform.update?.(group(stage), receipt, aCard())).rejects.toMatchObject({
      name: 'PermanentSendError',
    });
  });
});

describe('of unknown fate', () => {
  it.each([
    ['a silence', (stage: Stage) => stage.server.delayNext('message.create', new Promise(() => undefined))],
    ['a lost connection', (stage: Stage) => stage.server.loseNextAnswer()],
    [
      'a gateway in place of the platform',
      (stage: Stage) => stage.server.failNext('message.create', { status: 502 }),
    ],
  ])('is a message after %s', async (_case, spoil) => {
    const stage = await openStage({ patience: { answer: 100 } });
    spoil(stage);

    const error: unknown = await stage.platform
      .send(group(stage), text('早'), 'key')
      .catch((it: unknown) => it);

    expect(error).toMatchObject({ name: 'Error', message: expect.stringMatching(/^im\.message\.create: /) });
  });

  it('is none that never went out: an upload that got no answer, a token that could not be had, a dead address', async () => {
    const stage = await openStage({ patience: { transfer: 100 } });
    stage.server.failNext('token', { status: 502 });
    const later = { name: 'RetryableSendError' };
    await expect(stage.platform.send(group(stage), text('早'), 'k1')).rejects.toMatchObject(later);

    stage.server.delayNext('file.create', new Promise(() => undefined));
    const file = { kind: 'file', name: 'a.pdf', mediaType: 'application/pdf', data: 'AA==' } as const;
    await expect(stage.platform.send(group(stage), file, 'k2')).rejects.toMatchObject(later);

    await stage.server.stop();
    await expect(stage.platform.send(group(stage), text('早'), 'k3')).rejects.toMatchObject(later);
  });
});

describe('the access token', () => {
  it('is fetched once for many calls at the same time', async () => {
    const stage = await openStage();

    await Promise.all(
      Array.from({ length: 20 }, (_, index) => stage.platform.send(group(stage), text('早'), `key ${index}`)),
    );

    expect(stage.server.calls('token')).toBe(1);
    expect(stage.network.lines()).toHaveLength(20);
  });

  it('is there when the connection stands', async () => {
    const stage = await openStage();
    await connect(stage);

    await stage.platform.send(group(stage), text('早'), 'key');

    expect(stage.server.calls('token')).toBe(1);
  });

  it('that was revoked is replaced, and the message sent, once for all who notice', async () => {
    const stage = await openStage();
    await stage.platform.send(group(stage), text('一'), 'k1');
    stage.server.revokeToken();

    await Promise.all(['k2', 'k3', 'k4'].map((key) => stage.platform.send(group(stage), text('二'), key)));

    expect(stage.server.calls('token')).toBe(2);
    expect(stage.network.lines()).toHaveLength(4);
  });

  it('that is refused again leaves the message for later', async () => {
    const stage = await openStage();
    stage.server.failNext('message.create', { status: 400, code: 99991663 });

    expect(await failure(stage, { status: 400, code: 99991663 })).toMatchObject({
      name: 'RetryableSendError',
    });
  });

  it('that cannot be had for a wrong secret leaves the message for later', async () => {
    const stage = await openStage({ appSecret: 'a wrong secret' });

    await expect(stage.platform.send(group(stage), text('早'), 'key')).rejects.toMatchObject({
      name: 'RetryableSendError',
      message: 'access token: code 10014 with HTTP 200',
    });
  });
});

it('no error and no log holds the token, the secret, or what was said', async () => {
  const stage = await openStage({ patience: { answer: 100 } });
  await connect(stage);
  await stage.network.attach(stage.server.receive);
  stage.bot.receive = () => Promise.reject(new Error('database away'));
  await stage.network.say({ by: 'zhang', text: SAID });
  const { opened, open } = gate();
  const errors = [await failure(stage, { status: 400, code: 230020 }), await failure(stage, { status: 502 })];
  stage.server.delayNext('message.create', opened);
  errors.push(await stage.platform.send(group(stage), text(SAID), 'k').catch((error: unknown) => error));
  open();

  const all = inspect(errors, { depth: 12, showHidden: true }) + stage.logged.join('');

  expect(errors).toHaveLength(3);
  expect(all).not.toMatch(/axios|bearer|t-[0-9a-f]{8}-/i);
  expect(all).not.toContain(stage.server.appSecret);
  expect(all).not.toContain('张三');
});

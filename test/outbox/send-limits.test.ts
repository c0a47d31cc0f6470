import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/chat/message.ts';
import { createLimiter, SEND_LIMITS } from '../../src/outbox/send-limits.ts';

const START = new Date('2026-03-03T10:00:00+08:00');

function to(id: string, platform: Address['platform'] = 'wechat'): Address {
  return { platform, account: 'bot', conversation: { kind: 'group', id } };
}

function after(milliseconds: number): Date {
  return new Date(START.getTime() + milliseconds);
}

describe('rate limits', () => {
  it('let WeChat write once in three seconds, to whatever chat', () => {
    const limiter = createLimiter(SEND_LIMITS, () => 0);

    expect(limiter.take(to('a'), START)).toBe(0);
    expect(limiter.take(to('b'), after(1000))).toBe(2000);
    expect(limiter.take(to('b'), after(3000))).toBe(0);
  });

  it.each([
    [0, 3000],
    [0.5, 4000],
    [0.999, 4998],
  ])('let WeChat write at uneven times: chance %d makes %d ms', (chance, wait) => {
    const limiter = createLimiter(SEND_LIMITS, () => chance);

    expect(limiter.take(to('a'), START)).toBe(0);
    expect(limiter.take(to('b'), START)).toBe(wait);
    expect(limiter.take(to('b'), after(wait))).toBe(0);
  });

  it('let Feishu write four at once in a chat, then one each quarter of a second, and elsewhere meanwhile', () => {
    const limiter = createLimiter(SEND_LIMITS, () => 0);
    const waits = [1, 2, 3, 4, 5].map(() => limiter.take(to('a', 'feishu'), START));

    expect(waits).toEqual([0, 0, 0, 0, 250]);
    expect(limiter.take(to('b', 'feishu'), START)).toBe(0);
    expect(limiter.take(to('a', 'feishu'), after(250))).toBe(0);
  });

  it('take a turn from no bucket when one is empty', () => {
    const limits = {
      ...SEND_LIMITS,
      wechat: { conversation: { burst: 1, every: 10 }, account: { burst: 2, every: 1000 } },
    };
    const limiter = createLimiter(limits);

    expect([
      limiter.take(to('a'), START),
      limiter.take(to('a'), START),
      limiter.take(to('b'), START),
    ]).toEqual([0, 10, 0]);
  });

  it('never make the sandbox wait', () => {
    const limiter = createLimiter(SEND_LIMITS, () => 0);

    expect(
      Array.from({ length: 1000 }, () => limiter.take(to('a', 'sandbox'), START)).every((wait) => wait === 0),
    ).toBe(true);
  });

  it('survive a clock that is set back', () => {
    const limiter = createLimiter(SEND_LIMITS, () => 0);
    limiter.take(to('a'), START);

    expect(limiter.take(to('a'), after(-86_400_000))).toBe(3000);
    expect(limiter.take(to('a'), after(-86_397_000))).toBe(0);
  });
});

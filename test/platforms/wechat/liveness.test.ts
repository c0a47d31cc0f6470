import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveness, type Habits } from '../../../src/platforms/wechat/liveness.ts';
import { PATIENCE } from '../../../src/platforms/wechat/options.ts';

describe('the watch over a connection', () => {
  const ding = vi.fn();
  const dead = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.clearAllMocks();
  });
  const watch = (habits: Habits = { answersDings: false }) =>
    createLiveness(PATIENCE, habits, { ding, dead });

  it('ends a connection over which no event came', () => {
    const liveness = watch();
    vi.advanceTimersByTime(PATIENCE.firstEvent);
    expect(dead.mock.calls).toEqual([['no event came']]);
    expect(liveness.wasHeard()).toBe(false);
    liveness.stop();
  });

  it('ends one whose gateway answered and no longer does', () => {
    const liveness = watch();
    liveness.heard(true);
    vi.advanceTimersByTime(PATIENCE.silence - 1);
    expect(dead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(PATIENCE.ding);
    expect(dead.mock.calls).toEqual([['the gateway fell silent']]);
    liveness.stop();
  });

  it('bears with one that answers no dings', () => {
    const liveness = watch();
    liveness.heard(false);
    vi.advanceTimersByTime(PATIENCE.longSilence - PATIENCE.ding);
    expect(dead).not.toHaveBeenCalled();
    expect(ding).toHaveBeenCalledTimes(PATIENCE.longSilence / PATIENCE.ding);
    liveness.stop();
  });

  it('remembers beyond a connection that the gateway answers', () => {
    const habits = { answersDings: true };
    const liveness = watch(habits);
    liveness.heard(false);
    vi.advanceTimersByTime(PATIENCE.silence + PATIENCE.ding);
    expect(dead).toHaveBeenCalled();
    // Another gateway may stand there now.
    expect(habits.answersDings).toBe(false);
    liveness.stop();
  });

  it('takes any event for life', () => {
    const liveness = watch({ answersDings: true });
    for (let times = 0; times < 20; times += 1) {
      liveness.heard(false);
      vi.advanceTimersByTime(PATIENCE.silence - PATIENCE.ding);
    }
    expect(dead).not.toHaveBeenCalled();
    liveness.stop();
  });

  it('finds within a minute that a gateway is gone, and tries it at least every two seconds', () => {
    expect(Math.max(PATIENCE.silence, PATIENCE.firstEvent)).toBeLessThan(60_000);
    expect(PATIENCE.reconnectMost).toBeLessThanOrEqual(2000);
  });
});

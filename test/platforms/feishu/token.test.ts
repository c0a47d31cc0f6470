import { describe, expect, it } from 'vitest';
import { createTokenKeeper } from '../../../src/platforms/feishu/token.ts';

const HOUR = 3_600_000;

function counting(validFor: number) {
  const state = { fetched: 0 };
  const keeper = createTokenKeeper(() => {
    state.fetched += 1;
    return Promise.resolve({ value: `t${state.fetched}`, validFor });
  });
  return { keeper, state };
}

describe('the access token', () => {
  it('is kept while it is valid', async () => {
    const { keeper, state } = counting(2 * HOUR);

    expect([await keeper.current(), await keeper.current()]).toEqual(['t1', 't1']);
    expect(state.fetched).toBe(1);
  });

  it('is fetched anew when its end is near', async () => {
    const { keeper } = counting(HOUR / 60);

    expect([await keeper.current(), await keeper.current()]).toEqual(['t1', 't2']);
  });

  it('is fetched once for all who wait', async () => {
    const { keeper, state } = counting(HOUR / 60);

    await Promise.all([keeper.current(), keeper.current(), keeper.current()]);

    expect(state.fetched).toBe(1);
  });

  it('is forgotten only by its name: another one that came meanwhile stays', async () => {
    const { keeper } = counting(2 * HOUR);
    const first = await keeper.current();
    keeper.forget(first);
    const second = await keeper.current();
    keeper.forget(first);

    expect([second, await keeper.current()]).toEqual(['t2', 't2']);
  });

  it('that could not be fetched is asked for again', async () => {
    const answers = [Promise.reject(new Error('away')), Promise.resolve({ value: 't', validFor: HOUR })];
    const keeper = createTokenKeeper(() => answers.shift() ?? Promise.reject(new Error('no more')));

    await expect(keeper.current()).rejects.toThrow('away');
    expect(await keeper.current()).toBe('t');
  });
});

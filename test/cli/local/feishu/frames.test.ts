import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame, framesOf } from '../../../../src/cli/local/feishu/frames.ts';
import { localId, messageIdOf } from '../../../../src/cli/local/feishu/ids.ts';

describe('a frame', () => {
  it('is read as it was written', () => {
    const frame = {
      method: 'data',
      headers: { type: 'event', sum: '1' },
      payload: Buffer.from('内容'),
    } as const;

    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });

  it('of a long event is one of several that make it whole', () => {
    const event = { text: '灯'.repeat(100) };

    const frames = framesOf(event, 'id', 64);

    expect(frames.length).toBeGreaterThan(1);
    expect(frames.map(({ headers }) => [headers['sum'], headers['seq']])).toEqual(
      frames.map((_, index) => [String(frames.length), String(index)]),
    );
    expect(JSON.parse(Buffer.concat(frames.map(({ payload }) => payload)).toString())).toEqual(event);
  });
});

describe('an id', () => {
  it('of any part of a message leads back to it', () => {
    expect([messageIdOf('m'), messageIdOf('m', 1)]).toEqual(['om_m', 'om_m~2']);
    expect(localId('om_', messageIdOf('m', 1))).toBe('m');
  });

  it('of another kind leads nowhere', () => {
    expect(localId('ou_', 'oc_g1')).toBeUndefined();
  });
});

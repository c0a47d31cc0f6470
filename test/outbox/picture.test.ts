import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/chat/picture.ts';
import { createRecordingPlatform } from '../support/engine-platform.ts';
import { useOutbox } from '../support/engine-outbox.ts';

const PICTURE: Picture = {
  renderer: 'bar-chart',
  data: { title: '票3', notes: [], bars: [], footer: '' },
};

describe('a picture', () => {
  const bench = useOutbox();
  const put = () => bench.put('', { content: { kind: 'picture', name: '票3.png', picture: PICTURE } });

  it('is drawn from its data when it is sent', async () => {
    const drawn: Picture[] = [];
    await bench.open({
      outbox: {
        draw: (picture) => {
          drawn.push(picture);
          return Promise.resolve(Buffer.from('pixels'));
        },
      },
    });
    await put();
    expect(drawn).toEqual([]);
    await bench.engine.outbox.idle();
    expect(drawn).toEqual([PICTURE]);
    const data = Buffer.from('pixels').toString('base64');
    expect(bench.engine.platform.sent.map(({ text }) => text)).toEqual([`票3.png:${data}`]);
  });

  it('that cannot be drawn was surely not sent: it waits, also where a platform knows no keys', async () => {
    await bench.open({
      platform: createRecordingPlatform({ sendsOncePerKey: false }),
      outbox: { draw: () => Promise.reject(new Error('no pen')) },
    });
    await put();
    await bench.engine.outbox.idle();
    expect(bench.engine.platform.sent).toEqual([]);
    expect((await bench.rows()).map(({ state, failure }) => [state, failure])).toEqual([
      ['pending', 'the picture could not be drawn'],
    ]);
  });
});

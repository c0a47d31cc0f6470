import { describe, expect, it } from 'vitest';
import type { InboundAttachment, MessageEvent, RemoteAttachment } from '../../../src/chat/message.ts';
import { openConnectedStage, type Stage } from './stage.ts';

const PICTURE = { kind: 'image', name: '灯.png', mediaType: 'image/png', data: 'iVBORw0KGgo=' } as const;
const REPLY = { kind: 'file', name: '答复.pdf', mediaType: 'application/pdf', data: 'JVBERi0xLjcK' } as const;

/** Have somebody send a file, and return what the bot heard of it. */
async function sent(
  stage: Stage,
  attachment: InboundAttachment,
  text = '',
): Promise<[MessageEvent, RemoteAttachment]> {
  await stage.network.say({ by: 'zhang', text, attachments: [attachment] });
  const event = stage.bot.heard.at(-1);
  const heard = event?.kind === 'message' ? event.attachments[0] : undefined;
  if (event?.kind !== 'message' || heard === undefined || !('reference' in heard))
    throw new Error('nothing heard');
  return [event, heard];
}

describe('a file that somebody sent', () => {
  it.each([
    ['a picture', PICTURE, { name: 'image.png', mediaType: 'image/png' }],
    ['a document', REPLY, { name: '答复.pdf', mediaType: 'application/pdf' }],
    [
      'a recording',
      { ...REPLY, kind: 'audio', name: 'a.opus', mediaType: 'audio/ogg' } as const,
      { name: 'audio.opus', mediaType: 'audio/ogg' },
    ],
  ])('is fetched when the inbox wants it: %s', async (_case, attachment, told) => {
    const stage = await openConnectedStage();
    const [event, remote] = await sent(stage, attachment);

    expect(await stage.platform.fetch?.(event, remote)).toEqual({ ...told, data: attachment.data });
  });

  it('is fetched from a text with a picture in it', async () => {
    const stage = await openConnectedStage();
    const [event, remote] = await sent(stage, PICTURE, '#建议 灯不亮');

    expect(event.text).toBe('#建议 灯不亮');
    expect(await stage.platform.fetch?.(event, remote)).toMatchObject({ data: PICTURE.data });
  });

  it('over 30 MB is not taken over', async () => {
    const stage = await openConnectedStage();
    const data = Buffer.alloc(30 * 1024 * 1024 + 1).toString('base64');
    const [event, remote] = await sent(stage, { ...REPLY, data });

    expect(await stage.platform.fetch?.(event, remote)).toBe('too_large');
  });

  it('that the platform will never give is unavailable', async () => {
    const stage = await openConnectedStage();
    const [event, remote] = await sent(stage, REPLY);
    const gone = { ...remote, reference: remote.reference.replace('file_1', 'file_9') };

    expect(await stage.platform.fetch?.(event, gone)).toBe('unavailable');
  });

  it('is fetched with another token when this one was revoked', async () => {
    const stage = await openConnectedStage();
    const [event, remote] = await sent(stage, REPLY);
    stage.server.revokeToken();

    expect(await stage.platform.fetch?.(event, remote)).toMatchObject({ data: REPLY.data });
  });

  it.each([
    ['an inner error', { status: 500, code: 2200 }],
    ['too many calls', { status: 429, code: 99991400 }],
    ['a gateway in between', { status: 502 }],
  ])('may be had later after %s', async (_case, answer) => {
    const stage = await openConnectedStage();
    const [event, remote] = await sent(stage, REPLY);
    stage.server.failNext('resource.get', answer);

    await expect(stage.platform.fetch?.(event, remote)).rejects.toMatchObject({ name: 'RetryableSendError' });
  });

  it('is not waited for when the bot stops', async () => {
    const stage = await openConnectedStage();
    const [event, remote] = await sent(stage, REPLY);
    stage.server.delayNext('resource.get', new Promise(() => undefined));

    const fetching = stage.platform.fetch?.(event, remote);
    const refused = expect(fetching).rejects.toThrow('no answer');
    await stage.platform.stop();

    await refused;
  });
});

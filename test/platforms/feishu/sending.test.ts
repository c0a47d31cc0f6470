import { describe, expect, it } from 'vitest';
import { text, type FileMessage } from '../../../src/chat/card.ts';
import { messageIdOf } from '../../../src/cli/local/feishu/ids.ts';
import { aCard, direct, group, openStage } from './stage.ts';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function file(parts: Partial<FileMessage> = {}): FileMessage {
  return { kind: 'file', name: '交办单.pdf', mediaType: 'application/pdf', data: 'JVBERi0xLjcK', ...parts };
}

describe('a text', () => {
  it('is shown in a group with the mentions as such, and its receipt names the message', async () => {
    const stage = await openStage();
    const message = { ...text('请联名\n\n拟12 老旧小区增设充电棚'), mentions: ['ou_zhang', 'ou_wang'] };

    const receipt = await stage.platform.send(group(stage), message, 'key');

    const [line] = stage.network.lines('group:g1');
    expect(line?.message).toEqual({ ...message, mentions: ['zhang', 'wang'] });
    expect(receipt).toEqual({ messageId: messageIdOf(line?.messageId ?? '') });
  });

  it('is shown in a direct chat', async () => {
    const stage = await openStage();

    await stage.platform.send(direct(stage, 'zhang'), text('张明代表,您好!'), 'key');

    expect(stage.network.lines('direct:zhang')).toMatchObject([{ message: text('张明代表,您好!') }]);
  });

  it('too long for one message is shown in several, each once however often it is sent', async () => {
    const stage = await openStage();
    const long = Array.from({ length: 1500 }, (_, index) => `${index} 人民路的路灯不亮了。`).join('\n');

    const first = await stage.platform.send(direct(stage, 'zhang'), text(long), 'k'.repeat(50));
    const second = await stage.platform.send(direct(stage, 'zhang'), text(long), 'k'.repeat(50));

    const lines = stage.network.lines('direct:zhang');
    const shown = lines.map(({ message }) => (message.kind === 'text' ? message.text : ''));
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.join('\n')).toBe(long);
    expect(second).toEqual(first);
    expect(first.messageId).toBe(messageIdOf(lines[0]?.messageId ?? ''));
  });

  it('of one endless line is shown whole', async () => {
    const stage = await openStage();
    const long = '灯😀'.repeat(12_000);

    await stage.platform.send(direct(stage, 'zhang'), text(long), 'key');

    const shown = stage.network.lines().map(({ message }) => (message.kind === 'text' ? message.text : ''));
    expect(shown.join('').replaceAll('\n', '')).toBe(long);
  });

  it('never mentions everybody, whoever is named', async () => {
    const stage = await openStage();

    await stage.platform.send(group(stage), { ...text('好'), mentions: ['all', '@_all', 'everyone'] }, 'key');

    expect(stage.network.lines()).toMatchObject([{ message: { text: '好', mentions: [] } }]);
    expect(stage.server.liveMarkup).toEqual([]);
  });
});

describe('the key of a message', () => {
  it('shows it once, though it is sent twice', async () => {
    const stage = await openStage();

    const first = await stage.platform.send(group(stage), text('早'), 'key');
    const second = await stage.platform.send(group(stage), text('早'), 'key');
    await stage.platform.send(group(stage), text('早'), 'another key');

    expect(second).toEqual(first);
    expect(stage.network.lines('group:g1')).toHaveLength(2);
  });

  it('makes it harmless to send again what may have been shown: the answer was lost', async () => {
    const stage = await openStage();
    stage.server.loseNextAnswer();

    const lost: unknown = await stage.platform
      .send(group(stage), text('早'), 'key')
      .catch((error: unknown) => error);
    await stage.platform.send(group(stage), text('早'), 'key');

    expect(lost).toMatchObject({ name: 'Error', message: expect.stringContaining('no answer') });
    expect(stage.network.lines('group:g1')).toHaveLength(1);
  });
});

describe('a card', () => {
  it('shows title, lines, fields and choices', async () => {
    const stage = await openStage();
    const card = {
      title: '请核对:拟12',
      lines: ['关于增设充电棚的建议', '没问题请按下面'],
      fields: [{ label: '主办', value: '区住建局' }],
      choices: ['确认提交', '修改'],
    };

    await stage.platform.send(group(stage), aCard(card), 'key');

    expect(stage.network.lines('group:g1')).toMatchObject([
      { message: { kind: 'card', card: { ...card, lines: [...card.lines, '主办:区住建局'], fields: [] } } },
    ]);
  });

  it('shows a form with all kinds of fields', async () => {
    const stage = await openStage();
    const fields = [
      { name: '标题', required: true, multiline: false, value: '关于路灯' },
      { name: '内容', required: true, multiline: true },
      {
        name: '主办',
        required: true,
        multiline: false,
        options: ['区住建局', '区教育局'],
        value: '区教育局',
      },
      { name: '协办', required: false, multiline: true, options: ['区住建局', '区教育局'] },
    ];

    await stage.platform.send(direct(stage, 'wang'), aCard({ form: { name: '交办', fields } }), 'key');

    const [line] = stage.network.lines('direct:wang');
    expect(line?.message).toMatchObject({ card: { form: { name: '交办', fields } } });
  });

  it('too long is cut until it fits, and the cut can be seen', async () => {
    const stage = await openStage();
    const lines = ['短的一行', '很长'.repeat(9000)];

    await stage.platform.send(group(stage), aCard({ lines, choices: ['好'] }), 'key');

    const [line] = stage.network.lines();
    const card = line?.message.kind === 'card' ? line.message.card : undefined;
    expect(card).toMatchObject({ title: '请核对', choices: ['好'] });
    expect(card?.lines).toEqual(['短的一行', expect.stringMatching(/很长……$/)]);
  });

  it('is shown anew in its place', async () => {
    const stage = await openStage();
    const receipt = await stage.platform.send(group(stage), aCard({ choices: ['确认'] }), 'key');

    await stage.platform.update?.(group(stage), receipt, aCard({ lines: ['已确认'] }));

    expect(stage.network.lines()).toMatchObject([{ message: { card: { lines: ['已确认'], choices: [] } } }]);
  });
});

describe('a file', () => {
  it('is uploaded and shown under its name', async () => {
    const stage = await openStage();

    await stage.platform.send(group(stage), file(), 'key');

    expect(stage.network.lines()).toMatchObject([{ message: file() }]);
  });

  it.each([
    ['视频.mp4', 'video/mp4'],
    ['录音.opus', 'audio/ogg'],
    ['台账.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['没有扩展名', 'application/octet-stream'],
  ])('is sent as what it is: %s', async (name, mediaType) => {
    const stage = await openStage();

    await stage.platform.send(group(stage), file({ name, mediaType }), 'key');

    expect(stage.network.lines()).toMatchObject([{ message: { kind: 'file', name } }]);
  });

  it('that is a picture is shown as one', async () => {
    const stage = await openStage();
    const picture = file({ kind: 'image', name: '图表.png', mediaType: 'image/png', data: PIXEL });

    await stage.platform.send(group(stage), picture, 'key');

    expect(stage.network.lines()).toMatchObject([{ message: picture }]);
  });

  it('that is a picture over 10 MB goes as a file', async () => {
    const stage = await openStage();
    const data = Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64');

    await stage.platform.send(
      group(stage),
      file({ kind: 'image', name: '航拍.jpg', mediaType: 'image/jpeg', data }),
      'k',
    );

    expect(stage.network.lines()).toMatchObject([{ message: { kind: 'file', name: '航拍.jpg' } }]);
  });

  it('that is a picture of a kind that chats do not show goes as a file', async () => {
    const stage = await openStage();
    const drawing = file({ kind: 'image', name: '图.svg', mediaType: 'image/svg+xml' });

    await stage.platform.send(group(stage), drawing, 'key');

    expect(stage.network.lines()).toMatchObject([{ message: { kind: 'file', name: '图.svg' } }]);
  });

  it('without a byte, or over 30 MB, is refused before anything is sent', async () => {
    const stage = await openStage();
    const huge = Buffer.alloc(30 * 1024 * 1024 + 1).toString('base64');

    for (const data of ['', huge]) {
      await expect(stage.platform.send(group(stage), file({ data }), 'key')).rejects.toMatchObject({
        name: 'PermanentSendError',
      });
    }

    expect(stage.server.calls('file.create')).toBe(0);
  });
});

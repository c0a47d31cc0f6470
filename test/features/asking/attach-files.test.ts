import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';

/** On WeChat and Feishu a text and a file are two messages: these tests say them so. */
const world = await createWorld();

const bodies = (): Promise<number> => world.app.database.read.inboxBody.count();

describe('a file that comes right after the words', () => {
  it('belongs to the reply that waits to be confirmed, also in a group', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#答复 ${number} A 内容:已换灯。`, { in: 'ge' });
    expectSaid(world, 'ge', '没有附件');
    await world.says('chen', '', { in: 'ge', files: ['答复函.pdf'] });
    expect(world.heardIn()).toEqual([]);
    await world.says('chen', '', { in: 'ge', files: ['现场图.pdf'] });
    const card = world.network.lines('group:ge').findLast(({ message }) => message.kind === 'card');
    expect(JSON.stringify(card)).toContain('附件:「答复函.pdf」、「现场图.pdf」');

    await world.presses('chen', '确认答复', { in: 'ge' });
    expect(world.filesIn('zhang').toSorted()).toEqual(['现场图.pdf', '答复函.pdf'].toSorted());
  });

  it('is asked about when a contact came in between; a list belongs to no reply', async () => {
    const [first, second] = [await world.signedOff('区教育局'), await world.signedOff('区教育局')];
    await world.says('chen', `答复 ${first.number} A 内容:已换灯。`);
    await world.says('chen', '', { files: ['bot-scripts/samples/代表名册.xlsx'] });
    expectSaid(world, 'chen', '代表名册.xlsx', '是哪一件的答复');
    await world.wait('1h');
    await world.says('chen', `答复 ${first.number} A 内容:已换灯。`);
    await world.says('chen', '', { files: ['答复函.pdf'] });
    expectSaid(world, 'chen', '答复函.pdf', '和刚才的内容一起办');
    await world.says('chen', `沟通 ${second.number} 办前 电话 说了`);
    await world.says('chen', '', { files: ['另一件答复.pdf'] });
    expectSaid(world, 'chen', '另一件答复.pdf', '是哪一件的答复', first.number, second.number);
  });

  it('belongs to the open reply in a group also after a contact: there it cannot be asked, and the card shows it', async () => {
    const [first, second] = [await world.signedOff('区教育局'), await world.signedOff('区教育局')];
    await world.says('chen', `#答复 ${first.number} A 内容:已换灯。`, { in: 'ge' });
    await world.says('chen', `#沟通 ${second.number} 办前 电话 说了`, { in: 'ge' });
    await world.says('chen', '', { in: 'ge', files: ['答复函.pdf'] });
    const card = world.network.lines('group:ge').findLast(({ message }) => message.kind === 'card');
    expect(JSON.stringify(card)).toContain('附件:「答复函.pdf」');
  });

  it('belongs to the draft that was shown back, and in a direct chat that is said', async () => {
    await world.says('qiao', '标题:关于修桥的建议\n问题:桥面坏了。\n建议:修桥。');
    await world.says('qiao', '', { files: ['桥面.pdf'], images: 1 });
    expectSaid(world, 'qiao', '收到', '桥面.pdf');
    const files = await world.app.database.read.suggestionFile.count({
      where: { suggestion: { title: '关于修桥的建议' } },
    });
    expect(files).toBe(2);
  });

  it('belongs to nothing after ten minutes, in another chat, or when another person sends it', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#答复 ${number} A 内容:已换灯。`, { in: 'ge' });
    const before = await bodies();
    await world.says('wang', '', { in: 'ge', files: ['通知.pdf'] });
    await world.says('chen', '', { in: 'gu', files: ['通知.pdf'] });
    await world.wait('1h');
    await world.says('chen', '', { in: 'ge', files: ['照片.pdf'] });
    expect(world.heardIn()).toEqual([]);
    expect(await bodies()).toBe(before);
    await world.presses('chen', '确认答复', { in: 'ge' });
    expect(world.filesIn('zhang')).toEqual([]);
  });

  it('is chatter again when nothing waits for it, and nothing of it is kept', async () => {
    await world.says('zhang', '我的', { in: 'g1' });
    const before = await bodies();
    await world.says('zhang', '', { in: 'g1', images: 1 });
    expect(world.heardIn()).toEqual([]);
    expect(await bodies()).toBe(before);
    const [last] = await world.app.database.read.inboxEvent.findMany({ orderBy: { id: 'desc' }, take: 1 });
    expect(last?.state).toBe('chatter');
  });
});

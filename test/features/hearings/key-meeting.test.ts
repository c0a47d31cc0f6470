import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('办公会', () => {
  it('invites unit and deputy, tells a change, and leaves 面对面 alone', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#重点 ${number} 督办领导:罗主任`, { in: 'gs' });
    await world.says('wang', `#办公会 ${number} 时间:3月20日15:00 地点:301 主持:高副区长`, { in: 'gs' });
    expectSaid(world, 'ge', number, '3月20日15:00', '301', '高副区长');
    expectSaid(world, 'zhang', number, '3月20日15:00');
    expectSaid(world, 'wang', '罗主任', '请您出席');
    expect(world.heardIn()).not.toContain('luo');
    await world.says('wang', `#办公会 ${number} 时间:3月21日10:00`, { in: 'gs' });
    expectSaid(world, 'ge', '变化', '3月21日10:00', '301');
    await world.says('wang', `#面对面 ${number} 时间:3月25日9:00 地点:社区`, { in: 'gs' });
    const kinds = await world.app.database.read.hearing.findMany({ orderBy: { enteredAt: 'asc' } });
    expect(kinds.map(({ kind }) => kind)).toEqual(['key_meeting', 'face_to_face']);
  });

  it('without a day invites nobody; not a key suggestion is only hinted', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#办公会 ${number} 地点:301`, { in: 'gs' });
    expectSaid(world, 'gs', number, '没有发通知', '还没有列为重点');
    expect(world.heardIn()).toEqual(['gs']);
    const closed = await world.closed();
    await world.says('wang', `#办公会 ${closed.number} 时间:3月20日`, { in: 'gs' });
    expectRefused(world, 'wang', closed.number);
  });

  it('tells a change only to whom the meeting was announced before, and nothing when all is as it was', async () => {
    const { number: first } = await world.assignedTo('区教育局');
    const { number: second } = await world.assignedTo('区住建局', { by: 'qiao' });
    await world.says('wang', `#办公会 ${first} 时间:3月20日15:00 地点:301`, { in: 'gs' });
    await world.says('wang', `#办公会 ${first} 时间:3月20日15:00 地点:301`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    await world.says('wang', `#办公会 ${first}、${second} 时间:3月20日15:00 地点:301`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs', 'gz', 'qiao']);
    for (const invited of ['gz', 'qiao']) {
      expectSaid(world, invited, second, '参加', '3月20日15:00');
      expectUnsaid(world, invited, '变化');
    }
    await world.says('wang', `#办公会 ${first}、${second} 时间:3月20日16:00`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    for (const invited of ['ge', 'zhang', 'gz', 'qiao']) expectSaid(world, invited, '变化', '16:00', '301');
  });

  it('tells when a chair is named, and shows the chair with the meeting from then on', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#办公会 ${number} 时间:3月20日15:00`, { in: 'gs' });
    await world.says('wang', `#办公会 ${number} 主持:高副区长`, { in: 'gs' });
    for (const invited of ['ge', 'zhang']) expectSaid(world, invited, '高副区长', '3月20日15:00');
    await world.says('wang', `#办公会 ${number} 主持:高副区长`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    await world.says('wang', `#办公会 ${number} 地点:302`, { in: 'gs' });
    for (const invited of ['ge', 'zhang']) expectSaid(world, invited, '302', '高副区长');
    await world.says('wang', `#查 ${number}`, { in: 'gs' });
    expectSaid(world, 'gs', '办公会:3月20日15:00;主持:高副区长');
    await world.says('wang', `#纪要 ${number} 议定月底完成`, { in: 'gs' });
    await world.says('wang', `#查 ${number}`, { in: 'gs' });
    expectSaid(world, 'gs', '主持:高副区长', '有纪要');
    await world.says('chen', `看 ${number}`);
    expectSaid(world, 'chen', '纪要(3月20日15:00;主持:高副区长)', '议定月底完成');
  });

  it('is called off: those invited are told, and it is no more', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#办公会 ${number} 取消`, { in: 'gs' });
    expectRefused(world, 'wang', number);
    await world.says('wang', `#办公会 ${number} 时间:3月20日15:00`, { in: 'gs' });
    await world.says('wang', `#办公会 ${number} 取消`, { in: 'gs' });
    expectSaid(world, 'gs', number, '取消', '已告诉');
    for (const invited of ['ge', 'zhang']) expectSaid(world, invited, number, '3月20日15:00', '取消');
    await world.says('wang', `#查 ${number}`, { in: 'gs' });
    expectUnsaid(world, 'gs', '办公会');
  });

  it('about several is called off once confirmed', async () => {
    const first = await world.assignedTo('区教育局');
    const second = await world.assignedTo('区住建局', { by: 'qiao' });
    await world.says('wang', `#办公会 ${first.number}、${second.number} 时间:3月20日15:00`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    await world.says('wang', `#办公会 ${first.number}、${second.number} 取消`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs']);
    await world.presses('wang', '确认', { in: 'gs' });
    for (const invited of ['ge', 'zhang', 'gz', 'qiao']) expectSaid(world, invited, '取消');
  });
});

describe('纪要', () => {
  it('is asked for, and read by office and unit but no deputy', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#纪要 ${number}`, { in: 'gs' });
    expectSaid(world, 'wang', number, '纪要');
    await world.says('wang', '议定月底完成');
    await world.says('chen', `看 ${number}`);
    expectSaid(world, 'chen', '议定月底完成');
    await world.says('zhang', `看 ${number}`);
    expectUnsaid(world, 'zhang', '议定月底完成');
  });

  it('goes below the earlier one, and 撤销 takes back what was added: words and files', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#纪要 ${number} 议定月底完成`, { in: 'gs', files: ['纪要.pdf'] });
    await world.says('wang', `#纪要 ${number} 补充:经费由区财政安排`, { in: 'gs', files: ['补充.pdf'] });
    await world.says('chen', `看 ${number}`);
    expectSaid(world, 'chen', '议定月底完成', '经费由区财政安排');
    expect(world.filesIn('chen').toSorted()).toEqual(['纪要.pdf', '补充.pdf'].toSorted());
    await world.says('wang', '#撤销', { in: 'gs' });
    await world.says('chen', `看 ${number}`);
    expectSaid(world, 'chen', '议定月底完成');
    expectUnsaid(world, 'chen', '经费由区财政安排');
    expect(world.filesIn('chen')).toEqual(['纪要.pdf']);
  });

  it('of several is confirmed first, with its file', async () => {
    const first = await world.assignedTo('区教育局');
    const second = await world.assignedTo('区教育局');
    const noted = () => world.app.database.read.hearingFile.count();
    const before = await noted();
    await world.says('wang', `#纪要 ${first.number}、${second.number}`, { in: 'gs', files: ['会议.pdf'] });
    expectSaid(world, 'gs', first.number, second.number, '2件', '会议.pdf');
    expect(await noted()).toBe(before);
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'gs', first.number, second.number, '记下了');
    expect(await noted()).toBe(before + 2);
  });
});

describe('a contact person of two units without groups', () => {
  it('is invited for each', async () => {
    const { number } = await world.assignedTo('区教育局', { assisting: '区住建局' });
    await world.app.database.write(async (tx) => {
      await tx.chatGroup.updateMany({ where: { kind: 'unit' }, data: { closedAt: world.clock.now() } });
      const chen = await tx.membership.findFirstOrThrow({ where: { person: { name: '陈立德' } } });
      const other = await tx.handlingUnit.findFirstOrThrow({ where: { name: '区住建局' } });
      await tx.membership.create({ data: { ...chen, id: randomUUID(), unitId: other.id } });
    });
    await world.says('wang', `#办公会 ${number} 时间:3月20日15:00`, { in: 'gs' });
    for (const unit of ['区教育局', '区住建局']) expectSaid(world, 'chen', `${unit}:请参加`, number);
  });
});

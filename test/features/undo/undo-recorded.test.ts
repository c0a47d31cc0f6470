import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const undo = () => world.says('wang', '#撤销', { in: 'gs' });
const TEXT = '标题:关于修缮文昌桥的建议\n问题:桥面破损。\n建议:今年修好。';

describe('撤销 of 代录', () => {
  it('that was confirmed puts the suggestion away, and the deputy is told', async () => {
    await world.says('wang', `#代录 张明 ${TEXT}\n联名:李芳`, { in: 'gs' });
    const intake = /拟\d+/u.exec(world.heardAll('gs'))?.[0] ?? '';
    await world.presses('wang', '确认提交', { in: 'gs' });
    await undo();
    expectSaid(world, 'zhang', intake, '已收回');
    expect((await world.record(intake)).state).toBe('withdrawn');
    await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
    expectRefused(world, 'wang');
  });

  it('that is still to be confirmed does too', async () => {
    await world.says('wang', `#代录 张明 ${TEXT}\n联名:李芳`, { in: 'gs' });
    const intake = /拟\d+/u.exec(world.heardAll('gs'))?.[0] ?? '';
    await undo();
    expect((await world.record(intake)).state).toBe('withdrawn');
    await world.presses('wang', '确认提交', { in: 'gs' });
    expect((await world.record(intake)).state).toBe('withdrawn');
  });
});

describe('撤销 of 补登', () => {
  it('of a sign-off makes it owed again, and the unit is told', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#补登 签收 ${number} (纸质)`, { in: 'gs' });
    await undo();
    expectSaid(world, 'ge', number, '误登记');
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('issued');
  });

  it('of a contact removes it', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('wang', `#补登 沟通 ${number} 办前 电话 说明了情况`, { in: 'gs' });
    await undo();
    expect(await read.contact.count({ where: { assignment: { suggestion: { number } } } })).toBe(0);
    expect(await read.auditEntry.count({ where: { action: 'contact.undone' } })).toBe(1);
  });

  it('of a reply opens the matter again: the deputy need not rate', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('wang', `#补登 答复 ${number} A 内容:已换灯 承诺:其余路灯 6月30日`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    expect((await world.record(number)).state).toBe('replied');
    await undo();
    expectSaid(world, 'zhang', number, '误登记');
    expect((await world.record(number)).state).toBe('assigned');
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('signed_off');
    expect(await read.commitment.count({ where: { assignment: { suggestion: { number } } } })).toBe(0);
    await world.says('zhang', `评价 ${number} 满意`);
    expectRefused(world, 'zhang');
    await world.replies('区教育局', number);
    expect((await world.record(number)).state).toBe('replied');
  });

  it('of a reply is refused when the deputy has rated it', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('wang', `#补登 答复 ${number} A 内容:已换灯`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    await world.says('zhang', `评价 ${number} 满意`);
    await undo();
    expectRefused(world, 'wang', '接着办');
    expect((await world.record(number)).state).toBe('closed');
  });

  it('of a sign-off is refused when the unit went on from it', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#补登 签收 ${number}`, { in: 'gs' });
    await world.says('chen', `#沟通 ${number} 电话 说明了情况`, { in: 'ge' });
    await undo();
    expectRefused(world, 'wang', '接着办');
  });

  it('of a rating removes it, and the matter waits for one again', async () => {
    const { number } = await world.replied('区教育局');
    await world.says('wang', `#补登 评价 ${number} 满意 (纸质)`, { in: 'gs' });
    expect((await world.record(number)).state).toBe('closed');
    await undo();
    expectSaid(world, 'zhang', number, '误登记');
    expect((await world.record(number)).state).toBe('replied');
    expect(await read.rating.count({ where: { suggestion: { number } } })).toBe(0);
    await world.says('zhang', `评价 ${number} 满意`);
    expect((await world.record(number)).state).toBe('closed');
  });

  it('of a return takes the request back; nobody decides it any more', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('wang', `#补登 退办 ${number} 理由:不是本单位职责`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('return_requested');
    await undo();
    expectSaid(world, 'gc', number, '误登记');
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('signed_off');
    expect(await read.returnRequest.count({ where: { assignment: { suggestion: { number } } } })).toBe(0);
  });
});

describe('撤销 of a change that leaves the state', () => {
  it('转普通 makes it a fast-track matter again, with its days', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '小微急' });
    const before = await world.unit(number, '区教育局');
    await world.says('wang', `#转普通 ${number} 理由:要立项`, { in: 'gs' });
    expect((await world.record(number)).kind).not.toBe('fast_track');
    await undo();
    expectSaid(world, 'ge', number, '仍按原来');
    expect((await world.record(number)).kind).toBe('fast_track');
    expect((await world.unit(number, '区教育局')).replyDue).toBe(before.replyDue);
  });

  it('更正 says again what it said before', async () => {
    const { number } = await world.closed();
    const { title } = await world.record(number);
    await world.says('wang', `#更正 ${number} 标题:关于修桥的建议 文号:教函〔2026〕7号 理由:笔误`, {
      in: 'gs',
    });
    expect((await world.record(number)).title).toBe('关于修桥的建议');
    await undo();
    expect((await world.record(number)).title).toBe(title);
    const reply = await read.reply.findFirstOrThrow({ where: { assignment: { suggestion: { number } } } });
    expect(reply.documentNumber).not.toBe('教函〔2026〕7号');
  });
});

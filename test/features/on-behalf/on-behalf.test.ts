import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const TEXT = '标题:关于修缮文昌桥的建议\n问题:桥面破损。\n建议:今年修好。';
const intakeIn = (chat: string): string => /拟\d+/u.exec(world.heardAll(chat))?.[0] ?? '';

describe('代录', () => {
  it('makes the deputy its lead, whoever signed the paper a co-signer, and tells the deputy', async () => {
    await world.says('wang', `#代录 石小川 ${TEXT}\n联名:乔雨薇`, { in: 'gs' });
    expectSaid(world, 'gs', '石小川', '文昌桥', '乔雨薇', '确认提交');
    const intake = intakeIn('gs');
    await world.presses('wang', '确认提交', { in: 'gs' });
    expectSaid(world, 'gs', '待审', intake, '石小川');
    expectSaid(world, 'gs', intake, '还没有绑定', '另行告诉');
    expect(await world.record(intake)).toMatchObject({
      state: 'submitted',
      leadDeputy: '石小川',
      cosigners: ['乔雨薇'],
      title: '关于修缮文昌桥的建议',
    });
    expect(await world.audit(intake)).toContain('suggestion.submitted_on_behalf');
    await world.says('wang', `#查 ${intake}`, { in: 'gs' });
    expectSaid(world, 'gs', '代录');
  });

  it('tells a deputy who can be written to, who entered it', async () => {
    await world.says('wang', `#代录 张明 ${TEXT}`, { in: 'gs' });
    await world.presses('wang', '确认提交', { in: 'gs' });
    expectSaid(world, 'zhang', '王敏', '文昌桥');
    expectSaid(world, 'gs', '已经私信告诉代表');
  });

  it('of a deputy who cannot be written to is answered by the unit without a claim that it was sent', async () => {
    await world.says('wang', `#代录 石小川 ${TEXT}`, { in: 'gs' });
    const intake = intakeIn('gs');
    await world.presses('wang', '确认提交', { in: 'gs' });
    await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
    await world.says('wang', `#交办 ${intake} 主办:区教育局`, { in: 'gs' });
    await world.says('chen', `#签收 ${intake}`, { in: 'ge' });
    await world.replies('区教育局', intake);
    expectSaid(world, 'ge', '已答复', '还没有绑定', '另行');
  });

  it('is refused without a name, for a stranger, for a suspended deputy, without content', async () => {
    for (const [typed, word] of [
      ['', '姓名'],
      [`赵子龙 ${TEXT}`, '赵子龙'],
      [`陆守义 ${TEXT}`, '陆守义'],
      ['张明', '张明'],
      [`上级`, '原号'],
    ] as const) {
      await world.says('wang', `#代录 ${typed}`, { in: 'gs' });
      expectRefused(world, 'wang', word);
    }
  });
});

describe('上级转办', () => {
  it('goes the same way under both numbers, and the office is told to report upwards', async () => {
    await world.says('wang', `#代录 上级 市2026-045 ${TEXT}`, { in: 'gs' });
    expectSaid(world, 'gs', '市2026-045', '确认提交');
    const intake = intakeIn('gs');
    await world.presses('wang', '确认提交', { in: 'gs' });
    await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
    await world.says('wang', `#交办 ${intake} 主办:区教育局`, { in: 'gs' });
    const { number } = await world.record(intake);
    await world.says('wang', '#查 市2026-045', { in: 'gs' });
    expectSaid(world, 'gs', number ?? '', '原号市2026-045');
    await world.replies('区教育局', number ?? '');
    expectSaid(world, 'gs', '市2026-045', '上级');
  });
});

describe('补登', () => {
  it('of a sign-off bears the day of the paper, and the unit is told', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '日期:2026-02-27' });
    await world.says('wang', `#补登 签收 ${number} 日期:2026-02-28(纸质)`, { in: 'gs' });
    expectSaid(world, 'ge', number, '签收', '纸质');
    expect(await world.unit(number, '区教育局')).toMatchObject({
      assignmentState: 'signed_off',
      signedOffOn: '2026-02-28',
    });
    expect(await world.audit(number)).toContain('recorded_later.signOff');
  });

  it('of a contact is marked', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#补登 沟通 ${number} 办前 电话 说明了情况 日期:2026-03-01`, { in: 'gs' });
    const contact = await read.contact.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
    });
    expect(contact).toMatchObject({ onBehalf: true, stage: 'before', method: 'phone' });
  });

  it('of a reply is confirmed, marked, and passed on like any other', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '日期:2026-02-27' });
    await world.says('wang', `#补登 答复 ${number} A 文号:城函3号 日期:2026-02-28(纸质)`, { in: 'gs' });
    expectSaid(world, 'gs', number, '区教育局', '2月28日', '纸质', '确认');
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'zhang', number, '答复', 'A类');
    const reply = await read.reply.findFirstOrThrow({ where: { assignment: { suggestion: { number } } } });
    expect(reply).toMatchObject({ onBehalf: true, documentNumber: '城函3号', outcome: 'A' });
    expect((await world.record(number)).state).toBe('replied');

    await world.says('wang', `#补登 评价 ${number} 满意(纸质)`, { in: 'gs' });
    expectSaid(world, 'zhang', number, '王敏', '评价');
    expectSaid(world, 'wang', number, '张明代表的评价', '代表本人还可以改');
    expectUnsaid(world, 'wang', '您的评价', '谢谢您');
    expect(await world.record(number)).toMatchObject({ state: 'closed', result: '满意' });
    const rating = await read.rating.findFirstOrThrow({ where: { suggestion: { number } } });
    const wang = await read.person.findFirstOrThrow({ where: { name: '王敏' } });
    expect(rating).toMatchObject({ onBehalf: true, enteredById: wang.id });
  });

  it('of a rating does not take the place of a later one', async () => {
    const { number } = await world.replied('区教育局', { by: 'qiao' });
    await world.wait('1d');
    await world.says('qiao', `评价 ${number} 满意`);
    await world.says('wang', `#补登 评价 ${number} 1 2 日期:2026-03-02(纸质)`, { in: 'gs' });
    expectRefused(world, 'wang', number, '乔雨薇', '已评价');
    expect(await world.record(number)).toMatchObject({ result: '满意' });
  });

  it('of a return is confirmed and waits for the decision; its day decides whether it was late', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '日期:2026-02-12' });
    await world.says('wang', `#补登 退办 ${number} 理由:不归我局 日期:2026-02-13`, { in: 'gs' });
    await world.presses('wang', '确认', { in: 'gs' });
    expectSaid(world, 'gc', '退办', number, '不归我局');
    const request = await read.returnRequest.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
    });
    expect(request.late).toBe(false);
  });

  it('is for the unit that is named after the number; of several that can be meant it is asked which', async () => {
    const { number } = await world.assignedTo('区教育局', { separate: '区住建局' });
    await world.says('wang', `#补登 退办 ${number} 区住建局 理由:不归我局 建议单位:区教育局`, { in: 'gs' });
    expectSaid(world, 'gs', '退办', number, '区住建局', '确认');
    await world.presses('wang', '确认', { in: 'gs' });
    const request = await read.returnRequest.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
      include: { assignment: { include: { unit: true } } },
    });
    expect(request).toMatchObject({ reason: '不归我局', proposedUnit: '区教育局' });
    expect(request.assignment.unit.name).toBe('区住建局');
  });

  it('of a sign-off is asked whose it is while lead and assisting unit have both not signed', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '协办:区住建局' });
    await world.says('wang', `#补登 签收 ${number}`, { in: 'gs' });
    expectRefused(world, 'wang', number, '区教育局', '区住建局');
    await world.says('wang', `#补登 签收 ${number} 区住建局`, { in: 'gs' });
    expect((await world.unit(number, '区住建局')).assignmentState).toBe('signed_off');
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('issued');
  });

  it('on a day without a year that lies ahead is asked for the day, and nothing else is lost', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '日期:2026-02-27' });
    await world.says('wang', `#补登 签收 ${number} 日期:3月9日(纸质)`, { in: 'gs' });
    expectRefused(world, 'wang', '3月9日', '还没到');
    expect((await world.unit(number, '区教育局')).assignmentState).toBe('issued');
    await world.says('wang', '2月28日');
    expect((await world.unit(number, '区教育局')).signedOffOn).toBe('2026-02-28');
  });

  it('is refused: nothing named, no class, no reason, which unit, a day ahead', async () => {
    const { number } = await world.assignedTo('区教育局', { separate: '区住建局' });
    for (const [typed, word] of [
      ['', '补登'],
      [`答复 ${number} 单位:区教育局`, '结果类别'],
      [`退办 ${number} 单位:区教育局`, '理由'],
      [`签收 ${number}`, '单位'],
      [`签收 ${number} 单位:区教育局 日期:2027-03-05`, '日期'],
    ] as const) {
      await world.says('wang', `#补登 ${typed}`, { in: 'gs' });
      expectRefused(world, 'wang', word);
    }
  });
});

describe('更正', () => {
  it('of a text keeps the old one in the log, and tells the deputy', async () => {
    const { number, title } = await world.assignedTo('区教育局');
    await world.says('wang', `#更正 ${number} 标题:关于更换路灯的建议 理由:录入有误`, { in: 'gs' });
    expectSaid(world, 'gs', number, '关于更换路灯的建议', '录入有误');
    expectSaid(world, 'zhang', number, '关于更换路灯的建议');
    expect((await world.record(number)).title).toBe('关于更换路灯的建议');
    const entry = await read.auditEntry.findFirstOrThrow({
      where: { action: 'suggestion.corrected' },
      orderBy: { sequence: 'desc' },
      include: { payload: true },
    });
    expect(JSON.stringify(entry.payload?.payload)).toContain(title);
    await world.says('wang', `#查 ${number}`, { in: 'gs' });
    expectSaid(world, 'gs', '更正1次');
  });

  it('of the day of 交办 counts all times anew, and is no return', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#更正 ${number} 交办日期:2026-02-27 理由:清单上是这天`, { in: 'gs' });
    expectSaid(world, 'ge', number, '2月27日');
    expect(await world.unit(number, '区教育局')).toMatchObject({
      replyDue: '2026-05-27',
      assignmentState: 'issued',
      returnReason: null,
    });
  });

  it('of a reply changes its number and day', async () => {
    const { number } = await world.replied();
    await world.says('wang', `#更正 ${number} 文号:城函4号\n答复日期:2026-03-01\n理由:笔误`, { in: 'gs' });
    const reply = await read.reply.findFirstOrThrow({ where: { assignment: { suggestion: { number } } } });
    expect(reply.documentNumber).toBe('城函4号');
    expect(reply.repliedOn.toISOString()).toContain('2026-03-01');
  });

  it('asks for the reason', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#更正 ${number} 类别:城建环保`, { in: 'gs' });
    expectSaid(world, 'wang', number, '理由');
    await world.says('wang', '分错了类');
    expect((await world.record(number)).category).toBe('城建环保');
  });

  it('is refused: no field, no such category, no day, no reply yet', async () => {
    const { number } = await world.assignedTo('区教育局');
    for (const [typed, word] of [
      ['理由:看错', '栏目'],
      ['类别:其他事项 理由:看错', '其他事项'],
      ['签收日期:上周 理由:看错', '上周'],
      ['文号:城函4号 理由:看错', '还没有答复'],
    ] as const) {
      await world.says('wang', `#更正 ${number} ${typed}`, { in: 'gs' });
      expectRefused(world, 'wang', number, word);
    }
  });
});

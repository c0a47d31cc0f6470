import { describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const byAll = await createWorld();
const settled = await createWorld();
const byStaff = await createWorld({
  settings: { 'withdraw.approval': 'staff', 'withdraw.until': 'assigned' },
});
const byLead = await createWorld({ settings: { 'withdraw.joint': 'leadAlone' } });

async function jointAssigned(world: World): Promise<string> {
  const { intake } = await world.submitted();
  await world.says('li', `附议 ${intake}`);
  await world.says('qiao', `附议 ${intake}`);
  await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
  await world.says('wang', `#交办 ${intake} 主办:区教育局`, { in: 'gs' });
  return (await world.record(intake)).number ?? '';
}

async function withdraw(world: World, number: string): Promise<void> {
  await world.says('zhang', `撤回 ${number} 理由:已经解决`);
  await world.presses('zhang', '确认撤回');
}

describe('the withdrawal of a joint suggestion', () => {
  it('asks all who have joined, privately, and is done when the last one agrees', async () => {
    const number = await jointAssigned(byAll);
    await withdraw(byAll, number);
    expect(byAll.heardIn()).toEqual(['li', 'qiao', 'zhang']);
    for (const deputy of ['li', 'qiao']) expectSaid(byAll, deputy, number, '已经解决', '同意');
    await byAll.presses('li', '同意');
    expect((await byAll.record(number)).state).toBe('assigned');
    await byAll.says('qiao', '同意');
    expect((await byAll.record(number)).state).toBe('withdrawn');
    expectSaid(byAll, 'ge', '撤回', number);
    expectSaid(byAll, 'zhang', number, '已撤回');
  });

  it('is off when one of them wants it to go on; the lead deputy does not hear who', async () => {
    const number = await jointAssigned(byAll);
    await withdraw(byAll, number);
    await byAll.presses('li', '同意');
    await byAll.presses('qiao', '不同意');
    expectSaid(byAll, 'zhang', number, '接着办');
    expectUnsaid(byAll, 'zhang', '乔雨薇');
    await byAll.presses('li', '不同意');
    expectRefused(byAll, 'li');
    expect((await byAll.record(number)).state).toBe('assigned');
    // Asked again, all have to agree again.
    await withdraw(byAll, number);
    await byAll.presses('qiao', '同意');
    expect((await byAll.record(number)).state).toBe('assigned');
  });

  it('may be agreed to with the number, in whichever way it is written', async () => {
    const number = await jointAssigned(byAll);
    await withdraw(byAll, number);
    await byAll.says('li', '同意 拟999');
    expectRefused(byAll, 'li');
    await byAll.says('li', `同意 ${number}`);
    expectSaid(byAll, 'li', '同意撤回', number);
    await byAll.says('qiao', `同意 ${String(Number(number.slice(-3)))}`);
    expect((await byAll.record(number)).state).toBe('withdrawn');
  });

  it.each(['同意', '同意 N', '不同意'])(
    '%s after somebody has refused is told that it is over',
    async (words) => {
      const number = await jointAssigned(settled);
      await withdraw(settled, number);
      await settled.says('qiao', `不同意 ${number}`);
      expectSaid(settled, 'zhang', number, '接着办');
      await settled.says('li', words.replace('N', number));
      expectRefused(settled, 'li', '已经有结果');
    },
  );

  it('may be agreed to with the number of the draft', async () => {
    const { intake } = await byAll.submitted();
    await byAll.says('li', `附议 ${intake}`);
    await withdraw(byAll, intake);
    await byAll.says('li', `同意 ${intake}`);
    expect((await byAll.record(intake)).state).toBe('withdrawn');
  });

  it('comes too late when the reply is there before the last one agrees', async () => {
    const number = await jointAssigned(byAll);
    await withdraw(byAll, number);
    await byAll.presses('li', '同意');
    await byAll.replies('区教育局', number);
    await byAll.presses('qiao', '同意');
    expectSaid(byAll, 'zhang', number, '已答复');
    expect((await byAll.record(number)).state).toBe('replied');
  });

  it('needs nobody else before it is handed in', async () => {
    await byAll.says('zhang', '#建议\n标题:关于修塔的建议\n问题:塔斜。\n建议:扶正。\n联名:李芳、乔雨薇');
    const intake = /拟\d+/u.exec(byAll.heardAll('zhang'))?.[0] ?? '';
    await byAll.presses('zhang', '确认提交');
    await byAll.says('li', `附议 ${intake}`);
    await withdraw(byAll, intake);
    expect((await byAll.record(intake)).state).toBe('withdrawn');
    expectSaid(byAll, 'li', '修塔', '已撤回');
  });

  it('is the lead deputy’s alone where the rules say so; those who have joined are told', async () => {
    const number = await jointAssigned(byLead);
    await withdraw(byLead, number);
    expect((await byLead.record(number)).state).toBe('withdrawn');
    for (const deputy of ['li', 'qiao']) expectSaid(byLead, deputy, number, '已撤回');
  });
});

describe('a withdrawal that the office approves', () => {
  it('is decided in the staff group, by staff', async () => {
    const { number } = await byStaff.registered();
    await withdraw(byStaff, number);
    expectSaid(byStaff, 'gs', number, '张明', '已经解决', '同意');
    expect((await byStaff.record(number)).state).toBe('registered');
    await byStaff.presses('wang', '同意', { in: 'gs' });
    expect((await byStaff.record(number)).state).toBe('withdrawn');
    expectSaid(byStaff, 'zhang', number, '已撤回');
    await byStaff.presses('gao', '不同意', { in: 'gs' });
    expectRefused(byStaff, 'gao');
  });

  it('is refused, and the handling goes on', async () => {
    const { number } = await byStaff.registered();
    await withdraw(byStaff, number);
    await byStaff.presses('wang', '不同意', { in: 'gs' });
    expectSaid(byStaff, 'zhang', number, '没有同意');
    expect((await byStaff.record(number)).state).toBe('registered');
  });

  it('is asked of those who have joined first', async () => {
    const { intake } = await byStaff.submitted();
    await byStaff.says('li', `附议 ${intake}`);
    await withdraw(byStaff, intake);
    expect(byStaff.heardIn()).toEqual(['li', 'zhang']);
    await byStaff.presses('li', '同意');
    expectSaid(byStaff, 'gs', intake, '同意');
    await byStaff.presses('wang', '同意', { in: 'gs' });
    expect((await byStaff.record(intake)).state).toBe('withdrawn');
  });

  it('is not possible any more once the units have it, where the rules end there', async () => {
    const { number } = await byStaff.assignedTo('区教育局');
    await byStaff.says('zhang', `撤回 ${number} 理由:不提了`);
    expectRefused(byStaff, 'zhang', number);
  });

  it('of a draft needs nobody', async () => {
    const { intake } = await byStaff.draft();
    await withdraw(byStaff, intake);
    expect((await byStaff.record(intake)).state).toBe('withdrawn');
  });
});

import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const fast = () => world.assignedTo('区教育局', { more: '小微急' });

describe('小微急', () => {
  it('has its own short times', async () => {
    const { number } = await fast();
    expectSaid(world, 'ge', '3月16日', '提出,小微急件。');
    expect(await world.record(number)).toMatchObject({ kind: 'fast_track', replyDue: '2026-03-16' });
    expect(await world.unit(number, '区教育局')).toMatchObject({ signOffDue: '2026-03-03' });
  });

  it('may be said at the review: the number is of its own series', async () => {
    const { intake } = await world.submitted();
    await world.says('wang', `#通过 ${intake} 小微急`, { in: 'gs' });
    const { number, kind } = await world.record(intake);
    expect(kind).toBe('fast_track');
    expect(number).toMatch(/^2026急-\d{3}$/u);
  });

  it('goes the ordinary way from the original day, which unit and deputy are told', async () => {
    const { number } = await fast();
    await world.says('wang', `#转普通 ${number} 理由:涉及管线迁改`, { in: 'gs' });
    expectSaid(world, 'gs', number, '6月2日', '涉及管线迁改');
    expectSaid(world, 'ge', number, '6月2日', '涉及管线迁改');
    expectSaid(world, 'zhang', number, '6月2日', '涉及管线迁改');
    expect(await world.record(number)).toMatchObject({
      kind: 'between_sessions',
      replyDue: '2026-06-02',
      number,
    });
    expect(await world.audit(number)).toContain('suggestion.made_ordinary');
    await world.says('wang', `#转普通 ${number} 理由:再转一次`, { in: 'gs' });
    expectRefused(world, 'wang', number, '不是小微急');
  });

  it('closes a later date that was asked for and not decided, which unit and office are told', async () => {
    const { number } = await fast();
    await world.says('chen', `#延期 ${number} 至:4月30日 理由:要整体改造`, { in: 'ge' });
    const { serial } = await world.app.database.read.extension.findFirstOrThrow({
      orderBy: { serial: 'desc' },
    });
    const ref = `延${String(serial)}`;
    await world.says('wang', `#转普通 ${number} 理由:涉及管线迁改`, { in: 'gs' });
    expectSaid(world, 'ge', ref, '不再办理', '6月2日');
    expectSaid(world, 'gs', ref, '不用再批', '6月2日');
    await world.says('wang', `#同意 ${ref}`, { in: 'gs' });
    expectRefused(world, 'wang', '待批');
    expect((await world.record(number)).replyDue).toBe('2026-06-02');
  });

  it('is asked for the reason, which is the next sentence', async () => {
    const { number } = await fast();
    await world.says('wang', `#转普通 ${number}`, { in: 'gs' });
    expectSaid(world, 'wang', number, '理由');
    expect((await world.record(number)).kind).toBe('fast_track');
    await world.says('wang', '要先做方案');
    expect((await world.record(number)).kind).toBe('between_sessions');
  });

  it('that was answered is not turned into an ordinary one', async () => {
    const { number } = await fast();
    await world.replies('区教育局', number);
    await world.says('wang', `#转普通 ${number} 理由:太急`, { in: 'gs' });
    expectRefused(world, 'wang', number, '不能转普通');
  });
});

describe('小微急 that is late', () => {
  it('at the desk is shown to the office: to be reviewed within a day, then to be handed over', async () => {
    await world.says('zhang', '#随手拍 人民路 井盖坏了');
    await world.presses('wang', '转小微急', { in: 'gs' });
    await world.presses('zhang', '确认提交');
    await world.until('2026-03-03T10:00');
    expectSaid(world, 'gs', '小微急', '审');
  });

  it('is proposed for supervision at the first overdue rung, and no more once an order is out', async () => {
    const { number } = await fast();
    await world.until('2026-03-05T10:00');
    expectSaid(world, 'gs', number, '签收', '建议直接督办');
    await world.says('wang', `#督办 ${number} 意见:请尽快签收 期限:3月20日`, { in: 'gs' });
    await world.until('2026-03-10T10:00');
    expectUnsaid(world, 'gs', number);
  });
});

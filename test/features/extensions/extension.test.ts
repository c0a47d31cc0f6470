import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { type Built, once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

const dueOf = async ({ number }: Built, unit = '区教育局'): Promise<string> =>
  (await world.unit(number, unit)).replyDue;

async function asked(): Promise<Built> {
  const built = await world.signedOff('区教育局');
  await world.says('chen', `#延期 ${built.number} 至:9月1日 理由:灯具要招标`, { in: 'ge' });
  return built;
}

/** 延N of the request about a matter. */
async function serialOf({ number }: Built): Promise<string> {
  const row = await world.app.database.read.extension.findFirstOrThrow({
    where: { assignment: { suggestion: { number } } },
    orderBy: { serial: 'desc' },
  });
  return `延${String(row.serial)}`;
}

describe('延期', () => {
  it('is laid before the coordinator and staff, and changes no date before that', async () => {
    const built = await asked();
    expect(world.heardIn()).toEqual(['gc', 'ge', 'gs']);
    for (const chat of ['gc', 'gs'])
      expectSaid(world, chat, '延期', built.number, '区教育局', '9月1日', '6月2日', '灯具要招标', '不同意');
    expectSaid(world, 'ge', await serialOf(built), '6月2日');
    expect(await dueOf(built)).toBe('2026-06-02');
    await world.says('wang', '待批', { in: 'gs' });
    expectSaid(world, 'gs', `${await serialOf(built)} ${built.number}`, '申请延期到9月1日');
  });

  it('is decided by the number of the matter that has one open request, whatever else waits', async () => {
    const [one, other] = [await asked(), await asked()];
    await world.says('wang', `#同意 ${one.intake}`, { in: 'gs' });
    expect(await dueOf(one)).toBe('2026-09-01');
    expect(await dueOf(other)).toBe('2026-06-02');
  });

  it('is decided by the bare digits of the matter, which no request has', async () => {
    const built = await asked();
    for (let extra = 0; extra < 2; extra += 1) await world.registered();
    const next = await asked();
    const digits = String(Number(/\d+$/u.exec(next.number)?.[0]));
    await world.says('wang', `#同意 ${digits}`, { in: 'gs' });
    expect(await dueOf(next)).toBe('2026-09-01');
    expect(await dueOf(built)).toBe('2026-06-02');
  });

  it('is not agreed to by a consent on a condition, which is no plain one', async () => {
    const built = await asked();
    await world.says('wang', `#同意 ${built.intake},但灯具要先招标`, { in: 'gs' });
    expectRefused(world, 'wang', '带了条件');
    expect(await dueOf(built)).toBe('2026-06-02');
  });

  it('is understood in a plain sentence', async () => {
    const built = await world.assignedTo('区教育局');
    await world.says('chen', `${built.number} 延到9月1日,因为要招标`);
    expectSaid(world, 'gs', '延期', '9月1日', '要招标');
  });

  it('without date and reason is asked for both, one after the other', async () => {
    const built = await world.assignedTo('区教育局');
    await world.says('chen', `#延期 ${built.number}`, { in: 'ge' });
    expectSaid(world, 'chen', '哪一天', built.number);
    await world.says('chen', '8月20日');
    expectSaid(world, 'chen', '理由', built.number);
    await world.says('chen', '管线图纸还没有到');
    expectSaid(world, 'gs', '延期', '8月20日', '管线图纸还没有到');
  });

  it('agreed by the coordinator moves the date, and is told to the unit, the deputy and staff', async () => {
    const built = await asked();
    await world.presses('zhou', '同意', { in: 'gc' });
    expect(await dueOf(built)).toBe('2026-09-01');
    expect((await world.record(built.number)).replyDue).toBe('2026-09-01');
    expectSaid(world, 'ge', built.number, '同意', '9月1日');
    expectSaid(world, 'zhang', built.number, '灯具要招标', '代表工委', '9月1日');
    expectSaid(world, 'gs', built.number, '协调单位已同意', '9月1日');
    expect(await world.audit(built.number)).toContain('assignment.extended');
  });

  it('is told to a deputy whom the bot cannot write to without its content, in a group', async () => {
    const built = await world.assignedTo('区教育局');
    const reachable = (is: boolean) =>
      world.app.database.write((tx) =>
        tx.identity.updateMany({ where: { externalId: 'zhang' }, data: { reachable: is } }),
      );
    await world.says('chen', `#延期 ${built.number} 至:9月1日 理由:灯具要招标`, { in: 'ge' });
    await reachable(false);
    await world.says('wang', `#延期审批 ${built.number} 同意`, { in: 'gs' });
    await reachable(true);
    expectSaid(world, 'g1', '张明', '加我为好友');
    expectUnsaid(world, 'g1', '招标', built.number);
  });

  it('refused is told to the unit with the reason, to the deputy not at all', async () => {
    const built = await asked();
    await world.says('wang', `#延期审批 ${built.number} 不同意 理由:请先换灯泡`, { in: 'gs' });
    expectSaid(world, 'ge', built.number, '没有同意', '6月2日', '请先换灯泡');
    expect(world.heardIn()).toEqual(['ge', 'gs']);
    expect(await dueOf(built)).toBe('2026-06-02');
  });

  it('may be asked for again after it was refused', async () => {
    const built = await asked();
    await world.says('wang', `#不同意 ${await serialOf(built)}`, { in: 'gs' });
    expectSaid(world, 'ge', '请按原定期限办理');
    await world.says('chen', `#延期 ${built.number} 至:8月1日 理由:再请考虑`, { in: 'ge' });
    expectSaid(world, 'gs', '延期', '8月1日');
  });

  it('moves the date of both lead units, not of the assisting one', async () => {
    const built = await world.registered();
    await world.says('wang', `#交办 ${built.number} 主办:区教育局、区住建局 协办:园区管委会`, { in: 'gs' });
    await world.says('chen', `#延期 ${built.number} 至:9月1日 理由:灯具要招标`, { in: 'ge' });
    await world.says('wang', `#同意 ${await serialOf(built)}`, { in: 'gs' });
    expect(await dueOf(built)).toBe('2026-09-01');
    expect(await dueOf(built, '区住建局')).toBe('2026-09-01');
    expect(await dueOf(built, '园区管委会')).toBe('2026-04-02');
    expectSaid(world, 'gz', built.number, '9月1日');
  });

  it('is taken back by 撤销, and waits again', async () => {
    const built = await asked();
    await world.says('wang', `#同意 ${await serialOf(built)}`, { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expect(await dueOf(built)).toBe('2026-06-02');
    expectSaid(world, 'ge', built.number, '延期', '撤销');
    await world.presses('zhou', '同意', { in: 'gc' });
    expect(await dueOf(built)).toBe('2026-09-01');
  });
});

describe('延期 is not taken', () => {
  const pending = once(asked);
  const assisted = once(() => world.assignedTo('区教育局', { assisting: '区住建局' }));
  const hard = once(() => world.assignedTo('区教育局', { more: '六个月' }));
  const answered = once(() => world.replied());
  const returned = once(() => world.returnRequested('区教育局'));
  const plain = once(() => world.assignedTo('区教育局'));

  it.each<readonly [string, () => Promise<Built>, string, string, string, string]>([
    ['while one waits', pending, 'chen', 'ge', '至:8月1日 理由:再说一次', '已有一个延期申请'],
    ['of an assisting unit', assisted, 'zhao', 'gz', '至:8月1日 理由:来不及', '协办'],
    ['of a matter that has six months', hard, 'chen', 'ge', '至:10月1日 理由:来不及', '9月2日'],
    ['past six months', plain, 'chen', 'ge', '至:10月1日 理由:来不及', '9月2日'],
    ['to an earlier date', plain, 'chen', 'ge', '至:5月1日 理由:来不及', '6月2日'],
    ['after the reply', answered, 'chen', 'ge', '至:8月1日 理由:来不及', '已经答复'],
    ['while a return is undecided', returned, 'chen', 'ge', '至:8月1日 理由:来不及', '退办申请'],
    ['from another unit', plain, 'zhao', 'gz', '至:8月1日 理由:来不及', '没有查到'],
    ['from a deputy', plain, 'zhang', 'g1', '至:8月1日 理由:来不及', '承办单位'],
  ])('%s', async (_what, make, by, chat, terms, word) => {
    const built = await make();
    const before = await world.app.database.read.extension.count();
    await world.says(by, `#延期 ${built.number} ${terms}`, { in: chat });
    expectRefused(world, by, word);
    expect(await world.app.database.read.extension.count()).toBe(before);
  });

  it("decided by another system's coordinator", async () => {
    const built = await asked();
    const serial = await serialOf(built);
    await world.says('ding', `#同意 ${serial}`, { in: 'gd' });
    expectRefused(world, 'ding', '待批');
    await world.says('ding', '待批', { in: 'gd' });
    expectUnsaid(world, 'gd', serial);
    expect(await dueOf(built)).toBe('2026-06-02');
  });

  it('decided twice', async () => {
    const built = await asked();
    await world.says('wang', `#同意 ${await serialOf(built)}`, { in: 'gs' });
    await world.says('zhou', `#不同意 ${await serialOf(built)}`, { in: 'gc' });
    expectRefused(world, 'zhou', '待批');
    expect(await dueOf(built)).toBe('2026-09-01');
  });
});

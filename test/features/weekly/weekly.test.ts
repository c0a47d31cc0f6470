import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const off = await createWorld();
const on = await createWorld({ settings: { weeklyReport: true } });

it('by default nothing comes by itself, and 周报 may be asked for', async () => {
  await off.until('2026-03-09T12:00');
  expect(off.heardIn()).toEqual([]);
  await off.says('wang', '#周报', { in: 'gm' });
  expectSaid(off, 'wang', '周报(3月2日至3月8日)', '新收0件', '目前逾期0件');
  expectUnsaid(off, 'gm', '新收');
});

it('comes once, also after a downtime over its day', async () => {
  const { number } = await on.assignedTo('区教育局');
  await on.restart('2026-03-11T10:00');
  expectSaid(on, 'gs', '周报(3月2日至3月8日)', '新收1件,交办1件,签收0件');
  await on.until('2026-03-11T11:00');
  await on.restart('2026-03-13T10:00');
  expectUnsaid(on, 'gs', '周报(3月2日');
  await on.until('2026-06-01T10:00');
  expectSaid(on, 'gs', '周报(5月25日至5月31日)', '7天内到期1件', `(${number})`);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageLine } from '../../../src/web/page-types.ts';
import { openSandboxApp, type SandboxApp } from './sandbox-app.ts';

const DEPUTY = 'direct:deputy-101';
const STAFF = 'group:group-staff';
const LETTER = '标题:关于更换路灯的建议\n问题:十一盏路灯不亮。\n建议:一个月内更换。';
const PICTURE = {
  kind: 'image',
  name: '路灯.png',
  mediaType: 'image/png',
  data: Buffer.from('a picture').toString('base64'),
} as const;

let sandbox: SandboxApp;
beforeAll(async () => {
  sandbox = await openSandboxApp();
});
afterAll(() => sandbox.close());

/** A chat as the page shows it; what a line went through before the restart is not told again. */
function shown(chat: string): unknown {
  return sandbox.simulation
    .lines(chat, 0)
    .map(pageLine)
    .map(({ chat: where, from, message }) => ({
      where,
      from,
      message: 'url' in message ? { kind: message.kind, name: message.name, size: message.size } : message,
    }));
}

it('a restart shows the chats as they were, with charts, files and pictures that people sent', async () => {
  await sandbox.say('deputy-101', DEPUTY, LETTER, { attachments: [PICTURE] });
  await sandbox.press('deputy-101', DEPUTY, '确认提交');
  await sandbox.say('staff-1', STAFF, '#看板');
  await sandbox.say('staff-1', STAFF, '#表格');
  const before = { deputy: shown(DEPUTY), staff: shown(STAFF) };
  expect(JSON.stringify(before.deputy)).toContain('路灯.png');
  expect(JSON.stringify(before.staff)).toMatch(/"image".*\.png/u);
  expect(JSON.stringify(before.staff)).toMatch(/"file".*\.xlsx/u);

  await sandbox.restart();

  expect({ deputy: shown(DEPUTY), staff: shown(STAFF) }).toEqual(before);
});

it('a chart is named in the exported rehearsal', async () => {
  expect(await sandbox.simulation.rehearsal()).toMatch(/看板.*\.png/u);
});

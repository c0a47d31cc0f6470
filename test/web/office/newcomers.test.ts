import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScenario } from '../../../src/cli/rehearsal/read-scenario.ts';
import { writeSpreadsheet } from '../../../src/features/lists/write-spreadsheet.ts';
import { openSandboxApp, type SandboxApp } from './sandbox-app.ts';

const STAFF = 'group:group-staff';
const text = (value: string) => ({ text: value });

const folder = mkdtempSync(join(tmpdir(), 'jianyi-newcomers-'));
let sandbox: SandboxApp;
beforeAll(async () => {
  sandbox = await openSandboxApp();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const people = () => sandbox.simulation.people();
const chats = () => sandbox.simulation.chats();
const personNamed = (name: string) => people().find((person) => person.name === name);
const chatNamed = (title: string) => chats().find((chat) => chat.title === title);

async function importLists(): Promise<void> {
  const sheets = [
    {
      name: '代表',
      titles: ['姓名', '代表团'],
      rows: [
        [text('欧阳新'), text('第九代表团')],
        [text('司马远'), text('第一代表团')],
      ],
    },
    { name: '单位', titles: ['单位', '联络员'], rows: [[text('区新设局'), text('诸葛明')]] },
  ];
  const data = (await writeSpreadsheet(sheets)).toString('base64');
  const file = { kind: 'file', name: '名单.xlsx', mediaType: 'application/octet-stream', data } as const;
  await sandbox.say('staff-1', STAFF, '#导入', { attachments: [file] });
  await sandbox.press('staff-1', STAFF, '确认');
}

describe('who comes onto the roster', () => {
  it('is on the network with the next beat, in groups of the own team and unit', async () => {
    const before = { people: people().length, chats: chats().length };
    await sandbox.beat();
    expect({ people: people().length, chats: chats().length }).toEqual(before);
    await importLists();
    expect(personNamed('欧阳新')).toBeUndefined();
    await sandbox.beat();
    await sandbox.beat();

    expect(people()).toHaveLength(before.people + 3);
    expect(personNamed('欧阳新')?.caption).toBe('人大代表 · 第九代表团');
    expect(chatNamed('第九代表团群')?.members).toEqual(
      expect.arrayContaining([personNamed('欧阳新')?.id, 'staff-1']),
    );
    expect(chatNamed('第一代表团群')?.members).toContain(personNamed('司马远')?.id);
    expect(chatNamed('第一代表团群')?.members).not.toContain(personNamed('欧阳新')?.id);
    const unit = chatNamed('区新设局建议办理群');
    expect(unit?.members).toContain(personNamed('诸葛明')?.id);
    // A group and a direct chat for each of the team and the unit that are new, a direct chat for the third.
    expect(chats()).toHaveLength(before.chats + 5);
  });

  it('speaks and is written to, and the unit gets what is assigned to it', async () => {
    const deputy = personNamed('欧阳新')?.id ?? '';
    await sandbox.say(deputy, `direct:${deputy}`, '标题:关于修桥的建议\n问题:桥面坏了。\n建议:修桥。');
    await sandbox.press(deputy, `direct:${deputy}`, '确认提交');
    await sandbox.press('staff-1', STAFF, '通过');
    await sandbox.say('staff-1', STAFF, '#交办 1号 主办:区新设局');
    const unit = chatNamed('区新设局建议办理群')?.id ?? '';
    expect(sandbox.heard(unit).join()).toContain('签收');
    const handler = personNamed('诸葛明')?.id ?? '';
    await sandbox.say(handler, unit, '签收');
    expect(sandbox.heard(unit).at(-1)).toContain('已签收');
  });

  it('is in the rehearsal of the session', async () => {
    const file = join(folder, 'session.yaml');
    writeFileSync(file, (await sandbox.simulation.rehearsal()) ?? '');
    const scenario = readScenario(file, 'bot-scripts');
    expect(scenario.people.find(({ name }) => name === '诸葛明')).toMatchObject({ unit: '区新设局' });
    const unit = { kind: 'unit', unit: '区新设局' };
    expect(scenario.groups.find(({ name }) => name === '区新设局建议办理群')).toMatchObject(unit);
  });

  it('leaves no group that it left, and is there after a restart', async () => {
    const before = { people: people(), chats: chats() };
    await sandbox.restart();
    const after = { people: people(), chats: chats() };
    expect(new Set(after.people)).toEqual(new Set(before.people));
    expect(after.chats.map(({ id }) => id).toSorted()).toEqual(before.chats.map(({ id }) => id).toSorted());
  });
});

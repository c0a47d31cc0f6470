import { describe, expect, it } from 'vitest';
import { docxOf, smallDocx } from '../../../src/cli/rehearsal/small-docx.ts';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { filesOf } from '../lists/support.ts';

const world = await createWorld();
const folder = filesOf();

const letter = (street: string) =>
  smallDocx([
    [`关于更换${street}路灯的建议`],
    [`${street}有十一盏灯不亮,上个月发生两起摔伤。`],
    ['建议:'],
    ['1.一个月内更换。'],
    ['2.每季度检查一次。'],
  ]);
const form = smallDocx([
  ['示例区第十八届人大代表建议专用纸'],
  ['编号', '', '类别', '城建环保'],
  ['标 题', '关于在梅溪街道增设充电棚的建议'],
  ['领衔代表', '张明', '联系电话', '13800000000'],
  ['案由', '飞线充电有三起险情。'],
  ['建议', '1.先建五处充电棚。\n2.年底前全覆盖。'],
]);
const put = (name: string, bytes: Buffer): string => folder.put(name, bytes);

const shownIntakes = (chat: string): string[] => world.heardAll(chat).match(/拟\d+/gu) ?? [];
const shownIntake = (chat: string): string => shownIntakes(chat)[0] ?? 'nothing shown';

async function stored(intake: string) {
  const intakeNumber = Number(intake.slice(1));
  return world.app.database.read.suggestion.findFirstOrThrow({
    where: { intakeNumber },
    include: { files: { include: { file: { select: { name: true } } } } },
  });
}

describe('a Word file of a deputy', () => {
  it('is read into the fields in the direct chat, shown back as a draft, and kept', async () => {
    await world.says('zhang', '', { files: [put('关于路灯的建议.docx', letter('人民路'))] });
    expect(world.heardIn()).toEqual(['zhang']);
    expectSaid(world, 'zhang', '关于更换人民路路灯的建议', '收件号拟', '共2条', '确认提交');
    const row = await stored(shownIntake('zhang'));
    expect(row).toMatchObject({ state: 'draft', reason: expect.stringContaining('摔伤') as string });
    expect(row.files.map(({ file }) => file.name)).toEqual(['关于路灯的建议.docx']);
  });

  it('may be the paper form: its cells are the fields, and what is not the suggestion is left out', async () => {
    await world.says('qiao', '', { files: [put('专用纸.docx', form)] });
    const row = await stored(shownIntake('qiao'));
    expect(row).toMatchObject({
      title: '关于在梅溪街道增设充电棚的建议',
      category: '城建环保',
      reason: '飞线充电有三起险情。',
      advice: '1.先建五处充电棚。\n2.年底前全覆盖。',
    });
    await world.presses('qiao', '确认提交');
    expectSaid(world, 'gs', '待审', '充电棚', '乔雨薇');
  });

  it('is asked for what it lacks, and the answer completes it', async () => {
    const bytes = smallDocx([['标题:关于公厕的建议'], ['问题:集市没有公厕。']]);
    await world.says('zhang', '', { files: [put('公厕.docx', bytes)] });
    expectSaid(world, 'zhang', '还缺「建议」', '关于公厕的建议');
    const intake = shownIntake('zhang');
    await world.says('zhang', '在集市东口建一座公厕。');
    expect(await stored(intake)).toMatchObject({ advice: '在集市东口建一座公厕。' });
  });

  it('is a draft of its own beside another one, and corrects the one of its own title', async () => {
    await world.says('zhang', '', { files: [put('一.docx', letter('文昌路'))] });
    const one = shownIntake('zhang');
    await world.says('zhang', '', { files: [put('二.docx', letter('滨河路'))] });
    const two = shownIntake('zhang');
    expect(two).not.toBe(one);
    const better = smallDocx([['标题:关于更换滨河路路灯的建议'], ['问题:全部不亮。'], ['建议:立即更换。']]);
    await world.says('zhang', '', { files: [put('二(改).docx', better)] });
    expect(shownIntake('zhang')).toBe(two);
    const row = await stored(two);
    expect(row).toMatchObject({ reason: '全部不亮。', advice: '立即更换。' });
    expect(row.files.map(({ file }) => file.name).toSorted()).toEqual(['二(改).docx', '二.docx'].toSorted());
    expect(await stored(one)).toMatchObject({ title: '关于更换文昌路路灯的建议' });
  });

  it('is an attachment of the draft that was typed when it is no suggestion itself', async () => {
    await world.says('qiao', '标题:关于修桥的建议\n问题:桥面坏了。\n建议:修桥。');
    const intake = shownIntake('qiao');
    await world.says('qiao', '', { files: [put('现场记录.docx', smallDocx([['三月一日到现场看过。']]))] });
    expectSaid(world, 'qiao', '收到', '现场记录.docx');
    expect(await stored(intake)).toMatchObject({ reason: '桥面坏了。', files: [{}] });
  });

  it('fills what the typed draft lacks', async () => {
    await world.says('qiao', '#建议\n标题:关于修路的建议\n问题:路面坏了。');
    const intake = shownIntake('qiao');
    await world.says('qiao', '', { files: [put('补充.docx', smallDocx([['建议:月底前修好。']]))] });
    expect(shownIntake('qiao')).toBe(intake);
    expect(await stored(intake)).toMatchObject({ reason: '路面坏了。', advice: '月底前修好。' });
  });

  it('stands behind #建议 in a group, in the same message or right after it', async () => {
    await world.says('zhang', '#建议', { in: 'g1', files: [put('三.docx', letter('朝阳路'))] });
    expectSaid(world, 'g1', '朝阳路', '收件号拟');
    await world.says('qiao', '#建议', { in: 'g2' });
    expectSaid(world, 'g2', '已私信您');
    await world.says('qiao', '', { in: 'g2', files: [put('四.docx', letter('建设路'))] });
    expectSaid(world, 'g2', '建设路', '收件号拟');
  });

  it('is chatter in a group where nobody asked for it', async () => {
    await world.wait('1h');
    const bodies = await world.app.database.read.inboxBody.count();
    await world.says('zhang', '我的', { in: 'g1' });
    await world.says('zhang', '', { in: 'g1', files: [put('五.docx', letter('解放路'))] });
    expect(world.heardIn()).toEqual([]);
    expect(await world.app.database.read.inboxBody.count()).toBe(bodies + 1);
  });

  it('beside a plain sentence says what the sentence does not', async () => {
    await world.says('zhang', '#建议 关于和平路的事,详见附件', { files: [put('六.docx', letter('和平路'))] });
    expectSaid(world, 'zhang', '关于更换和平路路灯的建议', '共2条');
  });

  it('is one suggestion each when several come at once', async () => {
    const files = [put('七.docx', letter('新华路')), put('八.docx', letter('胜利路'))];
    await world.says('zhang', '', { files });
    const intakes = [...new Set(shownIntakes('zhang'))];
    expect(intakes).toHaveLength(2);
    expectSaid(world, 'zhang', '新华路');
    expectSaid(world, 'zhang', '胜利路');
  });

  it('with a mark of secrecy leaves nothing behind', async () => {
    const bytes = smallDocx([['机密★5年'], ['标题:关于雷达站的建议'], ['问题:甲。'], ['建议:乙。']]);
    await world.says('zhang', '', { files: [put('九.docx', bytes)] });
    expectSaid(world, 'zhang', '没有保存');
    expectSaid(world, 'gs', '张明');
    const at = bytes.indexOf('雷达站');
    const encoded = bytes.toString('base64').slice(Math.floor(at / 3) * 4, Math.floor(at / 3) * 4 + 12);
    const words = ['雷达站', Buffer.from('雷达站').toString('hex'), encoded];
    const everything = await world.everythingStored();
    expect(words.filter((word) => everything.includes(word))).toEqual([]);
  });

  it('stays a file of the unit while its sender has matters to answer', async () => {
    await world.says('li', '', { files: [put('十.docx', letter('西街'))] });
    expectSaid(world, 'li', '西街');
    await world.signedOff('区住建局', { by: 'qiao' });
    await world.wait('1h');
    await world.says('li', '', { files: [put('办理答复.docx', letter('东街'))] });
    expectUnsaid(world, 'li', '东街');
    expectSaid(world, 'li', '办理答复.docx', '收到了', '是哪一件的答复');
  });

  it('is not taken from a deputy who may not submit', async () => {
    await world.says('lu', '', { files: [put('十一.docx', letter('南街'))] });
    expectRefused(world, 'lu');
  });
});

describe('a Word file that cannot be read', () => {
  it.each([
    ['建议.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为 .docx'],
    ['建议.wps', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为 .docx'],
    ['坏的.docx', letter('北街').subarray(0, 500), '没有传完整'],
    ['空的.docx', smallDocx([['']]), '没有文字'],
    ['宏.docm', docxOf('', { 'word/vbaProject.bin': '' }), '宏'],
    ['太长.docx', smallDocx([['长'.repeat(20_001)]]), '两万字'],
    ['扫描.pdf', Buffer.from('%PDF-1.7'), '读不了'],
  ])('%s is answered with what to do', async (name, bytes, words) => {
    const before = await world.app.database.read.suggestion.count();
    await world.says('qiao', '', { files: [put(name, bytes)] });
    expect(world.heardIn()).toEqual(['qiao']);
    expectSaid(world, 'qiao', name, words, '请工委代录', '取消');
    expect(await world.app.database.read.suggestion.count()).toBe(before);
    await world.wait('1h');
  });

  it('is followed by one that can', async () => {
    await world.says('qiao', '', { files: [put('建议.doc', Buffer.from('d0cf11e0', 'hex'))] });
    await world.says('qiao', '', { files: [put('建议.docx', letter('后街'))] });
    expectSaid(world, 'qiao', '后街', '收件号拟');
  });

  it('in a group is answered privately', async () => {
    await world.says('zhang', '#建议', { in: 'g1', files: [put('坏.docx', Buffer.from('PK'))] });
    expectSaid(world, 'zhang', '不能打开', '请工委代录');
    expectSaid(world, 'g1', '已私信您');
    await world.says('lin', '#建议', { in: 'g1', files: [put('坏.docx', Buffer.from('PK'))] });
    expectSaid(world, 'g1', '加我为好友');
  });
});

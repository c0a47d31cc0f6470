import { describe, expect, it } from 'vitest';
import { callOf, directCallOf, type Expected, flat } from './support.ts';

const NONE = { numbers: [], all: false, except: [] };
const clue = (serial: number) => ({ letter: '线', serial });
const order = { letter: '单', serial: 7 };

describe('what is typed about clues', () => {
  it.each<[string, Expected]>([
    ['#随手拍 人民路12号 井盖坏了', { name: 'clue', body: '人民路12号 井盖坏了' }],
    ['#随手拍\n地点:滨河路\n问题:护栏断了', { name: 'clue', body: '地点:滨河路\n问题:护栏断了' }],
    ['#线索池', { name: 'cluePool' }],
    ['#线索', { name: 'clueWork' }],
    ['#线索 线12', { name: 'clueWork', clue: clue(12) }],
    ['#线索 12 认领', { name: 'clueWork', clue: { serial: 12 }, deed: 'claim' }],
    ['#线索 认领 线12', { name: 'clueWork', clue: clue(12), deed: 'claim' }],
    ['#线索 线12 认领 张明代表', { name: 'clueWork', clue: clue(12), deed: 'claim', person: '张明' }],
    ['#线索 线12 转建议', { name: 'clueWork', clue: clue(12), deed: 'suggest' }],
    ['#线索线12转为代表建议', { name: 'clueWork', clue: clue(12), deed: 'suggest' }],
    ['#线索 线12 转小微急', { name: 'clueWork', clue: clue(12), deed: 'fastTrack' }],
    ['#线索 线12 转出 12345热线', { name: 'clueWork', clue: clue(12), deed: 'passOn', to: '12345热线' }],
    ['#线索 线12 转给梅溪街道', { name: 'clueWork', clue: clue(12), deed: 'passOn', to: '梅溪街道' }],
    ['#线索 线12 并入 线9', { name: 'clueWork', clue: clue(12), deed: 'merge', into: clue(9) }],
    ['#线索 12 并入 9', { name: 'clueWork', clue: { serial: 12 }, deed: 'merge', into: { serial: 9 } }],
  ])('%s', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
  });
});

describe('what is typed about supervision', () => {
  it.each<[string, object]>([
    ['#督办清单', { deed: 'list', targets: NONE }],
    ['#督办', { deed: 'list', targets: NONE }],
    ['#督办 清单', { deed: 'list', targets: NONE }],
    ['#督办 单7 期限:6月1日', { deed: 'due', targets: NONE, order, due: '2026-06-01' }],
    [
      '#督办 单7 整改 请补充进度 期限:6月1日',
      { deed: 'correct', targets: NONE, order, opinion: '请补充进度', due: '2026-06-01' },
    ],
    ['#督办 单7 回头看 6月1日', { deed: 'lookBack', targets: NONE, order, due: '2026-06-01' }],
    ['#督办 7 回头看', { deed: 'lookBack', targets: NONE, order: { serial: 7 } }],
    ['#督办 单7 关闭', { deed: 'close', targets: NONE, order }],
    ['#督办 关闭 单7', { deed: 'close', targets: NONE, order }],
    ['#督办 单7 撤单 理由:发错了', { deed: 'drop', targets: NONE, order, opinion: '发错了' }],
    ['#督办 7 撤单 理由:发错了', { deed: 'drop', targets: NONE, order: { serial: 7 }, opinion: '发错了' }],
    ['#督办 单7 关闭了', { deed: 'close', targets: NONE, order }],
    ['#督办 7 回头看 6月1日', { deed: 'lookBack', targets: NONE, order: { serial: 7 }, due: '2026-06-01' }],
  ])('%s', (text, expected) => {
    expect(callOf(text)).toEqual({ name: 'supervise', ...expected });
  });

  it.each<[string, Expected]>([
    [
      '#督办 18 意见:请尽快施工 期限:6月1日',
      { name: 'supervise', deed: 'issue', numbers: ['018'], opinion: '请尽快施工', due: '2026-06-01' },
    ],
    [
      '#督办 2026闭-018 区住建局 请尽快施工',
      { name: 'supervise', deed: 'issue', numbers: ['2026闭-018'], unit: '区住建局', opinion: '请尽快施工' },
    ],
    [
      '#督办 18 单位:区住建局 意见:请尽快施工',
      { name: 'supervise', deed: 'issue', numbers: ['018'], unit: '区住建局', opinion: '请尽快施工' },
    ],
    ['#督办 18', { name: 'supervise', deed: 'issue', numbers: ['018'] }],
    [
      '#督办 18 办结情况不实，请重新答复',
      { name: 'supervise', deed: 'issue', numbers: ['018'], opinion: '办结情况不实，请重新答复' },
    ],
    ['#督办 18 整改不到位', { name: 'supervise', deed: 'issue', numbers: ['018'], opinion: '整改不到位' }],
    [
      '#督办 18 整改 请补充进度 期限:6月1日',
      {
        name: 'supervise',
        deed: 'issue',
        numbers: ['018'],
        opinion: '整改 请补充进度',
        due: '2026-06-01',
      },
    ],
    ['#督办回复 单7 已经开工', { name: 'supervisionReply', order, content: '已经开工' }],
    ['#督办回复 7 内容:已经开工', { name: 'supervisionReply', order: { serial: 7 }, content: '已经开工' }],
    [
      '#督办回复 2026闭-018 已经开工',
      { name: 'supervisionReply', numbers: ['2026闭-018'], content: '已经开工' },
    ],
    ['#督办回复 已经开工', { name: 'supervisionReply', content: '已经开工' }],
    [
      '#重点 18 督办领导:罗主任 领办领导:高副区长',
      {
        name: 'keySuggestion',
        deed: 'set',
        numbers: ['018'],
        supervisionLeader: '罗主任',
        responsibleLeader: '高副区长',
      },
    ],
    ['#重点 18', { name: 'keySuggestion', deed: 'set', numbers: ['018'] }],
    ['#重点 18 取消', { name: 'keySuggestion', deed: 'end', numbers: ['018'] }],
    ['#重点清单', { name: 'keySuggestion', deed: 'list' }],
    ['#转普通 18 理由:涉及管线迁改', { name: 'toOrdinary', numbers: ['018'], reason: '涉及管线迁改' }],
    ['#转普通 18', { name: 'toOrdinary', numbers: ['018'] }],
  ])('%s', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
  });
});

describe('what staff enters for others', () => {
  it('is read like a suggestion after the name', () => {
    expect(callOf('#代录 张明 标题:换路灯\n问题:灯不亮\n建议:更换\n联名:李芳')).toMatchObject({
      name: 'onBehalf',
      person: '张明',
      superior: false,
      suggestion: { title: '换路灯', reason: '灯不亮', advice: '更换', cosigners: ['李芳'] },
    });
    expect(callOf('#代录 张明代表 建议 标题:换路灯 建议:更换')).toMatchObject({
      person: '张明',
      suggestion: { title: '换路灯' },
    });
    expect(callOf('#代录')).toMatchObject({ name: 'onBehalf', superior: false });
  });

  it('from above bears the number from there', () => {
    expect(callOf('#代录 上级 市2026-045 标题:修公路\n建议:拓宽')).toMatchObject({
      name: 'onBehalf',
      superior: true,
      superiorNumber: '市2026-045',
      suggestion: { title: '修公路', advice: '拓宽' },
    });
    expect(callOf('#代录 上级 原号:第45号 标题:修公路')).toMatchObject({ superiorNumber: '第45号' });
  });

  it.each<[string, object]>([
    [
      '#补登 签收 18 日期:3月3日(纸质)',
      { said: { name: 'signOff', targets: { numbers: [{ serial: 18 }] } }, date: '2026-03-03', paper: true },
    ],
    [
      '#补登 沟通 18 办前 电话 说明了情况 单位:区教育局 日期:3月3日',
      {
        said: { name: 'contact', stage: 'before', method: 'phone', summary: '说明了情况' },
        unit: '区教育局',
        date: '2026-03-03',
        paper: false,
      },
    ],
    [
      '#补登 答复 18 A 文号:城函3号 日期:3月28日 纸质',
      { said: { name: 'reply', outcome: 'A', documentNumber: '城函3号' }, date: '2026-03-28', paper: true },
    ],
    [
      '#补登 评价 18 态度:满意 结果:基本满意 日期:4月1日(纸质)',
      { said: { name: 'rate', attitude: 1, result: 2 }, date: '2026-04-01', paper: true },
    ],
    [
      '#补登 退办 18 理由:不归我局 日期:3月3日',
      { said: { name: 'requestReturn', reason: '不归我局' }, date: '2026-03-03', paper: false },
    ],
    ['#补登', { paper: false }],
  ])('%s', (text, expected) => {
    expect(directCallOf(text)).toMatchObject({ name: 'recordLater', ...expected });
  });

  it.each<[string, object]>([
    [
      '#更正 18 标题:关于更换路灯的建议 理由:录入有误',
      { corrections: [{ field: 'title', value: '关于更换路灯的建议' }], reason: '录入有误' },
    ],
    [
      '#更正 18 交办日期:3月1日 理由:清单上是这天',
      { corrections: [{ field: 'assignedOn', value: '2026-03-01' }], reason: '清单上是这天' },
    ],
    [
      '#更正 18 文号:城函4号\n签发人:高局长\n单位:区教育局',
      {
        corrections: [
          { field: 'documentNumber', value: '城函4号' },
          { field: 'signer', value: '高局长' },
        ],
        unit: '区教育局',
      },
    ],
    ['#更正 18', { corrections: [] }],
  ])('%s', (text, expected) => {
    expect(callOf(text)).toMatchObject({ name: 'correct', ...expected });
  });
});

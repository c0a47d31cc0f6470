import { describe, expect, it } from 'vitest';
import { callOf, directCallOf, flat } from './support.ts';

const order = { letter: '单', serial: 7 };

describe('the record of a supervision', () => {
  const record = { report: '汇报了', site: '动工了' };
  it.each([
    ['#督办记录 单7 听汇报:汇报了 现场看:动工了', { order, record }],
    ['#督办 单7 记录 听汇报:汇报了\n现场看:动工了', { order, record }],
    ['#督办记录 7 现场看:动工了', { order: { serial: 7 }, record: { site: '动工了' } }],
    ['#督办记录 2026闭-018 测评:8成满意', { numbers: ['2026闭-018'], record: { assessment: '8成满意' } }],
    ['#督办 2026闭-018 记录 与代表沟通:认可', { numbers: ['2026闭-018'], record: { deputy: '认可' } }],
    ['#督办记录 单7 今天去看过', { order, record: {}, opinion: '今天去看过' }],
    ['#督办记录 单7', { order, record: {} }],
  ])('%s', (text, expected) => {
    const { targets, ...said } = callOf(text) as { readonly targets: unknown };
    const { numbers } = flat(callOf(text)) as { readonly numbers?: readonly string[] };
    expect(targets).toBeDefined();
    expect({ ...said, ...((numbers ?? []).length > 0 ? { numbers } : {}) }).toEqual({
      name: 'supervise',
      deed: 'record',
      ...expected,
    });
  });

  it('an order by several offices names them; the words inside an opinion do not', () => {
    expect(callOf('#督办 18 意见:请报进度 联合:政府督查室 督办人:周科长 期限:6月1日')).toMatchObject({
      ...{ deed: 'issue', opinion: '请报进度', due: '2026-06-01' },
      ...{ partner: '政府督查室', charged: '周科长' },
    });
    expect(callOf('#督办 18 意见:请住建局 联合 城管局 尽快办')).toMatchObject({
      opinion: '请住建局 联合 城管局 尽快办',
    });
    expect(callOf('#督办 18 意见:请住建局 联合 城管局 尽快办')).not.toHaveProperty('partner');
  });
});

describe('the quality of a reply', () => {
  it.each([
    [
      '#质量 18 措施不实 没有工期',
      { numbers: ['018'], shortcoming: 'measures', note: '没有工期', lift: false },
    ],
    ['#18 质量 答复不规范', { numbers: ['018'], shortcoming: 'form', lift: false }],
    [
      '#质量 2026闭-018 区住建局 措施不实',
      { numbers: ['2026闭-018'], unit: '区住建局', shortcoming: 'measures', lift: false },
    ],
    ['#质量 18 无', { numbers: ['018'], lift: true }],
  ])('%s', (text, expected) => {
    expect(flat(callOf(text))).toEqual({ name: 'quality', ...expected });
  });

  it('may be said when the paper is accepted', () => {
    expect(callOf('#核收 18 措施不实 没有工期')).toMatchObject({
      name: 'acceptPaper',
      shortcoming: 'measures',
      note: '没有工期',
    });
    expect(callOf('#核收 18')).not.toHaveProperty('shortcoming');
  });
});

describe('points for choosing', () => {
  it.each([
    ['#遴选 18 30 20 15', ['018'], [30, 20, 15].map((points) => ({ points }))],
    ['#18 遴选 30 20', ['018'], [30, 20].map((points) => ({ points }))],
    [
      '#遴选 2026闭-018 事关全局:30 可查20分',
      ['2026闭-018'],
      [
        { name: '事关全局', points: 30 },
        { name: '可查', points: 20 },
      ],
    ],
    ['#遴选 18', ['018'], []],
  ])('%s', (text, numbers, scores) => {
    expect(flat(callOf(text))).toEqual({ name: 'keyScores', deed: 'set', numbers, scores });
  });

  it('alone is the list', () => {
    expect(callOf('#遴选')).toMatchObject({ name: 'keyScores', deed: 'list' });
  });
});

describe('deployment, meetings and minutes', () => {
  it.each([
    [
      '#部署 18 李局长主持部署会',
      { name: 'plan', numbers: ['018'], content: '李局长主持部署会', forDeployment: true },
    ],
    [
      '#方案 18 领导:李局长 部署:3月2日开会',
      { name: 'plan', numbers: ['018'], leader: '李局长', deployment: '3月2日开会' },
    ],
    [
      '#办公会 18、22 时间:6月3日15:00 地点:区政府301 主持:高副区长',
      {
        name: 'keyMeeting',
        numbers: ['018', '022'],
        date: '2026-06-03',
        time: '15:00',
        place: '区政府301',
        chair: '高副区长',
      },
    ],
    [
      '#办公会 18 时间:6月3日15:00 领办领导:高副区长',
      { name: 'keyMeeting', numbers: ['018'], date: '2026-06-03', time: '15:00', chair: '高副区长' },
    ],
    ['#办公会 18 取消', { name: 'keyMeeting', numbers: ['018'], off: true }],
    ['#办公会 18、22 不开了', { name: 'keyMeeting', numbers: ['018', '022'], off: true }],
    ['#纪要 18 会议议定:月底完成', { name: 'minutes', numbers: ['018'], content: '会议议定:月底完成' }],
  ])('%s', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
  });
});

describe('free text that begins with one of these words', () => {
  it.each([
    '质量太差了,答复没有措施',
    '遴选项目的时候没有听代表的意见',
    '部署不到位,街道也没有人管',
    '纪要里没有写我说的话',
    '办公会什么时候开',
    '督办记录 没有公开',
  ])('%s', (text) => {
    const { name } = directCallOf(text) as { readonly name: string };
    expect(['quality', 'keyScores', 'plan', 'minutes', 'keyMeeting', 'supervise']).not.toContain(name);
  });
});

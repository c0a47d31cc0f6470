import { describe, expect, it } from 'vitest';
import { callOf, type Expected, flat } from './support.ts';

describe('what units type in a group', () => {
  it.each<[string, Expected]>([
    // handlers
    ['待办', { name: 'todo' }],
    ['#待办', { name: 'todo' }],
    ['#表格', { name: 'ledger' }],
    ['#表格 未签收', { name: 'ledger', condition: '未签收' }],
    ['签收', { name: 'signOff' }],
    ['签收！谢谢', { name: 'signOff' }],
    ['好的，签收', { name: 'signOff' }],
    ['18 签收', { name: 'signOff', numbers: ['018'] }],
    ['18号签收', { name: 'signOff', numbers: ['018'] }],
    ['第18号 签收', { name: 'signOff', numbers: ['018'] }],
    ['2026闭-018签收', { name: 'signOff', numbers: ['2026闭-018'] }],
    ['签收 18、22', { name: 'signOff', numbers: ['018', '022'] }],
    ['签收18，22', { name: 'signOff', numbers: ['018', '022'] }],
    ['签收 18 22 31', { name: 'signOff', numbers: ['018', '022', '031'] }],
    ['签收 18-20', { name: 'signOff', numbers: ['018', '019', '020'] }],
    ['签收 18到20', { name: 'signOff', numbers: ['018', '019', '020'] }],
    ['签收 18~20', { name: 'signOff', numbers: ['018', '019', '020'] }],
    ['签收 18—20、25', { name: 'signOff', numbers: ['018', '019', '020', '025'] }],
    ['签收 18-20 除 19', { name: 'signOff', numbers: ['018', '020'], except: ['019'] }],
    ['签收 全部', { name: 'signOff', all: true }],
    ['签收全部', { name: 'signOff', all: true }],
    ['全部签收', { name: 'signOff', all: true }],
    ['签收 全部 除 25', { name: 'signOff', all: true, except: ['025'] }],
    ['签收 全部 除25、31', { name: 'signOff', all: true, except: ['025', '031'] }],
    ['签收 全部除了25号', { name: 'signOff', all: true, except: ['025'] }],
    ['全部签收，除 25', { name: 'signOff', all: true, except: ['025'] }],
    ['签收 除25外全部', { name: 'signOff', all: true, except: ['025'] }],
    ['＃ 签收18', { name: 'signOff', numbers: ['018'] }],
    ['#签收18号', { name: 'signOff', numbers: ['018'] }],
    ['# 签收 18', { name: 'signOff', numbers: ['018'] }],
    ['##签收 18', { name: 'signOff', numbers: ['018'] }],
    ['#签收# 18', { name: 'signOff', numbers: ['018'] }],
    ['#簽收 18', { name: 'signOff', numbers: ['018'] }],
    ['#签 收 18', { name: 'signOff', numbers: ['018'] }],
    ['@小助手 签收 18', { name: 'signOff', numbers: ['018'] }],
    ['@小助手签收18', { name: 'signOff', numbers: ['018'] }],
    ['各位好\n#签收 18', { name: 'signOff', numbers: ['018'] }],
    ['@小助手 您好，签收 18，谢谢', { name: 'signOff', numbers: ['018'] }],
    [
      '#签收 18 承办人:陈老师 电话:000-1234 领办领导:李局长',
      { name: 'signOff', numbers: ['018'], handler: '陈老师', phone: '000-1234', leader: '李局长' },
    ],
    [
      '#签收 18，承办人：陈老师，电话：000-1234',
      { name: 'signOff', numbers: ['018'], handler: '陈老师', phone: '000-1234' },
    ],
    [
      '#签收 18 承办人 陈老师 电话 000-1234',
      { name: 'signOff', numbers: ['018'], handler: '陈老师', phone: '000-1234' },
    ],
    [
      '签收 18\n承办人:陈老师\n电话:000-1234',
      { name: 'signOff', numbers: ['018'], handler: '陈老师', phone: '000-1234' },
    ],
    ['#签收 承办人:陈老师', { name: 'signOff', handler: '陈老师' }],
    [
      '#方案 18 定领导:刘局 定人员:小宋 定时限:5月30日',
      { name: 'plan', numbers: ['018'], leader: '刘局', people: '小宋', schedule: '5月30日' },
    ],
    ['#签收 18 办结承诺:6月10日', { name: 'signOff', numbers: ['018'], promise: '2026-06-10' }],
    [
      '#退办 18 理由:不属于我局职责 建议单位:区住建局',
      { name: 'requestReturn', numbers: ['018'], reason: '不属于我局职责', unit: '区住建局' },
    ],
    [
      '#退办 18\n【理由】不属于我局职责\n【建议单位】区住建局',
      { name: 'requestReturn', numbers: ['018'], reason: '不属于我局职责', unit: '区住建局' },
    ],
    [
      '#退办 18 建议单位:区住建局 理由:不属于我局职责',
      { name: 'requestReturn', numbers: ['018'], reason: '不属于我局职责', unit: '区住建局' },
    ],
    [
      '#退办 18 这条路归区交通局管',
      { name: 'requestReturn', numbers: ['018'], reason: '这条路归区交通局管', unit: '区交通局' },
    ],
    ['#退办 18', { name: 'requestReturn', numbers: ['018'] }],
    ['#申请退办 18 理由:不归我们', { name: 'requestReturn', numbers: ['018'], reason: '不归我们' }],
    [
      '@小助手 25不是我们的,归交通局',
      { name: 'requestReturn', numbers: ['025'], reason: '不是我们的,归交通局', unit: '交通局' },
    ],
    [
      '#25不是我们的，归交通局',
      { name: 'requestReturn', numbers: ['025'], reason: '不是我们的，归交通局', unit: '交通局' },
    ],
    [
      '#沟通 18 办前 面谈 3月5日 在学校见了张代表',
      {
        name: 'contact',
        numbers: ['018'],
        stage: 'before',
        method: 'meeting',
        date: '2026-03-05',
        summary: '在学校见了张代表',
      },
    ],
    [
      '#沟通 18、22 办中 电话 说明了进度',
      { name: 'contact', numbers: ['018', '022'], stage: 'during', method: 'phone', summary: '说明了进度' },
    ],
    [
      '#沟通 18 办后 函 已寄送',
      { name: 'contact', numbers: ['018'], stage: 'after', method: 'letter', summary: '已寄送' },
    ],
    [
      '#沟通 18 座谈 2026-04-02 听取意见',
      { name: 'contact', numbers: ['018'], method: 'forum', date: '2026-04-02', summary: '听取意见' },
    ],
    [
      '#沟通 18 线上 4.2 视频说明',
      { name: 'contact', numbers: ['018'], method: 'online', date: '2026-04-02', summary: '视频说明' },
    ],
    [
      '#沟通 18 走访 到路口看了现场',
      { name: 'contact', numbers: ['018'], method: 'visit', summary: '到路口看了现场' },
    ],
    ['#沟通 18 和张代表交换了意见', { name: 'contact', numbers: ['018'], summary: '和张代表交换了意见' }],
    [
      '#18 昨天去见了张代表',
      {
        name: 'contact',
        numbers: ['018'],
        method: 'meeting',
        date: '2026-04-09',
        summary: '昨天去见了张代表',
      },
    ],
    [
      '#沟通 18 昨天下午 电话 说明了进度',
      { name: 'contact', numbers: ['018'], method: 'phone', date: '2026-04-09', summary: '说明了进度' },
    ],
    ['#沟通 18 上周五面谈', { name: 'contact', numbers: ['018'], method: 'meeting', date: '2026-04-03' }],
    [
      '#沟通 18 4月2日座谈会 听取意见',
      { name: 'contact', numbers: ['018'], method: 'forum', date: '2026-04-02', summary: '听取意见' },
    ],
    [
      '#沟通 18 二〇二六年四月二日 面谈 说明了进度',
      { name: 'contact', numbers: ['018'], method: 'meeting', date: '2026-04-02', summary: '说明了进度' },
    ],
    [
      '#办前沟通 18 电话 已联系',
      { name: 'contact', numbers: ['018'], stage: 'before', method: 'phone', summary: '已联系' },
    ],
    [
      '#延期 18 至:2026-09-30 理由:设备未到',
      { name: 'extend', numbers: ['018'], until: '2026-09-30', reason: '设备未到' },
    ],
    [
      '#延期 18 至:9月30日 理由:设备未到',
      { name: 'extend', numbers: ['018'], until: '2026-09-30', reason: '设备未到' },
    ],
    [
      '#延期 18 至9月30日，因为设备未到',
      { name: 'extend', numbers: ['018'], until: '2026-09-30', reason: '设备未到' },
    ],
    [
      '#延期 18 理由:设备未到 至:9.30',
      { name: 'extend', numbers: ['018'], until: '2026-09-30', reason: '设备未到' },
    ],
    [
      '#延期 18 到 9-30 设备未到',
      { name: 'extend', numbers: ['018'], until: '2026-09-30', reason: '设备未到' },
    ],
    ['#延期 18 至:年底 理由:设备未到', { name: 'extend', numbers: ['018'], reason: '设备未到' }],
    [
      '#18 延到9月30日,因为设备未到',
      { name: 'extend', numbers: ['018'], until: '2026-09-30', reason: '设备未到' },
    ],
    [
      '#协办意见 18 同意,建议增加照明',
      { name: 'assistOpinion', numbers: ['018'], opinion: '同意,建议增加照明' },
    ],
    [
      '#协办承诺 18 事项:提供用地 时限:6月30日',
      { name: 'assistPromise', numbers: ['018'], matter: '提供用地', date: '2026-06-30', done: false },
    ],
    [
      '#协办承诺 18 提供用地 6月30日前',
      { name: 'assistPromise', numbers: ['018'], matter: '提供用地', date: '2026-06-30', done: false },
    ],
    [
      '#答复 18 A 文号:区教函〔2026〕3号 签发:李局长 日期:2026-04-08 内容:已全部更换。',
      {
        name: 'reply',
        numbers: ['018'],
        outcome: 'A',
        documentNumber: '区教函〔2026〕3号',
        signer: '李局长',
        date: '2026-04-08',
        content: '已全部更换。',
        commitments: [],
      },
    ],
    [
      '#答复 18 B类 内容:列入计划 承诺:更换路灯 2026-12-31',
      {
        name: 'reply',
        numbers: ['018'],
        outcome: 'B',
        content: '列入计划',
        commitments: [{ matter: '更换路灯', date: '2026-12-31' }],
      },
    ],
    [
      '#答复 18 结果:C 内容:留作参考',
      { name: 'reply', numbers: ['018'], outcome: 'C', content: '留作参考', commitments: [] },
    ],
    [
      '#答复18A 已经修好',
      { name: 'reply', numbers: ['018'], outcome: 'A', content: '已经修好', commitments: [] },
    ],
    [
      '#答复 18 Ａ\n日期：4月8日\n内容：已修好',
      {
        name: 'reply',
        numbers: ['018'],
        outcome: 'A',
        date: '2026-04-08',
        content: '已修好',
        commitments: [],
      },
    ],
    [
      '#答复 A 文号:城管函3号 内容:20号已修好第5号灯',
      {
        name: 'reply',
        outcome: 'A',
        documentNumber: '城管函3号',
        content: '20号已修好第5号灯',
        commitments: [],
      },
    ],
    ['#答复\n文号: 东体函3号', { name: 'reply', documentNumber: '东体函3号', commitments: [] }],
    [
      '#答复\n结果:A\n编号:018\n文号:东体函3号',
      { name: 'reply', numbers: ['018'], outcome: 'A', documentNumber: '东体函3号', commitments: [] },
    ],
    ['#签收\n承办人:林涛\n办结承诺:20号', { name: 'signOff', handler: '林涛' }],
    ['#承办人:林涛 电话:0000-123', { name: 'signOff', handler: '林涛', phone: '0000-123' }],
    ['#18 承办人:林涛', { name: 'signOff', numbers: ['018'], handler: '林涛' }],
    ['看 1', { name: 'readFull', numbers: ['001'] }],
    ['看1', { name: 'readFull', numbers: ['001'] }],
    ['看拟12', { name: 'readFull', numbers: ['拟12'] }],
    ['看全文 18', { name: 'readFull', numbers: ['018'] }],
    ['#看 1', { name: 'readFull', numbers: ['001'] }],
    ['#看全文 18', { name: 'readFull', numbers: ['018'] }],
    ['#说明 18 原因:等设备', { name: 'lateness', numbers: ['018'], reason: '等设备' }],
    ['#方案 18 分三步', { name: 'plan', numbers: ['018'], content: '分三步' }],
    [
      '#方案 18 领办孙局长,承办马工,5月底前装灯,6月初答复',
      {
        name: 'plan',
        numbers: ['018'],
        leader: '孙局长',
        people: '马工',
        content: '5月底前装灯,6月初答复',
      },
    ],
    [
      '#方案 18 先勘察，承办人林涛，领办领导是李局长',
      { name: 'plan', numbers: ['018'], leader: '李局长', people: '林涛', content: '先勘察' },
    ],
    [
      '#方案 18 承办单位负责施工,承办这件事要两个月',
      { name: 'plan', numbers: ['018'], content: '承办单位负责施工,承办这件事要两个月' },
    ],
  ])('%j', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
  });
});

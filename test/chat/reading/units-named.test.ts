import { describe, expect, it } from 'vitest';
import { unitPointedAt } from '../../../src/chat/reading/units.ts';
import { passage } from '../../../src/chat/reading/fold.ts';
import { callOf, flat } from './support.ts';

const NONE = {
  numbers: ['018'],
  lead: [],
  assisting: [],
  separate: [],
  fastTrack: false,
  key: false,
  sixMonths: false,
};
const LEAD = { lead: ['区住建局'] };
const BOTH = { ...LEAD, assisting: ['区消防大队', '区城管局'] };

describe('the units of an assignment', () => {
  it.each<[string, object]>([
    ['主办区住建局 协办区消防大队、区城管局', BOTH],
    ['区住建局主办，区消防大队、区城管局协办', BOTH],
    ['由区住建局主办,协办:区消防大队 区城管局', BOTH],
    ['区住建局 协办 区消防大队、区城管局', BOTH],
    ['主办:区住建局 配合:区消防大队、区城管局', BOTH],
    ['主办:区住建局 请尽快办理', LEAD],
    ['主办:区住建局,请转告区交通局', LEAD],
    ['主办:区住建局 备注:请注意3号楼', LEAD],
    ['主办:区住建局 理由:4月1日去看过', LEAD],
    ['主办:区住建局 答复期限:6月10日', { ...LEAD, due: '2026-06-10' }],
    ['主办:区住建局 限6月10日前答复', { ...LEAD, due: '2026-06-10' }],
    ['主办:区住建局 4月8日', { ...LEAD, date: '2026-04-08' }],
    ['主办:住建、消防 城管', { lead: ['住建', '消防', '城管'] }],
    ['主办:区重点项目服务中心', { lead: ['区重点项目服务中心'] }],
    ['主办:区住建局 重点 半年内办结', { ...LEAD, key: true, sixMonths: true }],
    ['主办:区住建局,重点件,小微急', { ...LEAD, key: true, fastTrack: true }],
    ['由区教育局改为区住建局', LEAD],
    ['从区教育局改到区住建局', LEAD],
    ['主办:由区教育局改为区住建局', LEAD],
  ])('#改办 18 %s', (text, said) => {
    expect(flat(callOf(`#改办 18 ${text}`))).toEqual({ name: 'reassign', ...NONE, ...said });
    expect(flat(callOf(`#交办 18 ${text}`))).toEqual({ name: 'assign', ...NONE, ...said });
  });

  it.each<[string, object]>([
    ['#同意 4 区交通局主办', { reassignTo: ['区交通局'] }],
    ['#同意 4 改交区交通局', { reassignTo: ['区交通局'] }],
    ['#同意 4 改交:区交通局 请抓紧', { reassignTo: ['区交通局'] }],
  ])('%s', (text, said) => {
    expect(callOf(text)).toEqual({ name: 'decide', agree: true, refs: [{ serial: 4 }], ...said });
  });

  it.each<[string, string | undefined]>([
    ['请区交通局办理', undefined],
    ['交区交通局办理', '区交通局'],
    ['应移交区交通局', '区交通局'],
    ['请转交区交通局', '区交通局'],
    ['应归区交通局管', '区交通局'],
  ])('%s points at %s', (text, unit) => {
    expect(unitPointedAt(passage(text))).toBe(unit);
  });
});

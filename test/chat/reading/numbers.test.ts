import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passage } from '../../../src/chat/reading/fold.ts';
import {
  formatNumberRef,
  isSameNumber,
  matches,
  numberAt,
  numberOfFile,
  numbersIn,
  readNumber,
} from '../../../src/chat/reading/numbers.ts';
import { leadingTargets, MOST_TARGETS } from '../../../src/chat/reading/targets.ts';

const SERIES = ['闭', '急', '议转', '会'];

function listed(text: string): string[] {
  const { targets } = leadingTargets(passage(text), { series: SERIES, rangeWords: 'yes' });
  return targets.numbers.map(formatNumberRef);
}

describe('a list of numbers', () => {
  it.each<[string, string[]]>([
    ['18、22、31', ['018', '022', '031']],
    ['18,22，31', ['018', '022', '031']],
    ['18 22', ['018', '022']],
    ['18和22', ['018', '022']],
    ['18号、第22号', ['018', '022']],
    ['18 18号', ['018']],
    ['16-18', ['016', '017', '018']],
    ['016～018', ['016', '017', '018']],
    ['闭016-018', ['闭-016', '闭-017', '闭-018']],
    ['2026闭-016到2026闭-018', ['2026闭-016', '2026闭-017', '2026闭-018']],
    ['拟3-5', ['拟3', '拟4', '拟5']],
    ['2026闭-018', ['2026闭-018']],
    ['2026议转-001', ['2026议转-001']],
    ['2026急003', ['2026急-003']],
    ['2026会-001、会002', ['2026会-001', '会-002']],
    ['18-3-001 18-3-002', ['18-3-001', '18-3-002']],
    ['18-3-001至18-3-003', ['18-3-001', '18-3-002', '18-3-003']],
    ['18-3-1号', ['18-3-001']],
    ['十八届三次018号', ['18-3-018']],
    ['第十八届人大第三次会议第18号', ['18-3-018']],
    ['18-16', ['018']],
    ['第十八号', ['018']],
    ['二十一号', ['021']],
    ['2026-06-10', []],
    ['2026年6月10日', []],
    ['6月10日', []],
    ['6.10', []],
    ['18盏灯', []],
    ['3个月', []],
    ['10%', []],
    ['0000-2345678', []],
    ['8:30', []],
    ['18 第1段已经铺好', ['018']],
    ['18 二期已开工', ['018']],
    ['18 2期工程已开工', ['018']],
    ['18 第2标段招标中', ['018']],
    ['18 3号楼已完工', ['018']],
    ['18 第三号楼已完工', ['018']],
    ['18 第3季度完成', ['018']],
    ['18 第22号', ['018', '022']],
    ['18号线路', ['018']],
    ['18期限', ['018']],
    ['18 6月10日', ['018']],
    ['18 2026-06-10', ['018']],
    ['0', []],
  ])('%j', (text, expected) => {
    expect(listed(text)).toEqual(expected);
  });

  it('unrolls every range that is not too long, and never more than the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), (from, length) => {
        const refs = listed(`${String(from)}-${String(from + length)}`);
        expect(refs).toHaveLength(Math.min(length + 1, MOST_TARGETS));
        expect(refs[0]).toBe(String(from).padStart(3, '0'));
      }),
    );
  });
});

it.each<[string, string[]]>([
  ['「2026闭-018《关于…》已受理」', ['2026闭-018']],
  ['收件号拟12，18盏灯，第9号', ['拟12', '009']],
  ['电话 000-1234567，6月10日', []],
  ['「18-3-001《关于…》已受理」，见2026会-002', ['18-3-001', '2026会-002']],
  ['关于会001的答复，另见答复闭-018', ['会-001', '闭-018']],
  ['城管函3号、区教函〔2026〕4号、政办字第5号', []],
  ['大会2026-01-10开', []],
  ['3号楼、第5号井和2号线都已完工，第9号另办', ['009']],
])('finds in %j only what is certainly a number', (text, expected) => {
  expect(numbersIn(text, SERIES).map((it) => formatNumberRef(it.ref))).toEqual(expected);
});

it.each<[string, string | undefined]>([
  ['018.pdf', '018'],
  ['018关于路灯的答复.docx', '018'],
  ['关于2026闭-018的答复.pdf', '2026闭-018'],
  ['002答复.pdf', '002'],
  ['018….pdf', '018'],
  ['2026闭-018答复函.pdf', '2026闭-018'],
  ['2026会-001答复函.pdf', '2026会-001'],
  ['18-3-001答复函.pdf', '18-3-001'],
  ['关于人民路路灯的第18号建议的答复.pdf', '018'],
  ['答复018.pdf', '018'],
  ['区教函〔2026〕3号.pdf', undefined],
  ['IMG_0012.jpg', undefined],
  ['答复.pdf', undefined],
  ['20260408.pdf', undefined],
  ['2026年工作.pdf', undefined],
])('the file %s names the number %s', (name, expected) => {
  const ref = numberOfFile(name, SERIES);
  expect(ref && formatNumberRef(ref)).toBe(expected);
});

it.each<[string, string | undefined]>([
  ['2026会-001', '2026会-001'],
  ['会001', '会-001'],
  ['18-3-001', '18-3-001'],
  ['001', '001'],
  ['1号', '001'],
  ['第1号', '001'],
  ['2026 闭-018', '2026闭-018'],
  ['2026年闭018', '2026闭-018'],
  ['闭字第18号', '闭-018'],
  ['2026议转-001', '2026议转-001'],
  ['拟１２', '拟12'],
  ['12345', '12345'],
  ['十八', undefined],
  ['18盏灯', undefined],
  ['018 已办', undefined],
  ['', undefined],
])('the text %j is the number %s, whatever the series', (typed, expected) => {
  const ref = readNumber(typed);
  expect(ref && formatNumberRef(ref)).toBe(expected);
});

it.each([
  ['会001', '2026会-001', true],
  ['1号', '2026会-001', true],
  ['第1号', '18-3-001', true],
  ['18-3-001', '18-3-001', true],
  ['十八届三次001号', '18-3-001', true],
  ['8-3-001', '18-3-001', false],
  ['闭001', '2026会-001', false],
  ['2025会-001', '2026会-001', false],
  ['12', '拟12', true],
  ['拟12', '2026闭-012', false],
])('%s and %s are one number: %s', (one, other, expected) => {
  expect(isSameNumber(one, other)).toBe(expected);
});

describe('a typed number and a suggestion', () => {
  const registered = { intakeNumber: '拟12', number: '2026闭-018' };
  it.each([
    ['18', registered, true],
    ['018', registered, true],
    ['闭018', registered, true],
    ['2026闭-018', registered, true],
    ['2026-018', registered, true],
    ['拟12', registered, true],
    ['12', registered, false],
    ['2025闭-018', registered, false],
    ['急018', registered, false],
    ['拟18', registered, false],
    ['12', { intakeNumber: '拟12' }, true],
    ['闭012', { intakeNumber: '拟12' }, false],
    ['18', { number: '三-3-018' }, true],
    ['会001', { number: '2026会-001' }, true],
    ['第1号', { number: '18-3-001' }, true],
    ['十八届三次1号', { number: '18-3-001' }, true],
    ['8-3-001', { number: '18-3-001' }, false],
    ['三-3-018', { number: '三-3-018' }, true],
    ['三-2-018', { number: '三-3-018' }, false],
  ])('%s and %j: %s', (typed, numbers, expected) => {
    const found = numberAt(typed, 0, SERIES);
    expect(found && matches(found.ref, numbers, SERIES)).toBe(expected);
  });

  it('every formatted number is read back as itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('拟', '闭-', '2026闭-', '2026议转-', '2026会-', '会-', '18-3-', ''),
        fc.integer({ min: 1, max: 999 }),
        (head, serial) => {
          const text = head === '拟' ? `拟${String(serial)}` : `${head}${String(serial).padStart(3, '0')}`;
          const found = numberAt(text, 0, SERIES);
          expect(found && formatNumberRef(found.ref)).toBe(text);
        },
      ),
    );
  });
});

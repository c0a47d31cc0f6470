import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/domain/disclosure/redact.ts';

describe('a text to be published', () => {
  it.each([
    ['电话13812345678', '13812345678'],
    ['请打138 1234 5678', '1234'],
    ['+8613812345678', '13812345678'],
    ['座机029-87654321', '87654321'],
    ['联系电话:87654321', '87654321'],
    ['身份证号 610102199001011234', '610102199001011234'],
    ['身份证:61010219900101123X', '61010219900101123X'],
    ['卡号6222021234567890123', '6222021234567890123'],
    ['邮箱 zhang.ming@example.cn', 'zhang.ming'],
    ['微信号:zhangming_88', 'zhangming_88'],
    ['代表证号:0123', '0123'],
    ['家住幸福小区3号楼2单元501室', '幸福小区'],
    ['李阿姨在3号楼2单元501室摔倒', '501'],
    ['家庭住址:人民路8号', '人民路8号'],
  ])('keeps nothing of %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain('已略】');
  });

  it.each([
    '人民路有11盏路灯不亮,涉及3200户,投入128.5万元。',
    '2026年5月28日,区住建函〔2026〕5号。',
    '建议在3号楼东侧增设充电棚。',
    '梅溪街道办事处地址较远,群众不便。',
    '国道312线2026闭-018号建议。',
  ])('leaves %s as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('says the same when it is redacted twice', () => {
    const piece = fc.constantFrom(
      '电话',
      '13812345678',
      '住址:',
      '人民路',
      '3号楼501室',
      ',',
      '。',
      '610102199001011234',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = redact(pieces.join(''));
        expect(redact(once)).toBe(once);
      }),
    );
  });

  it('shows no mobile number, wherever it stands between words', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });
    const words = fc.constantFrom('', '请打', '(', '电话:', '。', ' ', '李阿姨');
    fc.assert(
      fc.property(words, digits, words, (before, rest, after) => {
        const number = `13${rest.join('')}`;
        expect(redact(`${before}${number}${after}`)).not.toContain(number);
      }),
    );
  });
});

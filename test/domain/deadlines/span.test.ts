import { expect, it } from 'vitest';
import { formatSpan, parseSpan } from '../../../src/domain/deadlines/span.ts';

it.each([
  ['3wd', 3, 'wd'],
  ['15d', 15, 'd'],
  ['6m', 6, 'm'],
  ['72h', 72, 'h'],
  ['9999d', 9999, 'd'],
])('reads %s and writes it back', (text, count, unit) => {
  expect(parseSpan(text)).toEqual({ count, unit });
  expect(formatSpan(parseSpan(text) ?? { count: 0, unit: 'd' })).toBe(text);
});

it.each([
  '',
  '3',
  'wd',
  '0d',
  '03d',
  '-3d',
  '+3d',
  '3 d',
  ' 3d',
  '3d ',
  '3w',
  '3WD',
  '1.5d',
  '10000d',
  '3d4d',
])('refuses %j', (text) => {
  expect(parseSpan(text)).toBeUndefined();
});

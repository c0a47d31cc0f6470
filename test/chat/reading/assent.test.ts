import { expect, it } from 'vitest';
import { assentIn } from '../../../src/chat/reading/assent.ts';
import { passage } from '../../../src/chat/reading/fold.ts';
import { directCallOf } from './support.ts';

it.each([
  ['好的', 'yes'],
  ['好的,谢谢', 'yes'],
  ['嗯嗯，可以', 'yes'],
  ['没问题', 'yes'],
  ['对，没错。', 'yes'],
  ['就这样吧', 'yes'],
  ['OK👌', 'yes'],
  ['要得', 'yes'],
  ['交吧', 'hand_in'],
  ['那就提交吧', 'hand_in'],
  ['可以，提交吧', 'hand_in'],
  ['好，麻烦你帮我交上去', 'hand_in'],
  ['没问题,帮我报上去吧,谢谢', 'hand_in'],
  ['谢谢', undefined],
  ['您好', undefined],
  ['', undefined],
  ['交办', undefined],
  ['交接', undefined],
  ['交通不便', undefined],
  ['不交', undefined],
  ['先不提交', undefined],
  ['可以不交吗', undefined],
  ['好的,桥在青石村', undefined],
  ['不行', undefined],
  ['可以吗?交了没有?', undefined],
])('%j agrees to what was shown back: %s', (text, expected) => {
  expect(assentIn(passage(text))).toBe(expected);
});

it('交吧 in a direct chat is 提交; 好的 is a greeting that agrees', () => {
  expect(directCallOf('交吧')).toEqual({ name: 'confirm' });
  expect(directCallOf('好的')).toEqual({ name: 'greeting', assent: true });
  expect(directCallOf('您好')).toEqual({ name: 'greeting' });
});

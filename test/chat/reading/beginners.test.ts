import { describe, expect, it } from 'vitest';
import { directCallOf } from './support.ts';

describe('how a beginner talks', () => {
  it.each([
    ['谢谢小王', { name: 'greeting' }],
    ['谢谢王主任', { name: 'greeting' }],
    ['多谢李大姐的关心', { name: 'greeting' }],
    ['怎么提建议啊', { name: 'guide' }],
    ['请问建议怎么提?', { name: 'guide' }],
    ['不会弄', { name: 'guide', helpless: true }],
    ['我不会写', { name: 'guide', helpless: true }],
    ['谢谢请撤回', { name: 'unknown' }],
  ])('%s', (said, call) => {
    expect(directCallOf(said)).toMatchObject(call);
  });

  it.each([
    ['还可以吧,基本满意', 2],
    ['总的来说还行,满意', 1],
    ['总体上还可以，比较满意', 2],
    ['说实话,不太满意', 3],
  ])('%s', (said, grade) => {
    expect(directCallOf(said)).toMatchObject({ name: 'rate', attitude: grade, result: grade });
  });

  it.each(['还可以吧', '还行吧,群众不满意', '还可以,如果装了我就满意'])('%s', (said) => {
    expect(directCallOf(said)).not.toMatchObject({ name: 'rate' });
  });
});

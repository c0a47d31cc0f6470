import { expect } from 'vitest';
import type { World } from './world.ts';

/** The step was refused: its speaker alone heard of it, privately, with 不能 and these words. */
export function expectRefused(world: World, speaker: string, ...words: readonly string[]): void {
  expect(world.heardIn()).toEqual([speaker]);
  expectSaid(world, speaker, '不能', ...words);
}

/** One message in the chat holds all the words. */
export function expectSaid(world: World, chat: string, ...words: readonly string[]): void {
  const heard = world.heard(chat).map(plain);
  const fits = heard.some((message) => words.every((word) => message.includes(plain(word))));
  expect(fits, `${words.join(', ')} in:\n${heard.join('\n')}`).toBe(true);
}

/** No message in the chat holds any of the words. */
export function expectUnsaid(world: World, chat: string, ...words: readonly string[]): void {
  const heard = plain(world.heardAll(chat));
  expect(words.filter((word) => heard.includes(plain(word)))).toEqual([]);
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}

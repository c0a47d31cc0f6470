import type { CommandCall } from '../command-call.ts';
import type { Passage } from './fold.ts';
import { present } from './present.ts';
import { punctuated, type Said } from './said.ts';

/** A name, with or without an office (高副区长), and nothing more. */
const NAME = /^(?!的|了|这|那|是)[\p{Script=Han}·]{2,6}$/u;

/** 领办清单, 领办 高副区长; 领办领导:高副区长 is a field, and 领办这件事的是谁 is free text. */
export function fitsLeaderList({ folded }: Pick<Passage, 'folded'>): boolean {
  const name = withoutStop(folded);
  return name === '' || NAME.test(name);
}

/** 领办清单 [姓名], 领办 姓名 */
export function readLeaderList(said: Said): CommandCall {
  const leader = withoutStop(punctuated(said.rest).clean);
  return present({ name: 'leaderList' as const, leader: leader === '' ? undefined : leader });
}

function withoutStop(text: string): string {
  return text.trim().replace(/[。!\uff01]+$/u, '');
}

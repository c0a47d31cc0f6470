import type { CommandCall } from '../command-call.ts';
import type { Passage } from './fold.ts';
import { cut } from './fold.ts';
import { readNames } from './names.ts';
import { present } from './present.ts';
import { letteredRefs } from './returns.ts';
import { punctuated, type Said, wordsOf } from './said.ts';

type ClueWork = Extract<CommandCall, { name: 'clueWork' }>;

/** The first that fits counts: 转小微急 is neither 转建议 nor 转出. */
const DEEDS: readonly (readonly [RegExp, NonNullable<ClueWork['deed']>])[] = [
  [/^(?:由|请)?认领/, 'claim'],
  [/^(?:转(?:为|成|入|作)?)?小微急(?:件|建议)?/, 'fastTrack'],
  [/^转(?:为|成|入|作)?(?:代表)?建议/, 'suggest'],
  [/^(?:并入|并到|合并(?:到|入|至)?)/, 'merge'],
  [/^转(?:出|给|交|送|办|到|至|往)?(?:到|至|给)?(?!普通)/, 'passOn'],
];

/** #随手拍 地点 问题; from a form the fields stand one a line. */
export function readClue(said: Said): CommandCall {
  const body = [said.numbers.clean, punctuated(said.rest).clean].filter((it) => it !== '').join(' ');
  return { name: 'clue', body };
}

/** 线索 号 认领 [姓名]|转建议|转小微急|转出 去向|并入 号, in either order of number and deed. */
export function readClueWork(said: Said): CommandCall {
  const before = letteredRefs(said.numbers);
  const first = letteredRefs(said.rest);
  const deed = deedAt(first.rest);
  const after = deed === undefined ? first : letteredRefs(deed.rest);
  const own = before.refs[0] ?? first.refs[0];
  const clue = own ?? after.refs[0];
  const rest = own === undefined ? after.rest : (deed?.rest ?? first.rest);
  const into = deed?.deed === 'merge' ? letteredRefs(rest).refs[0] : undefined;
  return present({
    name: 'clueWork' as const,
    clue,
    deed: deed?.deed,
    into,
    to: deed?.deed === 'passOn' ? wordsOf(rest) : undefined,
    person: deed?.deed === 'claim' ? readNames(rest)[0] : undefined,
  });
}

function deedAt(text: Passage): { deed: NonNullable<ClueWork['deed']>; rest: Passage } | undefined {
  const head = punctuated(text);
  for (const [pattern, deed] of DEEDS) {
    const match = pattern.exec(head.folded);
    if (match) return { deed, rest: punctuated(cut(head, match[0].length)) };
  }
  return undefined;
}

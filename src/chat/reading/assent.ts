import type { Passage } from './fold.ts';
import { isKindWord, partsOf } from './politeness.ts';

const YES =
  /^(?:嗯+|是|是的|是这样|就是|就是这样|对|对的|对头|没错|好|好的|好嘞|好呀|行|行的|可以|可以的|中|成|妥|要得|得行|ok|okay|没问题|没有问题|没意见|没有意见|无误|正确|就这样|就这么|就这么(?:办|着|定)|就按这个|同意)(?:了|啦|的)?$/u;

/** 交吧, 那就提交吧, 麻烦帮我交上去, 就这样报上去. */
const HAND_IN =
  /^(?:那|就|请|麻烦|劳烦|您|你|我|帮我?|替我?|给我?|现在|直接|可以|这样|这么|按这个|这个|把它|把这个|把这件|赶紧|先|确认)*(?:提?交(?:上去|上|给(?:你们?|您|人大|工委|办公室)|吧|就行|就可以|就好|即可)?|[报递呈](?:上去|上来))$/u;

/** Assent is short. */
const LONGEST = 40;

/**
 * What somebody says to a thing that was shown back: `yes` (好的, 没问题, 就这样吧), or `hand_in` with a word for it
 * (交吧; 好, 帮我交上去); undefined when anything else is said as well.
 */
export function assentIn(text: Passage): 'yes' | 'hand_in' | undefined {
  if (text.folded.length > LONGEST) return undefined;
  const parts = partsOf(text);
  if (!parts.every((part) => YES.test(part) || HAND_IN.test(part) || isKindWord(part))) return undefined;
  if (parts.some((part) => HAND_IN.test(part))) return 'hand_in';
  return parts.some((part) => YES.test(part)) ? 'yes' : undefined;
}

import type { CommandCall } from '../command-call.ts';
import type { CommandKey } from './command-table.ts';
import type { Passage } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

/** 督办怎么写, 请问答复应该怎么打? */
const HOW_TO =
  /^(?:请问|问一下)?[\s,]*(?<word>\p{Script=Han}{2,6}?)(?:应该|该|要)?(?:怎么|怎样|如何|咋)(?:写|用|打|发|填|说)(?:[呀啊呢]|的)?[\s?。!]*$/u;

/** 怎么提建议啊, 建议怎么提: how a suggestion comes about at all. */
const HOW_TO_PROPOSE =
  /^(?:请问|问一下|想问(?:一下)?)?[\s,]*(?:我们?)?(?:想|要|该|应该)*(?:(?:怎么|怎样|如何|咋)(?:样|才能|去|来)?(?:提交|提出|提|写|弄|填)(?:一?[个条件])?(?:代表)?(?:建议|意见)|(?:代表)?建议(?:应该|该|要|是)?(?:怎么|怎样|如何|咋)(?:提交|提出|提|弄|搞))(?:[呀啊呢哦]|的)?[\s?。!~]*$/u;
/** 不会弄, 我不会写 */
const HELPLESS =
  /^(?:我|俺|咱)?(?:们)?(?:还|都|也|真|实在|这个)*(?:不会|不懂|不知道(?:怎么|咋|如何)|不晓得(?:怎么|咋)|不太会)(?:弄|写|填|用|搞|提|操作|说)(?:这个|建议)?(?:[呀啊呢哦了]|的)?[\s。!~]*$/u;

/** Return the guide for whoever asks how to make a suggestion, or says that he cannot. */
export function guideFor({ folded }: Passage): CommandCall | undefined {
  if (HOW_TO_PROPOSE.test(folded)) return { name: 'guide' };
  return HELPLESS.test(folded) ? { name: 'guide', helpless: true } : undefined;
}

/** Return the command whose word a text is and nothing else. */
export function topicIn({ folded }: Passage, lexicon: Lexicon): CommandKey | undefined {
  return keyOf(/^[\s#:,「]*(\p{L}{1,16}?)[\s」?。]*$/u.exec(folded)?.[1], lexicon);
}

/** Return the command of which somebody asks how it is typed. */
export function askedHow({ folded }: Passage, lexicon: Lexicon): CommandKey | undefined {
  return keyOf(HOW_TO.exec(folded)?.groups?.['word'], lexicon);
}

function keyOf(word: string | undefined, { words }: Lexicon): CommandKey | undefined {
  return word === undefined ? undefined : words.find(({ text }) => text === word)?.entry.key;
}

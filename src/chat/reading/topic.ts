import type { CommandKey } from './command-table.ts';
import type { Passage } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

/** 督办怎么写, 请问答复应该怎么打? */
const HOW_TO =
  /^(?:请问|问一下)?[\s,]*(?<word>\p{Script=Han}{2,6}?)(?:应该|该|要)?(?:怎么|怎样|如何|咋)(?:写|用|打|发|填|说)(?:[呀啊呢]|的)?[\s?。!]*$/u;

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

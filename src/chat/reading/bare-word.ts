import { findLabels, readFields } from './fields.ts';
import { fold, type Passage } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { locate } from './locate.ts';
import { withoutClosing, withoutFiller, withoutGreeting } from './politeness.ts';
import { asksForAll, punctuated } from './said.ts';
import { isEmpty, leadingTargets } from './targets.ts';

/** What may follow a bare 签收 on its own lines, since it is asked for and cannot be chatter. */
const AFTER_SIGN_OFF = [
  { key: 'handler', extent: 'line' },
  { key: 'phone', extent: 'line' },
  { key: 'leader', extent: 'line' },
  { key: 'charged', extent: 'line' },
  { key: 'promise', extent: 'line' },
] as const;

/** Return whether a text is nothing but a bare word, with or without numbers (commands.md, rule 1). */
export function isBareCommand(text: Passage, lexicon: Lexicon): boolean {
  const plain = withoutClosing(text);
  // 请签收 asks others, 已附议 tells of it: only the word itself acts.
  if (withoutFiller(plain).folded !== withoutGreeting(plain).folded) return false;
  const located = locate(plain, lexicon, 'plain');
  if (!located) return false;
  const { entry } = located.word;
  const rest = entry.key === 'signOff' ? withoutFields(located.rest, lexicon) : located.rest;
  const after = leadingTargets(rest, { series: lexicon.series, rangeWords: 'yes' });
  const numbered = located.numbers.folded !== '' || !isEmpty(after.targets);
  const whole = entry.key === 'query' && asksForAll(after.rest);
  if (punctuated(after.rest).folded !== '' && !whole) return false;
  const word = (it: string): boolean => fold(it) === located.word.text;
  return entry.bare.some(word) || (numbered && entry.bareWithNumbers.some(word));
}

function withoutFields(rest: Passage, lexicon: Lexicon): Passage {
  const style = { lexicon, style: 'form' } as const;
  return findLabels(rest.folded, AFTER_SIGN_OFF, style).length === 0
    ? rest
    : readFields(rest, AFTER_SIGN_OFF, style).rest;
}

import { cutAtLabels, findLabels } from './fields.ts';
import { fold, type Passage } from './fold.ts';
import { SIGN_OFF, TOLD_LATER } from './handling.ts';
import type { Lexicon } from './lexicon.ts';
import { locate } from './locate.ts';
import { withoutClosing, withoutFiller, withoutGreeting } from './politeness.ts';
import { asksForAll, punctuated } from './said.ts';
import { isEmpty, leadingTargets } from './targets.ts';

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

/** The fields of a sign-off may follow, each to the end of its line: they are asked for and cannot be chatter. */
function withoutFields(rest: Passage, lexicon: Lexicon): Passage {
  const labels = findLabels(rest.folded, SIGN_OFF, { lexicon, style: 'form' });
  return labels.length === 0 ? rest : cutAtLabels(rest, labels, TOLD_LATER).rest;
}

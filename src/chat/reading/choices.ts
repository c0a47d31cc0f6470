import type { CommandCall } from '../command-call.ts';
import type { Passage } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { withoutClosing } from './politeness.ts';

/**
 * Return the choice that a text is: numbers, or the label of a default card that is no command word (those stay
 * commands: 签收, 附议, 同意 mean the same with and without a card).
 */
export function readChoice(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  const { folded } = withoutClosing(text);
  if (/^\d{1,3}(?:[\s,、/;+]+\d{1,3})*$/.test(folded)) {
    return { name: 'choose', numbers: (folded.match(/\d+/g) ?? []).map(Number) };
  }
  return readLabel(text, lexicon);
}

/** Return the choice whose label a text is, unless that is a command word as well. */
export function readLabel(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  const { folded } = withoutClosing(text);
  const label = lexicon.choices.get(folded);
  const isCommand = lexicon.words.some((word) => word.text === folded && word.entry.key !== 'confirmGroup');
  return label === undefined || isCommand ? undefined : { name: 'chooseLabel', label };
}

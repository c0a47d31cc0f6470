import type { CommandCall } from '../command-call.ts';
import { cut, join, type Passage } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { readNames } from './names.ts';
import { aim, punctuated, type Said } from './said.ts';
import { looksLikeSuggestion, readSuggestion } from './suggestion.ts';
import { certainTargets, isEmpty } from './targets.ts';

const CHAIN = /^(?:接龙|接力)/;
const ENTRY =
  /(?<=^|\n)[ ]*\d{1,3}[.、)][ ]*(?<name>\p{Script=Han}[\p{Script=Han}·]{1,11}|[a-z][a-z ]{1,30})(?=$|[\s,;+:。(])/gu;

/** 附议 N, 不附议 N; names stand only in a 接龙 and are never taken for signatures. */
export function readCosigning(said: Said): CommandCall {
  const { targets } = aim(said);
  const name = said.key === 'declineCosign' ? 'declineCosign' : 'cosign';
  return { name, targets, names: chainNames(said.rest) };
}

const WHOLE_TEAM = /^(?:请|邀请)?(?:全团|本团|我们团|全体|全组|本组|各位|大家|所有人|所有)(?:代表)?/;

/** 联名 李芳、周砚秋, 联名 全团; a text that goes on with the labels of a suggestion is one. */
export function readInvitation(said: Said): CommandCall {
  if (looksLikeSuggestion(said.rest, said.lexicon)) {
    const word = { clean: said.word, folded: said.word };
    return { name: 'submit', suggestion: readSuggestion(join([word, said.rest], ''), said.lexicon) };
  }
  const { targets, rest } = aim(said);
  return { name: 'inviteCosigners', targets, ...readInvitees(punctuated(rest)) };
}

/** Whom a deputy wants to ask: names, or everybody of the own team. */
export function readInvitees(list: Passage): { readonly names: string[]; readonly wholeTeam: boolean } {
  const wholeTeam = WHOLE_TEAM.test(list.folded);
  return { names: wholeTeam ? [] : readNames(list), wholeTeam };
}

/** Return whether the text is a 接龙, whatever it is about. */
export function isChain(text: Passage): boolean {
  return CHAIN.test(text.folded);
}

/**
 * Return the cosigning of a 接龙 whose heading says 附议 and names a suggestion, else `undefined`: a 接龙 for
 * planting trees is none of the bot's business.
 */
export function readChain(text: Passage, lexicon: Lexicon): CommandCall | undefined {
  const first = text.folded.search(ENTRY);
  const heading = cut(text, 0, first === -1 ? undefined : first);
  if (!/附议|联名/.test(heading.folded) || /不附议/.test(heading.folded)) return undefined;
  const targets = certainTargets(heading, lexicon.series);
  const loose = isEmpty(targets) ? numberAfterWord(heading, lexicon) : targets;
  return isEmpty(loose) ? undefined : { name: 'cosign', targets: loose, names: chainNames(text) };
}

function numberAfterWord(heading: Passage, lexicon: Lexicon) {
  const word = /(?:附议|联名)[\s:]*(\d{1,4})(?=$|[\s《(,。:])/.exec(heading.folded)?.[1];
  return certainTargets({ clean: `第${word ?? ''}号`, folded: `第${word ?? ''}号` }, lexicon.series);
}

function chainNames(text: Passage): string[] {
  return [...text.folded.matchAll(ENTRY)].flatMap((match) => {
    const name = match.groups?.['name'] ?? '';
    const start = match.index + match[0].length - name.length;
    const typed = cut(text, start, start + name.length);
    return readNames({
      clean: typed.clean.replace(/(?:同意)?附議?议?$/u, ''),
      folded: typed.folded.replace(/(?:同意)?附议$/u, ''),
    });
  });
}

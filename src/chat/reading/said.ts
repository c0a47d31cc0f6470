import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Targets } from '../command-call.ts';
import type { CommandKey } from './command-table.ts';
import { findLabels } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { numberOfFile } from './numbers.ts';
import { certainTargets, isEmpty, leadingTargets, NO_TARGETS, type TargetOptions } from './targets.ts';

/** What was said after a command word was found in it. */
export interface Said {
  readonly key: CommandKey;
  /** The command word, folded. */
  readonly word: string;
  /** The numbers that stood in front of the word. */
  readonly numbers: Passage;
  /** All that follows the word. */
  readonly rest: Passage;
  readonly lexicon: Lexicon;
  readonly today: CivilDate;
  /** Names of the files sent with it. */
  readonly files: readonly string[];
}

export interface Aimed {
  readonly targets: Targets;
  readonly rest: Passage;
}

/** Return which suggestions are meant (numbers before or after the word) and what is said about them. */
export function aim(said: Said, rangeWords: 'yes' | 'no' = 'yes'): Aimed {
  const options: TargetOptions = { series: said.lexicon.series, rangeWords };
  const before = leadingTargets(said.numbers, options).targets;
  const after = leadingTargets(said.rest, { ...options, behindWord: true });
  if (before.all && after.targets.except.length > 0)
    return { targets: after.targets, rest: punctuated(after.rest) };
  if (!isEmpty(before)) return { targets: before, rest: punctuated(said.rest) };
  if (!isEmpty(after.targets)) return { targets: after.targets, rest: punctuated(after.rest) };
  const labelled = atLabel(said, options);
  if (labelled) return labelled;
  const certain = certainTargets(beforeLabels(said), said.lexicon.series);
  return { targets: certain, rest: punctuated(after.rest) };
}

/** 编号:018 among the fields. */
function atLabel({ rest, lexicon }: Said, options: TargetOptions): Aimed | undefined {
  const label = findLabels(rest.folded, [{ key: 'number', extent: 'line' }], { lexicon, style: 'prose' })[0];
  if (!label) return undefined;
  const found = leadingTargets(cut(rest, label.end), options);
  if (isEmpty(found.targets)) return undefined;
  return {
    targets: found.targets,
    rest: punctuated(join([cut(rest, 0, label.start), punctuated(found.rest)], '\n')),
  };
}

/** What stands in a field (文号:城管函3号) is no number of a suggestion. */
function beforeLabels({ rest, lexicon }: Said): Passage {
  const specs = lexicon.fields.map((key) => ({ key, extent: 'line' }) as const);
  return cut(rest, 0, findLabels(rest.folded, specs, { lexicon, style: 'prose' })[0]?.start);
}

/** As `aim`, but a file may carry the number in its name (018….pdf). */
export function aimOrFile(said: Said): Aimed {
  const aimed = aim(said);
  if (!isEmpty(aimed.targets)) return aimed;
  return { ...aimed, targets: targetsOfFiles(said.files, said.lexicon) };
}

export function targetsOfFiles(files: readonly string[], lexicon: Lexicon): Targets {
  const numbers = files.flatMap((name) => numberOfFile(name, lexicon.series) ?? []);
  return numbers.length === 0 ? NO_TARGETS : { ...NO_TARGETS, numbers };
}

/** Return the text without the signs with which people go on after a number. */
export function punctuated(text: Passage): Passage {
  return cut(text, /^[\s,:;、。.!?]*/.exec(text.folded)?.[0].length ?? 0);
}

/** 查 18 全部: after a number, 全部 means everything about it. */
export function asksForAll(rest: Passage): boolean {
  return /^[\s,:、]*(?:全部|所有)(?:情况|内容)?[\s。.!?]*$/.test(rest.folded);
}

/** Return the text as typed, or `undefined` when nothing was said. */
export function wordsOf(text: Passage): string | undefined {
  return text.clean.trim() === '' ? undefined : text.clean.trim();
}

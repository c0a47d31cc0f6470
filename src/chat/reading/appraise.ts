import type { Category } from '../../domain/intake/categories.ts';
import { categoryOf, categoryStated } from '../../domain/intake/category.ts';
import { type Flag, flagsOf } from '../../domain/intake/negative-list.ts';
import type { SuggestionText } from '../command-call.ts';
import { fold } from './fold.ts';
import { listedPoints } from './points.ts';

export type Part = 'title' | 'reason' | 'advice';

/** What can be said of a suggestion before anybody has read it. */
export interface Appraisal {
  /** The category that the deputy stated, else the one that a clerk would pick; absent when that is open. */
  readonly category?: Category;
  /** How many points the advice lists; 1 when it is one piece of prose, 0 when there is none. */
  readonly points: number;
  readonly flags: readonly Flag[];
  /** What has to be asked for. */
  readonly missing: readonly Part[];
}

/** This much is looked at; a suggestion of the usual 2,500 characters is within it. */
const LONGEST = 6000;

export function appraise(text: SuggestionText): Appraisal {
  const body = bodyRead(text);
  const stated = text.category === undefined ? undefined : categoryStated(fold(text.category));
  const category = stated ?? categoryOf({ title: fold(text.title ?? ''), body });
  return {
    ...(category === undefined ? {} : { category }),
    points: listedPoints(text.advice ?? '').length,
    flags: text.body === undefined ? [] : flagsOf(body),
    missing: missingOf(text),
  };
}

/** All that was typed, as it is judged by what was learnt: folded. */
export function bodyRead({ body }: SuggestionText): string {
  return fold((body ?? '').slice(0, LONGEST));
}

function missingOf({ title, reason, analysis, advice }: SuggestionText): Part[] {
  const parts = { title, reason: reason ?? analysis, advice };
  // The cast holds: these are the keys of the object above.
  return (Object.keys(parts) as Part[]).filter((part) => parts[part] === undefined);
}

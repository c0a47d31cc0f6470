import { categoryOf, categoryStated } from '../../domain/intake/category.ts';
import type { Category } from '../../domain/intake/category-words.ts';
import { type Flag, flagsOf } from '../../domain/intake/negative-list.ts';
import type { Written } from '../../domain/intake/written.ts';
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

/** This much of each part is looked at; a suggestion of the usual 2,500 characters is within it. */
const LONGEST_PART = 6000;

export function appraise(text: SuggestionText): Appraisal {
  const written = writtenOf(text);
  const stated = text.category === undefined ? undefined : categoryStated(fold(text.category));
  const category = stated ?? categoryOf(written);
  return {
    ...(category === undefined ? {} : { category }),
    points: listedPoints(text.advice ?? '').length,
    flags: text.body === undefined ? [] : flagsOf(written),
    missing: missingOf(text),
  };
}

/** A suggestion as intake looks at it. */
export function writtenOf({ title, reason, analysis, advice, body }: SuggestionText): Written {
  const part = (...texts: readonly (string | undefined)[]): string =>
    fold(
      texts
        .filter((it) => it !== undefined)
        .join('\n')
        .slice(0, LONGEST_PART),
    );
  return { title: part(title), reason: part(reason, analysis), advice: part(advice), body: part(body) };
}

function missingOf({ title, reason, analysis, advice }: SuggestionText): Part[] {
  const parts = { title, reason: reason ?? analysis, advice };
  // The cast holds: these are the keys of the object above.
  return (Object.keys(parts) as Part[]).filter((part) => parts[part] === undefined);
}

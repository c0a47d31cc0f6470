import type { Suggestion } from './suggestion.ts';

export type MissingPart = 'reason' | 'advice';

/** Parts that a proper suggestion has and this one lacks (domain.md 1.12); the title has a default. */
export function missingParts(suggestion: Pick<Suggestion, 'reason' | 'analysis' | 'advice'>): MissingPart[] {
  const missing: MissingPart[] = [];
  if (suggestion.reason.trim() === '' && suggestion.analysis.trim() === '') missing.push('reason');
  if (suggestion.advice.trim() === '') missing.push('advice');
  return missing;
}

const TITLE_LENGTH = 24;
const LEADING_NUMBER =
  /^(?:[(\uff08]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)\uff09、.．](?!\d)|[-•·*])\s*/u;

/** A title for a suggestion that came without one: the beginning of what it asks for. */
export function defaultTitle(content: {
  readonly advice: string;
  readonly reason: string;
  readonly body: string;
}): string {
  const source = [content.advice, content.reason, content.body].find((text) => text.trim() !== '') ?? '';
  const [first = ''] = source
    .trim()
    .replace(LEADING_NUMBER, '')
    .replace(/^(?:我们?)?建议[\s:\uff1a]*/u, '')
    .split(/[。;\uff1b!\uff01?\uff1f\n,\uff0c]/u);
  const core = first.trim().slice(0, TITLE_LENGTH);
  return core === '' ? '(还没有标题)' : `关于${core}的建议`;
}

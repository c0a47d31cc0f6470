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

/** What a demand begins with, as people say it: 俺们希望, 另外,能不能. */
const LEADING_DEMAND =
  /^(?:(?:为此|因此|所以|另外|还|也)[\s,\uff0c]*)?(?:[我俺咱]们?)?(?:强烈)?(?:建[议意]|健议|提议|希望|恳请|呼吁|能不能|能否|可否|可不可以|最好)[\s:\uff1a,\uff0c]*/u;
const LAST_PARTICLES = /[吧嘛啊呢呀哦哈]+$/u;

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
    .replace(LEADING_DEMAND, '')
    .split(/[。;\uff1b!\uff01?\uff1f\n,\uff0c]/u);
  const core = first.trim().replace(LAST_PARTICLES, '').slice(0, TITLE_LENGTH);
  return core === '' ? '(还没有标题)' : `关于${core}的建议`;
}

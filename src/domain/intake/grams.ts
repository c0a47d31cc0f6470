/** What stands for a figure, a pause and a line's end: which figure or mark it is tells nothing. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/\d+/gu, '0'],
  [/[\p{P}\p{S}]+/gu, '_'],
  [/\n+/gu, '|'],
  [/\s+/gu, ''],
];

/**
 * Return what a folded text is judged by: its characters and its pairs of neighbours, each once, with `^` before the
 * first and `$` behind the last. Words are not parted: pairs do as well in Chinese, and need no dictionary.
 */
export function gramsOf(text: string): Set<string> {
  const plain = SAME.reduce((so, [pattern, sign]) => so.replace(pattern, sign), text.trim());
  const characters = ['^', ...plain, '$'];
  return new Set(
    characters.flatMap((character, at) => [character, `${character}${characters[at + 1] ?? ''}`]),
  );
}

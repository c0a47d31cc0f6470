const CUT = '…';

/** How wide a character is, in parts of the size of the letters: Chinese ones are square. */
function widthOf(character: string): number {
  if (character >= '\u2e80') return 1;
  if (/[MWmw@%&]/u.test(character)) return 0.9;
  if (/[ijlI.,:;'|!() ]/u.test(character)) return 0.35;
  return 0.6;
}

/** Return the width of a text in the unit of `size`, rather too much than too little. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0) * size;
}

/** Return the text in lines of at most `width`; what does not fit into `most` lines is cut off, and shows it. */
export function wrapped(
  text: string,
  { size, width, most }: { readonly size: number; readonly width: number; readonly most: number },
): readonly string[] {
  const lines: string[] = [''];
  for (const character of text.replace(/\s+/gu, ' ').trim()) {
    const line = lines.at(-1) ?? '';
    if (textWidth(line + character, size) <= width) lines[lines.length - 1] = line + character;
    else lines.push(character);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', size, width)];
}

function shortened(line: string, size: number, width: number): string {
  const characters = [...line];
  while (characters.length > 0 && textWidth(characters.join('') + CUT, size) > width) characters.pop();
  return characters.join('') + CUT;
}

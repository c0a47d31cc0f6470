/** Return the value of digits or of a Chinese numeral up to 999; NaN for anything else. */
export function numeralOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const match =
    /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return Number.NaN;
  const [, hundreds, tens, ten, ones] = match;
  return digit(hundreds) * 100 + (ten === undefined ? 0 : (digit(tens) || 1) * 10) + digit(ones);
}

function digit(character: string | undefined): number {
  return character === undefined ? 0 : '零一二三四五六七八九'.indexOf(character);
}

import type { WechatText } from './encode.ts';

/** WeChat takes about 2 000 characters in one message without shortening what is shown. */
const LONGEST = 2000;

/** Return the messages that a text is sent as: cut at line ends, the foot whole. */
export function piecesOf({ body, foot }: WechatText, longest = LONGEST): readonly string[] {
  const blocks = [...body, ...(foot.length === 0 ? [] : [foot.join('\n')])];
  const pieces: string[] = [];
  let current: string | undefined;
  for (const block of blocks.flatMap((it) => (it.length > longest ? cut(it, longest) : [it]))) {
    const joined: string = current === undefined ? block : `${current}\n${block}`;
    if (joined.length <= longest) {
      current = joined;
    } else {
      pieces.push(current ?? '');
      current = block;
    }
  }
  return [...pieces, current ?? ''].map((piece) => piece.replace(/^\n+|\n+$/gu, '')).filter(isSomething);
}

/** Cut a line, or a foot, that is too long by itself; a character of two units stays whole. */
function cut(block: string, longest: number): string[] {
  const cutAt = block.lastIndexOf('\n', longest);
  let end = cutAt > 0 ? cutAt : longest;
  if (cutAt <= 0 && /[\ud800-\udbff]/.test(block.charAt(end - 1))) end -= 1;
  const rest = block.slice(cutAt > 0 ? end + 1 : end);
  return [block.slice(0, end), ...(rest.length > longest ? cut(rest, longest) : [rest])];
}

function isSomething(piece: string): boolean {
  return piece.trim() !== '';
}

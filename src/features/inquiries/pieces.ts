import type { Address } from '../../chat/message.ts';
import type { CommandContext } from '../context.ts';
import { say } from '../speaking/speak.ts';

/** What a phone shows without effort; longer texts come as several messages. */
export const PIECE_LENGTH = 1500;

/** How many lines of a list are shown at once: six with heading and end; the whole list goes privately. */
export const LIST_LENGTH = 4;

const BREAKS: readonly RegExp[] = [/(?<=\n)/u, /(?<=[。!?;\uff01\uff1f\uff1b])/u, /(?<=.)/su];

/**
 * Cut a text into pieces of at most `limit` characters, in order: between lines where possible, else
 * between sentences, else anywhere. Joined again the pieces are the text, but for line breaks at cuts.
 */
export function splitText(text: string, limit: number): string[] {
  return cut(text, limit, BREAKS)
    .map((piece) => piece.replace(/^\n+|\n+$/gu, ''))
    .filter((piece) => piece.trim() !== '');
}

function cut(text: string, limit: number, breaks: readonly RegExp[]): string[] {
  const [first, ...finer] = breaks;
  if (lengthOf(text) <= limit || first === undefined) return [text];
  const pieces: string[] = [];
  let current = '';
  for (const part of text.split(first).flatMap((each) => cut(each, limit, finer))) {
    if (current !== '' && lengthOf(current) + lengthOf(part) > limit) {
      pieces.push(current);
      current = '';
    }
    current += part;
  }
  return current === '' ? pieces : [...pieces, current];
}

/** Characters as people count them: one for each code point. */
function lengthOf(text: string): number {
  return [...text].length;
}

/** Say a text as one or several answers, in order. `name` tells answers of one command apart. */
export async function sayPieces(
  context: CommandContext,
  answer: { readonly to: Address; readonly name: string; readonly text: string; readonly subject?: string },
): Promise<void> {
  for (const [index, piece] of splitText(answer.text, PIECE_LENGTH).entries()) {
    // Each piece is a message of its own, so each needs a key of its own in the outbox.
    const cause = `${context.cause}#${answer.name}${index}`;
    await say(
      { ...context, cause },
      {
        to: answer.to,
        class: 'answer',
        template: 'inquiries/piece',
        values: { text: piece },
        ...(answer.subject === undefined ? {} : { subject: answer.subject }),
      },
    );
  }
}

import { answer, type Understanding } from './answer.ts';
import { parseLine } from './line.ts';

export interface RunInput extends Understanding {
  /** What problems name: the file, or `-`. */
  readonly file: string;
  readonly lines: AsyncIterable<string>;
  /** Resolves when the reader of the output can take more. */
  readonly out: (text: string) => Promise<void> | undefined;
  readonly err: (text: string) => void;
}

/** Print one answer a line, in order; return how many lines were no messages. */
export async function run({ file, lines, out, err, table, today }: RunInput): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    const { line, problem } = parseLine(text);
    if (line === undefined) {
      bad += 1;
      err(`${file}:${String(number)}: ${problem}\n`);
      continue;
    }
    await out(`${JSON.stringify(answer(line, { table, today }))}\n`);
  }
  return bad;
}

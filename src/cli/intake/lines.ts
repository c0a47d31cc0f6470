/**
 * Split decoded chunks at line feeds and nothing else: U+2028 may stand raw inside a JSON string, where
 * `node:readline` would end a line. Pieces of a long line are joined once, however many chunks it takes.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let pieces: string[] = [];
  let isFirst = true;
  for await (const chunk of chunks) {
    const [head = '', ...rest] = (isFirst ? chunk.replace(/^\ufeff/, '') : chunk).split('\n');
    isFirst = false;
    pieces.push(head);
    for (const next of rest) {
      yield pieces.join('');
      pieces = [next];
    }
  }
  yield pieces.join('');
}

import type { CommandCall } from '../../chat/command-call.ts';

/** Return what the bot keeps of the text of a call that is no suggestion, or `undefined` when it keeps no text. */
export function bodyOf(call: CommandCall): string | undefined {
  switch (call.name) {
    case 'requestReturn':
    case 'extend':
    case 'withdraw':
      return call.reason;
    case 'contact':
      return call.summary;
    case 'assistOpinion':
      return call.opinion;
    case 'assistPromise':
      return call.matter;
    case 'rate':
      return call.remark;
    case 'reply':
      return joined([call.content, ...call.commitments.map(({ matter }) => matter)]);
    case 'clue':
      return call.body;
    default:
      return undefined;
  }
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join('\n');
}

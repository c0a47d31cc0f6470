import type { CommandCall, CommandName } from '../../chat/command-call.ts';

export type Kind = (typeof KINDS)[keyof typeof KINDS] | 'rating' | 'none' | 'other';

/** What the calls of deputies and units are called outside; words of staff have no kind of their own. */
const KINDS = {
  submit: 'suggestion',
  clue: 'clue',
  cosign: 'cosign',
  signOff: 'sign_off',
  requestReturn: 'return_request',
  contact: 'contact',
  extend: 'extension',
  reply: 'reply',
  assistOpinion: 'assist_opinion',
  assistPromise: 'assist_promise',
  rate: 'rating',
  query: 'query',
  readFull: 'query',
  withdraw: 'withdraw',
  help: 'help',
  guide: 'help',
} as const satisfies Partial<Record<CommandName, string>>;

/** These ask for nothing, or nothing was found in them. */
const SILENT: ReadonlySet<CommandName> = new Set<CommandName>(['greeting', 'unknown', 'file']);

export function kindOf(call: CommandCall | undefined): Kind {
  if (call === undefined || SILENT.has(call.name)) return 'none';
  if (gradesOf(call) !== undefined) return 'rating';
  // A number alone answers a card, and here is none.
  if (call.name === 'choose') return 'none';
  return call.name in KINDS ? KINDS[call.name as keyof typeof KINDS] : 'other'; // `in` has just looked.
}

/** Return the grades that a call gives; two numbers answer an open rating (commands.md, rule 2). */
export function gradesOf(
  call: CommandCall,
): { readonly attitude: number | null; readonly result: number | null } | undefined {
  if (call.name === 'rate') return { attitude: call.attitude ?? null, result: call.result ?? null };
  if (call.name !== 'choose') return undefined;
  const [attitude, result, ...more] = call.numbers;
  if (attitude === undefined || result === undefined || more.length > 0) return undefined;
  return isGrade(attitude) && isGrade(result) ? { attitude, result } : undefined;
}

function isGrade(number: number): boolean {
  return number >= 1 && number <= 3;
}

import { chatOf, savedValue, unmetClauses } from './expectation.ts';
import type { BotMessage, Ledger } from './ledger.ts';
import type { Failure } from './report.ts';
import type { Expectation } from './scenario-steps.ts';
import { substitute } from './substitute.ts';

/**
 * Judge the items of a step in order and keep what they save; what one saves, the next may use.
 * Throws MissingValueError when an item uses a value that was never saved.
 */
export function judge(
  items: readonly Expectation[],
  step: number,
  ledger: Ledger,
  saved: Map<string, string>,
): readonly Failure[] {
  const said = ledger.said(step);
  return items.flatMap((raw) => {
    const item = substitute(raw, saved);
    const unsaved = Object.entries(item.save ?? {}).filter(([name, pattern]) => {
      const value = savedValue(pattern, item, said);
      if (value !== undefined) saved.set(name, value);
      return value === undefined;
    });
    const clauses = unmetClauses(item, said);
    if (clauses.length === 0 && unsaved.length === 0) return [];
    const { in: group, to } = item;
    const expected = {
      ...(group === undefined ? { to } : { in: group }),
      ...Object.fromEntries(clauses.map((clause) => [clause, item[clause]])),
      ...(unsaved.length === 0 ? {} : { save: Object.fromEntries(unsaved) }),
    };
    return [{ step, expected, said: textsOf(said.filter(({ chat }) => chat === chatOf(item))) }];
  });
}

/** `strict: true`: whatever was said in a chat that the step does not expect is a failure. */
export function strangers(items: readonly Expectation[], step: number, ledger: Ledger): readonly Failure[] {
  const expected = new Set(items.map(chatOf));
  const unexpected = ledger.said(step).filter(({ chat }) => !expected.has(chat));
  return [...new Set(unexpected.map(({ chat }) => chat))].map((chat) => ({
    step,
    expected: { ...addressOf(chat), none: true, strict: true },
    said: textsOf(unexpected.filter((message) => message.chat === chat)),
  }));
}

function addressOf(chat: string): { readonly in: string } | { readonly to: string } {
  return chat.startsWith('group:')
    ? { in: chat.slice('group:'.length) }
    : { to: chat.slice('direct:'.length) };
}

function textsOf(messages: readonly BotMessage[]): readonly string[] {
  return messages.map(({ text }) => text);
}

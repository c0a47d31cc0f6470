import type { AnyCall } from '../chat/card-call.ts';
import type { CommandChat, CommandEntry, CommandKey, CommandTable } from '../chat/reading/command-table.ts';
import { fold } from '../chat/reading/fold.ts';
import type { Role } from '../domain/visibility/visibility.ts';

export type Permission =
  { readonly ok: true } | { readonly ok: false; readonly why: 'role' | 'chat'; readonly entry: CommandEntry };

/** Choices of a card that belong to a word of the table. */
const WORD_OF_CHOICE: Partial<Record<AnyCall['name'], CommandKey>> = {
  confirmDraft: 'submit',
  editDraft: 'submit',
  discardDraft: 'submit',
  askRevision: 'review',
  askDecline: 'review',
  amendDraft: 'submit',
  handOver: 'submit',
  agreeWithdrawal: 'withdraw',
  decideWithdrawal: 'review',
  cosignInstead: 'cosign',
  keepOwn: 'submit',
  askReturn: 'requestReturn',
  closeCommitments: 'commitmentDone',
  reviewCommitments: 'rate',
  confirmClaim: 'bindingCode',
  importList: 'import',
  decide: 'agree',
  amendClue: 'clue',
  confirmOnBehalf: 'onBehalf',
  redoOpinion: 'reply',
};

/**
 * The one place where role and chat are checked: both must fit (commands.md). What is no word of the
 * table (a number, an unknown word) is decided by what it stands for.
 */
export function permit(
  table: CommandTable,
  call: AnyCall,
  who: { readonly roles: readonly Role[]; readonly chat: CommandChat },
): Permission {
  const entry = entryOf(table, call);
  if (entry === undefined) return { ok: true };
  const roleFits = entry.roles.includes('anyone') || who.roles.some((role) => entry.roles.includes(role));
  if (!roleFits) return { ok: false, why: 'role', entry };
  const chatFits = entry.chats.includes('any') || entry.chats.includes(who.chat);
  return chatFits ? { ok: true } : { ok: false, why: 'chat', entry };
}

export function entryOf(table: CommandTable, call: AnyCall): CommandEntry | undefined {
  const key: string = call.name === 'other' ? call.key : (WORD_OF_CHOICE[call.name] ?? call.name);
  return table.commands.find((entry) => entry.key === key);
}

/** The word of the table as it was typed, at the head or after numbers; the table's own word for a plain sentence. */
export function wordTyped({ words }: CommandEntry, spoken: string): string {
  const head = fold(spoken).replace(/^[\s\d第号、,-]+/u, '');
  const typed = words.filter((word) => head.startsWith(fold(word)));
  return typed.toSorted((a, b) => b.length - a.length)[0] ?? words[0] ?? '';
}
